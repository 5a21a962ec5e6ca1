import { editDistance } from "./distance.ts";
import { fold } from "./fold-name.ts";

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
  const wanted = fold(typed.slice(0, 100));
  if (wanted === "") return [];
  return entries
    .map((entry) => ({ entry, rank: likeness(wanted, fold(entry.name)) }))
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.rank - b.rank || b.entry.count - a.entry.count)
    .slice(0, most)
    .map(({ entry }) => entry);
}

/** Less is more alike: 0 to 3 for a part of the name, from 4 on the letters that differ, infinite for another name. */
function likeness(wanted: string, name: string): number {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (name.includes(`-${wanted}`)) return 2;
  if (name.length > 2 && `-${wanted}-`.includes(`-${name}-`)) return 3;
  // Of a long name only the beginning was typed, with a mistake.
  const beginning = name.slice(0, wanted.length + 1);
  const letters = Math.min(editDistance(wanted, name), editDistance(wanted, beginning) + 0.5);
  return letters <= Math.max(1, wanted.length / 3) ? 3 + letters : Number.POSITIVE_INFINITY;
}
