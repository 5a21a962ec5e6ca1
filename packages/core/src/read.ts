import type { Cursors } from "./cursor.ts";
import type { EventMaker } from "./event.ts";
import type { Generation } from "./keys.ts";
import type { Page } from "./pages.ts";
import type { Caller, Item, Operation, ReadTable, Runtime } from "./ports.ts";
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

/** One page by one query, in the order of its index. `name` says which list it is: a cursor is good for that list only. */
export async function pageOf<Row>(
  { table, cursors }: QueryPorts,
  name: string,
  operation: Operation,
  cursor: string | undefined,
  rows: (items: readonly Item[]) => Promise<readonly Row[]> | readonly Row[],
): Promise<Page<Row>> {
  const { items, last } = await table.query(operation, cursors.decode(name, cursor));
  return { data: await rows(items), next_cursor: cursors.encode(name, last) };
}
