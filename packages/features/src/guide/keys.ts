import type { Item, Key } from "@bellyfed/core/ports";
import type { Holdings } from "@bellyfed/core/read-table";

/** Chats, and what is counted of questions, are no facts of the log: they cannot be made anew from it, and belong to no generation. */
export const guideHoldings: Holdings = {
  partitions: ["CHAT#", "CHATS#", "SHARED-ANSWER#", "GUIDE#"],
  derived: false,
  shown: [],
};

export const chatPartition = (chatId: string): string => `CHAT#${chatId}`;

/** CHAT#<id> / META: whose it is, how many turns it has, and which of them runs. */
export const metaKey = (chatId: string): Key => ({ PK: chatPartition(chatId), SK: "META" });

const turnSort = (turn: number): string => `TURN#${String(turn).padStart(3, "0")}`;

/** CHAT#<id> / TURN#<n>: a question and what came of it. */
export const turnKey = (chatId: string, turn: number): Key => ({ PK: chatPartition(chatId), SK: turnSort(turn) });

/** The highest number that a chunk can have. */
export const LAST_CHUNK = 999_999;

/** CHAT#<id> / TURN#<n>#<number of its first chunk>: some chunks of an answer. */
export const groupKey = (chatId: string, turn: number, first: number): Key => ({
  PK: chatPartition(chatId),
  SK: `${turnSort(turn)}#${String(first).padStart(6, "0")}`,
});

/** CHATS#<subject> / <when it began>#<id>: one of somebody's chats. */
export const listPartition = (sub: string): string => `CHATS#${sub}`;
export const listKey = (sub: string, beganAt: string, chatId: string): Key => ({
  PK: listPartition(sub),
  SK: `${beganAt}#${chatId}`,
});
export const chatOfListed = ({ SK }: Item): string => String(SK).split("#")[1] ?? "";

/** SHARED-ANSWER#<id> / ANSWER: which answer of which chat everybody may read who knows the id. */
export const sharedKey = (shareId: string): Key => ({ PK: `SHARED-ANSWER#${shareId}`, SK: "ANSWER" });

/** The id of an answer, which is AI SDK's `messageId`. */
export const turnId = (chatId: string, turn: number): string => `${chatId}-${turn}`;

/** Where in a chat a chunk is. */
export interface ChunkPlace {
  readonly chatId: string;
  readonly turn: number;
  /** From 1. */
  readonly chunk: number;
}

/** The `id` of a chunk on the wire: `<chat>-<turn>.<chunk>`. */
export const chunkId = ({ chatId, turn, chunk }: ChunkPlace): string => `${turnId(chatId, turn)}.${chunk}`;

/** Undefined for what is no such id. */
export function readChunkId(text: string): ChunkPlace | undefined {
  const [, chatId = "", turn, chunk] = /^([\w-]{22})-([1-9]\d{0,2})\.(\d{1,6})$/.exec(text) ?? [];
  return chatId === "" ? undefined : { chatId, turn: Number(turn), chunk: Number(chunk) };
}
