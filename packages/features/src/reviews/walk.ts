import type { Item, Operation, ReadTable } from "@bellyfed/core/ports";

/** A query in the order of its items. */
export interface Source {
  readonly operation: Operation;
  /** The key by which the query goes on after the item with this key of the table. */
  readonly after: (place: Item) => Item;
}

/** A list that is several queries, one after the other. */
export interface Walk {
  readonly sources: readonly Source[];
  /** Which items of which query are wanted; all of them when left out. */
  readonly isWanted?: ((looked: { readonly item: Item; readonly at: number }) => boolean) | undefined;
}

/** Where a walk goes on: in which of its queries, and after which item of it. */
export type Stop = { readonly at: number; readonly PK?: unknown; readonly SK?: unknown; readonly GSI3SK?: unknown };

/** As many items are looked at for a page, about: what is wanted may be rare, and a page is to be answered all the same. */
const MOST_LOOKED_AT = 1_000;
/** As many are read together where the first ones did not fill the page. */
const AT_ONCE = 250;

/**
 * The next wanted items, at most `limit`, and where to go on; undefined at the end. There may be fewer of them than `limit`, or none, before
 * the end: then so many others were looked at that the next page goes on with that.
 */
export async function walk(
  table: Pick<ReadTable, "query">,
  { sources, isWanted }: Walk,
  { limit, from }: { readonly limit: number; readonly from: Stop | undefined },
): Promise<{ readonly rows: Item[]; readonly next: Stop | undefined }> {
  const rows: Item[] = [];
  let stop: Stop = from ?? { at: 0 };
  let looked = 0;
  for (let source = sources[stop.at]; source; source = sources[stop.at]) {
    const Limit = isWanted && looked > 0 ? AT_ONCE : limit + 1 - rows.length;
    const after = stop.PK === undefined ? undefined : source.after(stop);
    const { items, last } = await table.query({ ...source.operation, Limit }, after);
    for (const item of items) {
      // Of one that is withheld, or has not come yet, there is only how many found it helpful.
      if (item.doc !== undefined && (!isWanted || isWanted({ item, at: stop.at }))) {
        if (rows.length === limit) return { rows, next: stop };
        rows.push(item);
      }
      stop = stopAt(stop.at, item);
    }
    looked += items.length;
    if (last && looked >= MOST_LOOKED_AT) return { rows, next: stopAt(stop.at, last) };
    stop = last ? stopAt(stop.at, last) : { at: stop.at + 1 };
  }
  return { rows, next: undefined };
}

const stopAt = (at: number, { PK, SK, GSI3SK }: Item): Stop => ({
  at,
  PK,
  SK,
  ...(GSI3SK !== undefined && { GSI3SK }),
});
