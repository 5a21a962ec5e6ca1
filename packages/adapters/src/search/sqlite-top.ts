/** A document of a page, and the key by which it is sorted. */
export interface Placed {
  readonly id: number;
  readonly key: number;
}

/** How documents are put in order: by keys, and where these are the same by their rank. */
export interface Sorting {
  keyOf(id: number): number;
  /** Never more than its key, and much sooner known. */
  atLeast(id: number): number;
  readonly rank: Int32Array;
}

/** Behind this key, and among those with the same behind so many in rank. */
export interface Behind {
  readonly key: number;
  readonly rank: number;
}

/** The first so many in order: most are passed over by what their key is at least, and nothing is sorted but those. */
export function firstOf(ids: Int32Array, most: number, sorting: Sorting, behind: Behind | undefined): Placed[] {
  const { rank, keyOf, atLeast } = sorting;
  const first: Placed[] = [];
  let worst = Number.POSITIVE_INFINITY;
  const rankOf = (id: number) => rank[id] ?? 0;
  const isBehind = (id: number, key: number) =>
    !behind || key > behind.key || (key === behind.key && rankOf(id) >= behind.rank);
  for (let at = 0; at < ids.length; at++) {
    const id = ids[at] ?? 0;
    if (atLeast(id) > worst) continue;
    const key = keyOf(id);
    if (key > worst || !isBehind(id, key)) continue;
    putIn(first, { id, key }, rankOf);
    if (first.length > most) first.pop();
    if (first.length === most) worst = first.at(-1)?.key ?? worst;
  }
  return first;
}

function putIn(first: Placed[], placed: Placed, rankOf: (id: number) => number): void {
  let [low, high] = [0, first.length];
  const rank = rankOf(placed.id);
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = first[middle] as Placed;
    if (other.key < placed.key || (other.key === placed.key && rankOf(other.id) < rank)) low = middle + 1;
    else high = middle;
  }
  first.splice(low, 0, placed);
}
