import type { Item, Operation, ReadTable } from "@bellyfed/core/ports";

/** A query in the order of its items. */
export interface Source {
  readonly operation: Operation;
  /** The key by which the query goes on after the item with this key of the table. */
  readonly after: (place: Place) => Item;
}

/** A list that is several queries, one after the other. */
export interface Walk {
  readonly sources: readonly Source[];
  /** Which items of which query are wanted; all of them when left out. */
  readonly isWanted?: ((looked: { readonly item: Item; readonly at: number }) => boolean) | undefined;
}

type Place = { readonly PK: unknown; readonly SK: unknown };
/** Where a walk goes on: in which of its queries, and after which item of it. */
export type Stop = { readonly at: number; readonly PK?: unknown; readonly SK?: unknown };

/** As many items are looked at for a page, about: what is wanted may be rare, and a page is to be answered all the same. */
const MOST_LOOKED_AT = 1_000;
/** As many are read together where some are passed over. */
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
    const Limit = isWanted ? Math.max(AT_ONCE, limit + 1) : limit + 1 - rows.length;
    const after = stop.PK === undefined ? undefined : source.after({ PK: stop.PK, SK: stop.SK });
    const { items, last } = await table.query({ ...source.operation, Limit }, after);
    for (const item of items) {
      if (!isWanted || isWanted({ item, at: stop.at })) {
        if (rows.length === limit) return { rows, next: stop };
        rows.push(item);
      }
      stop = { at: stop.at, PK: item.PK, SK: item.SK };
    }
    looked += items.length;
    if (last && looked >= MOST_LOOKED_AT) return { rows, next: { at: stop.at, PK: last.PK, SK: last.SK } };
    stop = last ? { at: stop.at, PK: last.PK, SK: last.SK } : { at: stop.at + 1 };
  }
  return { rows, next: undefined };
}
