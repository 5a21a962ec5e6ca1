import { slugOf } from "@/platform/api";

/** A city or a cuisine, and how many restaurants it has. */
export interface Entry {
  readonly name: string;
  readonly slug: string;
  readonly count: number;
}

/** The entries that have most restaurants, largest first. */
export const largest = <E extends Entry>(entries: readonly E[], most: number): E[] =>
  entries.toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name, "en")).slice(0, most);

/**
 * The known names that are most like what was typed: those that begin with it, have a word that does, hold it or are held by it, then
 * those that differ by few letters, about one in three. Larger ones first among equals. None when nothing is like it.
 */
export function closest<E extends Entry>(typed: string, entries: readonly E[], most = 5): E[] {
  const wanted = slugOf(typed);
  if (wanted === "") return [];
  return entries
    .map((entry) => ({ entry, rank: likeness(wanted, slugOf(entry.name)) }))
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.rank - b.rank || b.entry.count - a.entry.count)
    .slice(0, most)
    .map(({ entry }) => entry);
}

/** The name among `known` that means what was typed, as it is properly written; else what was typed. */
export function properName(typed: string, known: Iterable<string>): string {
  const wanted = slugOf(typed);
  for (const name of known) if (slugOf(name) === wanted) return name;
  return typed;
}

/** How far apart two names are: 0 to 3 when one is a part of the other, from 4 on by the letters that differ, infinite for names that are not alike. */
function likeness(wanted: string, name: string): number {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (name.includes(`-${wanted}`)) return 2;
  if (name.length > 2 && `-${wanted}-`.includes(`-${name}-`)) return 3;
  // Perhaps only the beginning of a long name was typed, with a mistake.
  const beginning = name.slice(0, wanted.length + 1);
  const letters = Math.min(editDistance(wanted, name), editDistance(wanted, beginning) + 0.5);
  return letters <= Math.max(1, wanted.length / 3) ? 3 + letters : Number.POSITIVE_INFINITY;
}

/**
 * How many letters have to be added, dropped, replaced or swapped with their neighbour to make one word of the other: the optimal string
 * alignment distance. Linear in memory, so fit for names and not for texts.
 */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current[column] = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
        swapped ? at(before, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    before = last;
    last = current;
  }
  return at(last, b.length);
}

const at = (row: readonly number[], column: number): number => row[column] ?? Number.POSITIVE_INFINITY;
