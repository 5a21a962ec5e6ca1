import type { ChatKeys } from "@bellyfed/core/guide/chat-keys";
import type { Item, Key, ReadTableWriter, Runtime, Transacted, Write } from "@bellyfed/core/ports";
import { retry } from "@bellyfed/core/retry";
import { chatPartition, listKey, metaKey, sharedKey, turnKey } from "../keys.ts";
import { chatAt, noChat, type OpenChat, type OpeningPorts } from "./opening.ts";
import { shareIdOf } from "./share-id.ts";
import { runningIn, turnOf } from "./stored.ts";

export interface ChangingPorts extends OpeningPorts {
  readonly table: Pick<ReadTableWriter, "get" | "batchGet" | "query" | "transact">;
  readonly chatKeys: ChatKeys;
  readonly runtime: Pick<Runtime, "now" | "sleep" | "random">;
}

/** Most writes of a transaction. */
const TOGETHER = 100;
const TRIES = 4;

/**
 * Deletes a chat. It cannot be read from its first write on; what is left when a later one fails nobody can open, and it expires.
 */
export async function deleteChat(ports: ChangingPorts, { chat }: OpenChat): Promise<void> {
  const first = [metaKey(chat.id), ...(chat.owner === null ? [] : [listKey(chat.owner, chat.created_at, chat.id)])];
  await removeAll(ports, first);
  if (chat.owner === null) await ports.chatKeys.remove(chat.id);
  const rest = await keysOf(ports, chat.id);
  const shared = Array.from({ length: chat.turns }, (_, at) => sharedKey(shareIdOf(chat.id, at + 1)));
  const all = [...rest, ...shared];
  for (let at = 0; at < all.length; at += TOGETHER) await removeAll(ports, all.slice(at, at + TOGETHER));
}

/** A turn that runs may be in the way. */
const removeAll = ({ table, runtime }: ChangingPorts, keys: readonly Key[]): Promise<unknown> =>
  retry({ runtime, what: "Deleting a chat", attempts: TRIES }, () => table.transact(keys.map(remove)));

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
export async function stopChat(ports: ChangingPorts, { chat: { id } }: OpenChat): Promise<boolean> {
  // A turn that ends, or says that it lives, may be in the way: then it is looked at again.
  for (let nth = 0; nth < TRIES; nth++) {
    const chat = await chatAt(ports, id);
    const turn = chat && runningIn(chat, ports.runtime.now());
    if (turn === undefined) return false;
    if ((await markStopping(ports, id, turn)) === "written") return true;
  }
  return false;
}

const markStopping = ({ table }: ChangingPorts, chatId: string, turn: number): Promise<Transacted> =>
  table.transact([
    {
      kind: "update",
      operation: {
        Key: metaKey(chatId),
        UpdateExpression: "SET stopping = :turn",
        ConditionExpression: "running = :turn",
        ExpressionAttributeValues: { ":turn": turn },
      },
    },
  ]);

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
