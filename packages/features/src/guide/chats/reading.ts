import type { Cursors } from "@bellyfed/core/cursor";
import type { Page } from "@bellyfed/core/pages";
import type { Item, ReadTable } from "@bellyfed/core/ports";
import * as v from "valibot";
import type { Chat, ListedChat, SharedAnswer } from "../contract.ts";
import { chatOfListed, listPartition, metaKey, sharedKey, turnKey } from "../keys.ts";
import { messagesOf } from "./messages.ts";
import { chatAt, noChat, type OpenChat, type OpeningPorts, turnsOf } from "./opening.ts";
import { sealOf } from "./sealing.ts";
import { chatOf, runningIn, type StoredChat, type StoredTurn, turnOf } from "./stored.ts";

export interface ReadingPorts extends OpeningPorts {
  readonly table: Pick<ReadTable, "get" | "batchGet" | "query">;
  readonly cursors: Cursors;
}

/** Somebody's chats, those begun last first; none once they were erased. */
export async function listChats(
  ports: ReadingPorts,
  sub: string,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<Page<ListedChat>> {
  const query = `chats ${sub}`;
  const after = ports.cursors.decode(query, cursor) as Item | undefined;
  const { items } = await ports.table.query(
    {
      KeyConditionExpression: "PK = :pk",
      ExpressionAttributeValues: { ":pk": listPartition(sub) },
      ScanIndexForward: false,
      Limit: limit + 1,
    },
    after,
  );
  const shown = items.slice(0, limit);
  const last = items.length > limit ? shown.at(-1) : undefined;
  const next_cursor = ports.cursors.encode(query, last && { PK: String(last.PK), SK: String(last.SK) });
  return { data: await listed(ports, sub, shown.map(chatOfListed)), next_cursor };
}

async function listed(ports: ReadingPorts, owner: string, ids: readonly string[]): Promise<ListedChat[]> {
  if (ids.length === 0) return [];
  const items = await ports.table.batchGet(ids.map(metaKey));
  const byKey = new Map(items.map((item): [unknown, Item] => [item.PK, item]));
  const chats = ids.flatMap((id) => chatOf(id, byKey.get(metaKey(id).PK), ports.runtime.now()) ?? []);
  return (await Promise.all(chats.map((chat) => listedOf(ports, { ...chat, owner })))).flat();
}

async function listedOf(ports: ReadingPorts, chat: StoredChat): Promise<ListedChat[]> {
  const seal = await sealOf(ports, chat);
  return seal ? [{ ...headOf({ chat, seal }), turns: chat.turns }] : [];
}

const headOf = ({ chat: { id, title, created_at, updated_at }, seal }: OpenChat) => ({
  ...{ id, title: seal.open(title, "META|title") as string },
  ...{ created_at, updated_at },
});

/** A chat with all its messages. */
export async function readChat(ports: Omit<ReadingPorts, "cursors">, opened: OpenChat): Promise<Chat> {
  const turns = await turnsOf(ports, opened);
  const messages = turns.flatMap((turn) => messagesOf(opened.chat.id, turn, statusOf(ports, opened.chat, turn)));
  return { ...headOf(opened), messages };
}

/** A turn that is said to run and does not has died. */
function statusOf({ runtime }: OpeningPorts, chat: StoredChat, { turn, status }: StoredTurn): StoredTurn["status"] {
  return status === "running" && runningIn(chat, runtime.now()) !== turn ? "failed" : status;
}

const Shared = v.object({ chat_id: v.string(), turn: v.number(), created_at: v.string() });

/** An answer that is shared. Throws AppError 404 once its chat is gone. */
export async function readShared(ports: ReadingPorts, shareId: string): Promise<SharedAnswer> {
  const item = await ports.table.get({ Key: sharedKey(shareId) });
  if (!item) throw noChat();
  const { chat_id, turn, created_at } = v.parse(Shared, item);
  const chat = await chatAt(ports, chat_id);
  const seal = chat && (await sealOf(ports, chat));
  const stored = seal && (await ports.table.get({ Key: turnKey(chat_id, turn) }));
  if (!stored) throw noChat();
  const [, answer] = messagesOf(chat_id, turnOf(chat_id, turn, stored, seal), "done");
  if (!answer) throw noChat();
  // Whoever knows the chat's id may go on with it.
  return { question: turnOf(chat_id, turn, stored, seal).message, message: { ...answer, id: shareId }, created_at };
}
