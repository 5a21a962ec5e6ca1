import { boxAround, boxesAround, boxesOf } from "@bellyfed/core/search/geo";
import type { Box, SearchFilters } from "@bellyfed/core/search/query";
import { numbersIn } from "./sqlite-numbers.ts";
import type { Statements } from "./sqlite-statements.ts";

/** The numbers of documents by an expression of FTS5, each looked for once: for one query. */
export function matching(statements: Statements): (match: string) => Int32Array {
  const known = new Map<string, Int32Array>();
  return (match) => {
    const ids =
      known.get(match) ??
      numbersIn(statements.get("select group_concat(rowid, ' ') ids from fts where fts match ?", [match])?.ids);
    known.set(match, ids);
    return ids;
  };
}

/** All that are in any of these, of numbers below `size`. */
export function anyOf(lists: readonly Int32Array[], size: number): Int32Array {
  const [first] = lists;
  if (lists.length === 1 && first) return first;
  const [seen, all] = [new Uint8Array(size), new Int32Array(size)];
  let count = 0;
  for (const ids of lists)
    for (let at = 0; at < ids.length; at++) {
      const id = ids[at] ?? 0;
      if (seen[id] === 0) {
        seen[id] = 1;
        all[count++] = id;
      }
    }
  return all.subarray(0, count);
}

/** With more than these in an area it is faster to look at all documents than to fetch those that the tree finds. */
const MOST_FETCHED = 2000;
const IN_A_BOX =
  "select group_concat(id, ' ') ids from (select id from geo where e >= ? and n >= ? and w <= ? and s <= ? limit ?)";

/** Those that may lie where it is looked for; undefined: any may. The tree keeps short numbers: it may answer some that are a little outside. */
export function nearby(statements: Statements, filters: SearchFilters): Int32Array | undefined {
  const [area] = areas(filters);
  if (!area) return undefined;
  const found = area.map((box) => numbersIn(statements.get(IN_A_BOX, [...box, MOST_FETCHED])?.ids));
  if (found.some(({ length }) => length === MOST_FETCHED)) return undefined;
  return found.length === 1 ? found[0] : Int32Array.from(new Set(found.flatMap((ids) => [...ids])));
}

/** Of each area that is asked for the boxes in which it lies: more than one where it goes across the date line. */
function areas({ near, box, polygon }: SearchFilters): (readonly Box[])[] {
  return [
    ...(near ? [boxesAround(near)] : []),
    ...(box ? [boxesOf(box)] : []),
    ...(polygon ? [[boxAround(polygon)]] : []),
  ];
}
