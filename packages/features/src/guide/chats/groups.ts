import type { Item, Write } from "@bellyfed/core/ports";
import * as v from "valibot";
import type { Chunk } from "../chunk.ts";
import { groupKey } from "../keys.ts";
import type { Seal } from "./sealing.ts";

/** Milliseconds after which chunks are stored, together. */
export const GROUP_MS = 250;

/** A chunk of an answer with its number, from 1. */
export interface NumberedChunk {
  readonly number: number;
  readonly chunk: Chunk;
}

const Group = v.object({ SK: v.string(), chunks: v.string() });

/** Stores some chunks, which follow each other. */
export function putGroup(
  place: { readonly chatId: string; readonly turn: number; readonly expires_at: number },
  chunks: readonly [NumberedChunk, ...NumberedChunk[]],
  seal: Seal,
): Write {
  const key = groupKey(place.chatId, place.turn, chunks[0].number);
  const sealed = seal.seal(
    chunks.map(({ chunk }) => chunk),
    key.SK,
  );
  return { kind: "put", operation: { Item: { ...key, chunks: sealed, expires_at: place.expires_at } } };
}

/** The chunks of a stored group. */
export function chunksOf(item: Item, seal: Seal): readonly NumberedChunk[] {
  const { SK, chunks } = v.parse(Group, item);
  const first = Number(SK.split("#")[2]);
  return (seal.open(chunks, SK) as readonly Chunk[]).map((chunk, at) => ({ number: first + at, chunk }));
}

/** Whether nothing follows a chunk. */
export const isLast = ({ chunk }: NumberedChunk): boolean =>
  chunk.type === "finish" || chunk.type === "abort" || chunk.type === "error";
