import type { MemoryReadTable } from "@bellyfed/adapters/memory/read-table";
import type { Item } from "@bellyfed/core/ports";
import { readTable } from "@bellyfed/features/read-table";
import { readControl } from "@bellyfed/functions/read-models/control";
import type { Backends } from "./backends.ts";

export interface Seen {
  /** The read table as all who read see it. */
  readonly live: readonly Item[];
  /** As they would see it after a way back, while there is one. */
  readonly former: readonly Item[] | undefined;
}

/** What the two places hold together: what the log cannot tell is in the first, whichever generation is live. */
export async function generations({ table, second = table }: Pick<Backends, "table" | "second">): Promise<Seen> {
  const { live, also, job } = await readControl(table);
  const tables = { 1: table, 2: second };
  const kept = table.items().filter(({ PK }) => !readTable.isDerived(String(PK)));
  const together = (generation: MemoryReadTable) => [
    ...kept,
    ...generation.items().filter(({ PK }) => readTable.isDerived(String(PK))),
  ];
  const isWhole = also !== null && job?.outcome === "switched";
  return { live: together(tables[live]), former: isWhole ? together(tables[also]) : undefined };
}
