import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import type { LogEnvelope } from "@bellyfed/core/envelope";
import { currentKeys } from "@bellyfed/core/keys";
import type { Item } from "@bellyfed/core/ports";
import { projectBatch } from "@bellyfed/core/project";
import { readModel as menus } from "@bellyfed/features/menus/projection";
import { readTable } from "@bellyfed/features/read-table";
import { readModel as restaurants } from "@bellyfed/features/restaurants/projection";
import { readModel as reviews } from "@bellyfed/features/reviews/projection";
import { realRuntime } from "@bellyfed/functions/runtime";
import { quietTelemetry } from "../invocation.ts";

/** What is read when a restaurant, its menu or its reviews are looked at. */
const READ = /^(META|MENU|REVIEW)#/;

/** The items from which restaurants, menus and reviews are answered, as a deployment's projections make them of these events, which were never sealed. */
export async function projectedItems(happened: readonly LogEnvelope[]): Promise<readonly Item[]> {
  const table = memoryReadTable(readTable);
  const ports = {
    ...{ table, keys: currentKeys, log: memoryEventStore(), runtime: realRuntime(), logger: quietTelemetry().log },
    open: async <E>(envelopes: readonly E[]) => envelopes,
  };
  for (const model of [restaurants, menus, reviews]) {
    const { failed } = await projectBatch(model, happened, ports);
    if (failed.size > 0) throw new Error(`Not projected: ${[...failed.values()][0]}`);
  }
  return table.items().filter(({ SK }) => READ.test(String(SK)));
}
