import { currentKeys, type KeyFunctions, keysOf } from "@bellyfed/core/keys";
import type { Item } from "@bellyfed/core/ports";
import { readTable } from "@bellyfed/features/read-table";
import { type Place, readControl } from "@bellyfed/functions/read-models/control";
import type { Backends } from "./backends.ts";

/** All that is to be seen where one generation is live, and the functions that its keys are made by. */
export interface Sight {
  readonly items: readonly Item[];
  readonly keys: KeyFunctions;
}
export interface Seen {
  /** The read table as all who read see it. */
  readonly live: Sight;
  /** As they would see it after a way back, while there is one. */
  readonly former: Sight | undefined;
}

/** What the two places hold together: what the log cannot tell is in the first, whichever generation is live. */
export async function generations({ table, second = table }: Pick<Backends, "table" | "second">): Promise<Seen> {
  const { live, also, keys, job } = await readControl(table);
  const tables = { 1: table, 2: second };
  const kept = table.items().filter(({ PK }) => !readTable.isDerived(String(PK)));
  const together = (place: Place): Sight => ({
    items: [...kept, ...tables[place].items().filter(({ PK }) => readTable.isDerived(String(PK)))],
    keys: second === table ? currentKeys : keysOf(keys[place]),
  });
  const isWhole = also !== null && job?.outcome === "switched";
  return { live: together(live), former: isWhole ? together(also) : undefined };
}
