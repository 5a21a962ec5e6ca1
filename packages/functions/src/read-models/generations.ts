import { routedReader, routedTable } from "@bellyfed/core/generation";
import type { ReadTable, ReadTableWriter } from "@bellyfed/core/ports";
import type { Projection } from "@bellyfed/core/projection";
import { readTable } from "@bellyfed/features/read-table";
import type { Place, Places } from "./control.ts";

/** What the log cannot tell again stays in READ_TABLE whichever generation is live. */
const { isDerived } = readTable;

/** The places that generations can be in, and who knows which are in use. What the log cannot tell stays in place 1. */
export interface Generations<Table> {
  readonly tables: Readonly<Record<Place, Table>>;
  readonly places: Places;
}

/** A single table that is always live, where READ_TABLE_2 is not given. */
export const oneGeneration = <Table>(table: Table): Generations<Table> => ({
  tables: { 1: table, 2: table },
  places: async () => ({ live: 1, also: null }),
});

const sidesOf = <Table>({ tables, places }: Generations<Table>) => ({
  isDerived,
  kept: tables[1],
  derived: async () => tables[(await places()).live],
});

/** The read table for those who only read: its live generation. */
export const liveReader = (generations: Generations<ReadTable>): ReadTable => routedReader(sidesOf(generations));

/** The same for those who also write what the log cannot tell. What belongs to a generation is a projection's to write. */
export const liveTable = (generations: Generations<ReadTableWriter>): ReadTableWriter =>
  routedTable(sidesOf(generations));

/** The tables that a projection is to be applied to now, the live one first. */
export type ProjectedTables = () => Promise<readonly [live: ReadTableWriter, ...also: ReadTableWriter[]]>;

export function projectedTables(
  { tables, places }: Generations<ReadTableWriter>,
  projection: Projection,
): ProjectedTables {
  if (!projection.derived) return async () => [tables[1]];
  return async () => {
    const { live, also } = await places();
    return also ? [tables[live], tables[also]] : [tables[live]];
  };
}
