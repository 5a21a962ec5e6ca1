import type { Write } from "@bellyfed/core/ports";
import type { Chunk } from "../chunk.ts";
import type { BegunTurn } from "./beginning.ts";
import { type NumberedChunk, putGroup } from "./groups.ts";
import { type Growing, growing } from "./growing.ts";

/** Most characters of a group as JSON: sealed and stored it stays well under the 400 KB of an item. */
const MOST_GROUP = 100_000;

/** The chunks of a turn: whoever reads it here is told at once, the others as they are stored. */
export interface KeptChunks {
  readonly live: Growing<NumberedChunk>;
  add(chunk: Chunk): void;
  /** What stores those that are not stored yet; `further`: with these, which nobody is told of before. */
  unstored(further?: readonly Chunk[]): Unstored;
}

export interface Unstored {
  readonly writes: readonly Write[];
  /** To be called once they are written. */
  readonly written: () => void;
}

export function keptChunks({ chat, turn, seal }: BegunTurn): KeptChunks {
  const live = growing<NumberedChunk>();
  const place = { chatId: chat.id, turn, expires_at: chat.expires_at };
  let stored = 0;
  return {
    live,
    add: (chunk) => live.push({ number: live.items.length + 1, chunk }),
    unstored(further = []) {
      const until = live.items.length;
      const added = further.map((chunk, at) => ({ number: until + 1 + at, chunk }));
      const groups = inGroups([...live.items.slice(stored), ...added]);
      const written = () => {
        stored = until;
      };
      return { writes: groups.map((group) => putGroup(place, group, seal)), written };
    },
  };
}

type Group = [NumberedChunk, ...NumberedChunk[]];

function inGroups(chunks: readonly NumberedChunk[]): Group[] {
  const groups: Group[] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const each of chunks) {
    const length = JSON.stringify(each.chunk).length;
    const last = groups.at(-1);
    if (last && size + length <= MOST_GROUP) last.push(each);
    else groups.push([each]);
    size = last && size + length <= MOST_GROUP ? size + length : length;
  }
  return groups;
}
