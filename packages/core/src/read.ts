import type { Cursors } from "./cursor.ts";
import type { EventMaker } from "./event.ts";
import type { Generation } from "./keys.ts";
import type { Page } from "./pages.ts";
import type { Caller, Item, Operation, ReadTable, Runtime } from "./ports.ts";
import { indexKeys } from "./read-table.ts";
import type { Visitor } from "./visitor.ts";

export interface QueryPorts {
  readonly table: ReadTable;
  readonly cursors: Cursors;
}

/** For who makes keys of names: between two looks another generation may go live, whose keys are made by other functions. */
export interface GenerationPorts extends QueryPorts {
  /** The live generation as it is now, for one request. */
  readonly generation: () => Promise<Generation<ReadTable>>;
}

/** A request, as far as the event says who looked. */
export interface Look {
  readonly traceId: string;
  readonly visitor: Visitor;
  readonly caller: Caller | undefined;
}

/**
 * Tells the bus, best effort and within 150 ms, that something was looked at, in the event type's current version: only of what was found, and
 * nothing when the site makes a page for all. The event names the visitor for its hour. Never rejects.
 */
export type Emit = <Payload extends { readonly visitor: string | null }>(
  definition: EventMaker<string, Payload>,
  payload: Omit<NoInfer<Payload>, "visitor">,
  look: Look,
) => Promise<void>;

export interface ReadPorts extends QueryPorts {
  /** By which a read waits for what it is to show. */
  readonly runtime: Pick<Runtime, "now" | "sleep">;
  readonly emit: Emit;
}

export interface PageRequest {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/**
 * ElectroDB's options of a page. The read table's name is the adapter's to fill in; items of different entities in one index are told
 * apart by their keys, for a filter would read items and throw them away.
 */
export const pageOptions = (limit: number, order: "asc" | "desc" = "asc") =>
  ({ table: "read", limit, order, ignoreOwnership: true }) as const;

/** Which items of a query are a list's rows, where others lie among them; all of them when left out. */
export interface Rows {
  readonly isRow?: (item: Item) => boolean;
  /** Whether an item stands behind the last row. */
  readonly isEnd?: (item: Item) => boolean;
}

/** At least so many items are read to pass over such as are no rows. */
const PASSED_OVER = 100;

/**
 * A page's rows, at most the operation's `Limit`, and the other items that were read with them. `last`: the key after which further rows
 * follow; undefined at the end. One item more than asked for is read, for of a full page DynamoDB does not say whether anything follows. It
 * is one query, but where items are passed over, and where a page is full by its bytes (a megabyte) and might be the last.
 */
export async function rowsOf(
  table: Pick<ReadTable, "query">,
  operation: Operation,
  after: Item | undefined,
  { isRow = () => true, isEnd = () => false }: Rows = {},
): Promise<{ readonly rows: Item[]; readonly others: Item[]; readonly last: Item | undefined }> {
  const [rows, others]: [Item[], Item[]] = [[], []];
  let most = Number(operation.Limit);
  let asked = most + 1;
  for (let from = after; ; ) {
    const { items, last } = await table.query({ ...operation, Limit: asked }, from);
    for (const item of items) (isRow(item) ? rows : others).push(item);
    if (rows.length > most) return { rows: rows.slice(0, most), others, last: startAfter(operation, rows[most - 1]) };
    if (!last || items.some(isEnd)) return { rows, others, last: undefined };
    const isFullByBytes = items.length < asked && rows.length > 0;
    if (isFullByBytes) most = rows.length;
    asked = isFullByBytes ? 1 : Math.max(asked, PASSED_OVER);
    from = last;
  }
}

/** The key by which a query goes on after an item. */
function startAfter({ IndexName: index }: Operation, item: Item = {}): Item {
  const { partition, sort } = indexKeys(String(index));
  const { PK, SK } = item;
  return index === undefined ? { PK, SK } : { PK, SK, [partition]: item[partition], [sort]: item[sort] };
}

/** One page in the order of the query's index. `name` says which list it is: a cursor is good for that list only. */
export async function pageOf<Row>(
  { table, cursors }: QueryPorts,
  name: string,
  operation: Operation,
  cursor: string | undefined,
  rowsFrom: (items: readonly Item[]) => Promise<readonly Row[]> | readonly Row[],
  which?: Rows,
): Promise<Page<Row>> {
  const { rows, last } = await rowsOf(table, operation, cursors.decode(name, cursor), which);
  return { data: await rowsFrom(rows), next_cursor: cursors.encode(name, last) };
}
