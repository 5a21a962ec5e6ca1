import type { DatabaseSync } from "node:sqlite";
import { byCodePoints } from "@bellyfed/core/search/order";
import { numbersIn } from "./sqlite-numbers.ts";

/** Where documents stand in an order of texts. */
export interface Order {
  /** By their numbers; only of those that are there. */
  rank(): Int32Array;
  /** Numbers in their order. */
  sorted(): Int32Array;
  /** How many stand before this place or at it. */
  position(texts: readonly string[]): number;
  /** Something else is known of this one. */
  touch(id: number): void;
}

/** Above this share of all it is faster to sort anew than to put each into its place. */
const SHARE_SORTED = 0.01;

/** By these columns of `doc`, the last of which tells any two apart; `packed`: as it was when the file was packed. */
export function ordering(db: DatabaseSync, columns: readonly string[], packed: Int32Array): Order {
  const one = db.prepare(`select ${columns.join(", ")} from doc where id = ?`);
  const all = db.prepare(`select group_concat(id, ' ') ids from (select id from doc order by ${columns.join(", ")})`);
  const textsOf = (id: number): string[] | undefined => {
    const row = one.get(id);
    return row && columns.map((column) => String(row[column]));
  };
  let sorted: Int32Array = packed;
  let rank: Int32Array = new Int32Array(0);
  let touched = new Set<number>();
  const settle = () => {
    if (touched.size === 0 && rank.length > 0) return;
    if (touched.size > sorted.length * SHARE_SORTED) sorted = numbersIn(all.get()?.ids);
    else if (touched.size > 0) sorted = withMoved(sorted, touched, textsOf);
    touched = new Set();
    rank = ranked(sorted);
  };
  return {
    rank() {
      settle();
      return rank;
    },
    sorted() {
      settle();
      return sorted;
    },
    position(texts) {
      settle();
      return placeIn(sorted, texts, textsOf);
    },
    touch: (id) => touched.add(id),
  };
}

type TextsOf = (id: number) => readonly string[] | undefined;

function ranked(sorted: Int32Array): Int32Array {
  let highest = 0;
  for (const id of sorted) if (id > highest) highest = id;
  const rank = new Int32Array(highest + 1);
  for (let at = 0; at < sorted.length; at++) rank[sorted[at] ?? 0] = at;
  return rank;
}

/** Takes those that were touched out, and puts them in again where they belong, as far as they are there. */
function withMoved(sorted: Int32Array, touched: ReadonlySet<number>, textsOf: TextsOf): Int32Array {
  const staying = sorted.filter((id) => !touched.has(id));
  const moved = [...touched]
    .flatMap((id) => {
      const texts = textsOf(id);
      return texts ? [{ id, texts }] : [];
    })
    .sort((one, other) => byTexts(one.texts, other.texts));
  const result = new Int32Array(staying.length + moved.length);
  let from = 0;
  for (const [count, { id, texts }] of moved.entries()) {
    const at = placeIn(staying, texts, textsOf);
    result.set(staying.subarray(from, at), from + count);
    result[at + count] = id;
    from = at;
  }
  result.set(staying.subarray(from), from + moved.length);
  return result;
}

function placeIn(sorted: Int32Array, texts: readonly string[], textsOf: TextsOf): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byTexts(textsOf(sorted[middle] ?? 0) ?? [], texts) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function byTexts(one: readonly string[], other: readonly string[]): number {
  for (const [at, text] of one.entries()) {
    const order = byCodePoints(text, other[at] ?? "");
    if (order !== 0) return order;
  }
  return 0;
}
