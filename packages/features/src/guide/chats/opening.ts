import { AppError } from "@bellyfed/core/error";
import type { Item, ReadTable, Runtime } from "@bellyfed/core/ports";
import { metaKey, turnKey } from "../keys.ts";
import { type OpeningKeys, type Seal, sealOf } from "./sealing.ts";
import { chatOf, type StoredChat, type StoredTurn, turnOf } from "./stored.ts";

export interface OpeningPorts extends OpeningKeys {
  readonly table: Pick<ReadTable, "get" | "batchGet">;
  readonly runtime: Pick<Runtime, "now">;
}

/** A chat that may be read, with what opens it. */
export interface OpenChat {
  readonly chat: StoredChat;
  readonly seal: Seal;
}

/** Says the same of what is not there, has expired, was erased, and is somebody else's. */
export const noChat = () => new AppError("missing", "chat.missing", "There is no such chat, or it is somebody else's");

/** Strongly consistent. Throws AppError 404 `chat.missing`. `sub`: who asks; undefined without a token. */
export async function openChat(ports: OpeningPorts, id: string, sub: string | undefined): Promise<OpenChat> {
  const chat = await chatAt(ports, id);
  if (!chat || (chat.owner !== null && chat.owner !== sub)) throw noChat();
  const seal = await sealOf(ports, chat);
  if (!seal) throw noChat();
  return { chat, seal };
}

/** A chat whoever asks. */
export const chatAt = async ({ table, runtime }: OpeningPorts, id: string): Promise<StoredChat | undefined> =>
  chatOf(id, await table.get({ Key: metaKey(id), ConsistentRead: true }), runtime.now());

/** Its last turns, oldest first; all of them when `most` is left out. */
export async function turnsOf(
  { table }: OpeningPorts,
  { chat: { id, turns }, seal }: OpenChat,
  most = turns,
): Promise<readonly StoredTurn[]> {
  const numbers = Array.from({ length: Math.min(most, turns) }, (_, at) => turns - at).reverse();
  if (numbers.length === 0) return [];
  const items = await table.batchGet(
    numbers.map((turn) => turnKey(id, turn)),
    { consistent: true },
  );
  const byKey = new Map(items.map((item): [unknown, Item] => [item.SK, item]));
  return numbers.flatMap((turn) => {
    const item = byKey.get(turnKey(id, turn).SK);
    return item ? [turnOf(id, turn, item, seal)] : [];
  });
}
