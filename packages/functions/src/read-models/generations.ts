import { routedReader, routedTable } from "@bellyfed/core/generation";
import { currentKeys, type Generation, keysOf } from "@bellyfed/core/keys";
import type { ReadTable, ReadTableWriter } from "@bellyfed/core/ports";
import type { Projection } from "@bellyfed/core/projection";
import { isDerived } from "@bellyfed/features/holdings";
import type { InUse, Place } from "./control.ts";
import type { Generations } from "./generation-tables.ts";

/** What the log cannot tell again stays in READ_TABLE whichever generation is live. */
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

/** The same with the places as they are known now, so that whatever follows is of one generation. */
export const still = <Table>({ tables }: Generations<Table>, known: InUse): Generations<Table> => ({
  tables,
  places: async () => known,
});

const liveBy =
  <Table>(routed: (generations: Generations<Table>) => Table) =>
  (generations: Generations<Table>) =>
  async (): Promise<Generation<Table>> => {
    const known = await generations.places();
    return { table: routed(still(generations, known)), keys: keysOf(known.keys[known.live]) };
  };

/** The generation that is live when it is asked for, and stays the same from then on, with the functions that its keys are made by. */
export const liveGeneration = liveBy(liveReader);
/** The same for those who also write what the log cannot tell. */
export const liveWriterGeneration = liveBy(liveTable);

type Projected = Generation<ReadTableWriter>;
/** The generations that a projection is to be applied to now, the live one first. */
export type ProjectedGenerations = () => Promise<readonly [live: Projected, ...also: Projected[]]>;

export function projectedGenerations(
  { tables, places }: Generations<ReadTableWriter>,
  projection: Projection,
): ProjectedGenerations {
  if (!projection.derived) return async () => [{ table: tables[1], keys: currentKeys }];
  return async () => {
    const { live, also, keys } = await places();
    const at = (place: Place): Projected => ({ table: tables[place], keys: keysOf(keys[place]) });
    return also ? [at(live), at(also)] : [at(live)];
  };
}
