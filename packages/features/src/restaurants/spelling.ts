import { createHash } from "node:crypto";
import type { KeyFunctions } from "@bellyfed/core/keys";
import type { Item } from "@bellyfed/core/ports";

/**
 * How often each spelling of a place is used, as sums that are added blindly, in a bounded number of attributes: an invertible Bloom lookup
 * table (Goodrich and Mitzenmacher, 2011). Each spelling is added to three cells that its hash chooses: how often, its hash times that, and
 * its text, four bytes in a number, times that. A cell that holds one spelling tells it; taken out of its other cells, it makes these tell
 * theirs. So more than 20 spellings can be told apart, whatever the order in which they came and went.
 */
const CELLS = 60;
const CELLS_OF_ONE = 3;
/** Longer spellings are only counted together. */
const MOST_BYTES = 96;

export type Sums = Readonly<Record<string, number>>;

/** A spelling as what is added for it, by attribute. */
export function sumsOf(spelling: string): Sums {
  const bytes = Buffer.from(spelling);
  if (bytes.length > MOST_BYTES) return {};
  const { hash, cells } = hashed(spelling);
  const parts = Array.from({ length: Math.ceil(bytes.length / 4) }, (_, at) =>
    Buffer.concat([bytes.subarray(4 * at, 4 * at + 4), Buffer.alloc(3)]).readUInt32BE(0),
  );
  const values = { n: 1, h: hash, ...Object.fromEntries(parts.map((part, at) => [`t${at}`, part])) };
  return Object.fromEntries(
    cells.flatMap((cell) => Object.entries(values).map(([name, value]) => [`s${cell}.${name}`, value])),
  );
}

/** Sums with others added `times` times; what comes to nothing is left out. */
export function plus(sums: Sums, others: Sums, times: number): Sums {
  const added = Object.entries(others).map(([name, value]) => [name, (sums[name] ?? 0) + times * value] as const);
  return Object.fromEntries(Object.entries({ ...sums, ...Object.fromEntries(added) }).filter(([, sum]) => sum !== 0));
}

function hashed(spelling: string): { readonly hash: number; readonly cells: readonly number[] } {
  const digest = createHash("sha256").update(spelling).digest();
  const share = CELLS / CELLS_OF_ONE;
  const cells = Array.from({ length: CELLS_OF_ONE }, (_, at) => at * share + (digest.readUInt16BE(4 + 2 * at) % share));
  return { hash: digest.readUInt32BE(0), cells };
}

/** The sums that an item of a directory holds. */
export const sumsIn = (item: Item): Sums =>
  Object.fromEntries(
    Object.entries(item).flatMap(([name, value]): [string, number][] =>
      /^s\d+\./.test(name) && typeof value === "number" && value !== 0 ? [[name, value]] : [],
    ),
  );

/** The spellings of a place that can be told, and how often each is used. */
export function spellingsIn(item: Item, { slugOf }: KeyFunctions): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const isOne = (spelling: string) => slugOf(spelling) === item.SK;
  let sums = sumsIn(item);
  for (let told = oneOf(sums, isOne); told && found.size < CELLS; told = oneOf(sums, isOne)) {
    const { spelling, times } = told;
    found.set(spelling, (found.get(spelling) ?? 0) + times);
    sums = plus(sums, sumsOf(spelling), -times);
  }
  return found;
}

/** What the first cell that holds one spelling tells. */
function oneOf(sums: Sums, isOne: (spelling: string) => boolean): { spelling: string; times: number } | undefined {
  for (let cell = 0; cell < CELLS; cell++) {
    const times = sums[`s${cell}.n`];
    const spelling = times && textOf(sums, cell, times);
    if (!spelling || !isOne(spelling)) continue;
    const own = sumsOf(spelling);
    if (own[`s${cell}.h`] !== undefined && (own[`s${cell}.h`] ?? 0) * times === sums[`s${cell}.h`]) {
      return { spelling, times };
    }
  }
  return undefined;
}

function textOf(sums: Sums, cell: number, times: number): string | undefined {
  const bytes = Buffer.alloc(MOST_BYTES);
  for (let at = 0; at < MOST_BYTES / 4; at++) {
    const part = (sums[`s${cell}.t${at}`] ?? 0) / times;
    if (!Number.isInteger(part) || part < 0 || part > 0xffffffff) return undefined;
    bytes.writeUInt32BE(part, 4 * at);
  }
  return bytes.toString().replace(/\0+$/, "");
}

const symbolsIn = (text: string): number => text.match(/[^\p{L}\p{M}\p{N}\p{Zs}]/gu)?.length ?? 0;
const capitalsIn = (text: string): number => text.match(/\p{Lu}/gu)?.length ?? 0;

/**
 * What a place is called: as most spell it, of equals by the one with fewer symbols, then fewer capitals, then by code point. Where that cannot be told, by its
 * slug: never by what one of many wrote.
 */
export function nameOf(item: Item, keys: KeyFunctions): string {
  const spellings = [...spellingsIn(item, keys)].filter(([, times]) => times > 0);
  const [best] = spellings.sort(
    ([a, often], [b, oftener]) =>
      oftener - often || symbolsIn(a) - symbolsIn(b) || capitalsIn(a) - capitalsIn(b) || (a < b ? -1 : 1),
  );
  const untold = Number(item.count ?? 0) - spellings.reduce((sum, [, times]) => sum + times, 0);
  if (best && untold < best[1]) return best[0];
  // Of before spellings were counted.
  return typeof item.name === "string" ? item.name : titled(String(item.SK));
}

const titled = (slug: string): string =>
  slug
    .split("-")
    .map((word) => `${[...word][0]?.toUpperCase() ?? ""}${[...word].slice(1).join("")}`)
    .join(" ");
