import { currentKeys } from "@bellyfed/core/keys";
import type { Place, Places } from "./control.ts";

/** The places that generations can be in, and who knows which are in use. What the log cannot tell stays in place 1. */
export interface Generations<Table> {
  readonly tables: Readonly<Record<Place, Table>>;
  readonly places: Places;
}

/** A single table that is always live, where READ_TABLE_2 is not given. */
export const oneGeneration = <Table>(table: Table): Generations<Table> => ({
  tables: { 1: table, 2: table },
  places: async () => ({ live: 1, also: null, keys: { 1: currentKeys.version, 2: currentKeys.version } }),
});
