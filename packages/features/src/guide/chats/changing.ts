import type { ChatKeys } from "@bellyfed/core/guide/chat-keys";
import type { Item, Key, ReadTableWriter, Write } from "@bellyfed/core/ports";
import { chatPartition, listKey, metaKey, sharedKey, turnKey } from "../keys.ts";
import { noChat, type OpenChat, type OpeningPorts } from "./opening.ts";
import { shareIdOf } from "./share-id.ts";
import { runningIn, turnOf } from "./stored.ts";

export interface ChangingPorts extends OpeningPorts {
  readonly table: Pick<ReadTableWriter, "get" | "batchGet" | "query" | "transact">;
  readonly chatKeys: ChatKeys;
}

/** Most writes of a transaction. */
const TOGETHER = 100;

/**
 * Deletes a chat. It cannot be read from its first write on; what is left when a later one fails nobody can open, and it expires.
 */
export async function deleteChat(ports: ChangingPorts, { chat }: OpenChat): Promise<void> {
  const first = [metaKey(chat.id), ...(chat.owner === null ? [] : [listKey(chat.owner, chat.created_at, chat.id)])];
  await ports.table.transact(first.map(remove));
  if (chat.owner === null) await ports.chatKeys.remove(chat.id);
  const rest = await keysOf(ports, chat.id);
  const shared = Array.from({ length: chat.turns }, (_, at) => sharedKey(shareIdOf(chat.id, at + 1)));
  const all = [...rest, ...shared];
  for (let at = 0; at < all.length; at += TOGETHER) {
    await ports.table.transact(all.slice(at, at + TOGETHER).map(remove));
  }
}

const remove = ({ PK, SK }: Key): Write => ({ kind: "delete", operation: { Key: { PK, SK } } });

async function keysOf({ table }: ChangingPorts, chatId: string): Promise<Key[]> {
  const operation = {
    KeyConditionExpression: "PK = :pk",
    ExpressionAttributeValues: { ":pk": chatPartition(chatId) },
    ConsistentRead: true,
  };
  const keys: Key[] = [];
  let last: Item | undefined;
  do {
    const page = await table.query(operation, last);
    keys.push(...page.items.map(({ PK, SK }) => ({ PK: String(PK), SK: String(SK) })));
    last = page.last;
  } while (last);
  return keys;
}

/** Asks the turn that runs to stop, wherever it does; answers whether there is one. */
export async function stopChat({ table, runtime }: ChangingPorts, { chat }: OpenChat): Promise<boolean> {
  const turn = runningIn(chat, runtime.now());
  if (turn === undefined) return false;
  const stopped = await table.transact([
    {
      kind: "update",
      operation: {
        Key: metaKey(chat.id),
        UpdateExpression: "SET stopping = :turn",
        ConditionExpression: "running = :turn",
        ExpressionAttributeValues: { ":turn": turn },
      },
    },
  ]);
  return stopped === "written";
}

/** Lets everybody read an answer who knows the id that this answers; again the same. Throws AppError 404 for a turn that has not ended well. */
export async function shareAnswer(
  { table, runtime }: ChangingPorts,
  { chat, seal }: OpenChat,
  turn: number,
): Promise<{ readonly id: string; readonly expires_at: string }> {
  const stored = await table.get({ Key: turnKey(chat.id, turn) });
  if (!stored || turnOf(chat.id, turn, stored, seal).status !== "done") throw noChat();
  const id = shareIdOf(chat.id, turn);
  const { expires_at } = chat;
  const created_at = new Date(runtime.now()).toISOString();
  await table.transact([
    {
      kind: "put",
      operation: {
        Item: { ...sharedKey(id), chat_id: chat.id, turn, created_at, expires_at },
        ConditionExpression: "attribute_not_exists(PK)",
      },
    },
  ]);
  return { id, expires_at: new Date(expires_at * 1000).toISOString() };
}
