import type { Item, ReadTable, Runtime } from "@bellyfed/core/ports";
import { chatPartition, groupKey, LAST_CHUNK } from "../keys.ts";
import { chunksOf, GROUP_MS, isLast, type NumberedChunk } from "./groups.ts";
import { chatAt, type OpenChat, type OpeningPorts } from "./opening.ts";
import { runningIn } from "./stored.ts";

export interface FollowingPorts extends OpeningPorts {
  readonly table: Pick<ReadTable, "get" | "batchGet" | "query">;
  readonly runtime: Pick<Runtime, "now" | "sleep">;
}

/** Where to go on: after this chunk of this turn. */
export interface FollowedFrom {
  readonly turn: number;
  readonly after: number;
}

/** What whoever follows is told at the end of an answer whose function has died. */
const DIED = "The answer broke off. Please ask again.";

/** It has a number that no other chunk has: whoever comes again after it has heard all. */
const died: NumberedChunk = { number: LAST_CHUNK, chunk: { type: "error", errorText: DIED } };

/**
 * The chunks of an answer after those that are known, wherever it is written: first those that are stored, then the others as they come. Of
 * one whose function has died the last is an `error`.
 */
export async function* followed(
  ports: FollowingPorts,
  { chat, seal }: OpenChat,
  { turn, after }: FollowedFrom,
  left: AbortSignal,
): AsyncGenerator<NumberedChunk> {
  let seen = groupKey(chat.id, turn, 0).SK;
  let reached = after;
  while (!left.aborted) {
    // Asked before the groups: what it has stored by its end is among them.
    const runs = await isRunning(ports, chat.id, turn);
    for (const item of await groupsAfter(ports, chat.id, turn, seen)) {
      seen = String(item.SK);
      for (const each of chunksOf(item, seal)) {
        if (each.number > reached) yield each;
        reached = Math.max(reached, each.number);
        if (isLast(each)) return;
      }
    }
    if (!runs) return reached < LAST_CHUNK ? yield died : undefined;
    await ports.runtime.sleep(GROUP_MS);
  }
}

async function isRunning(ports: FollowingPorts, chatId: string, turn: number): Promise<boolean> {
  const chat = await chatAt(ports, chatId);
  return chat !== undefined && runningIn(chat, ports.runtime.now()) === turn;
}

async function groupsAfter({ table }: FollowingPorts, chatId: string, turn: number, seen: string): Promise<Item[]> {
  const operation = {
    KeyConditionExpression: "PK = :pk AND SK BETWEEN :from AND :to",
    ExpressionAttributeValues: {
      ":pk": chatPartition(chatId),
      ":from": `${seen}!`,
      ":to": groupKey(chatId, turn, LAST_CHUNK).SK,
    },
    ConsistentRead: true,
  };
  const items: Item[] = [];
  let last: Item | undefined;
  do {
    const page = await table.query(operation, last);
    items.push(...page.items);
    last = page.last;
  } while (last);
  return items;
}
