import type { WritePorts } from "@bellyfed/core/execute";
import { parallel } from "@bellyfed/core/parallel";
import type { Log, ReadTableWriter } from "@bellyfed/core/ports";
import type { RestaurantImport } from "./events.ts";
import type { ImportRestaurant, NumberedRecord, RowResult } from "./importing.ts";
import { completeWhenDone } from "./progress.ts";
import { recordedRows, recordResults } from "./results.ts";

export interface ConsumePorts extends WritePorts {
  readonly table: ReadTableWriter;
  readonly log: Log;
  readonly importRestaurant: ImportRestaurant;
}

/** A RESTAURANT_IMPORT with the message that it came in. */
export interface Arrived {
  readonly messageId: string;
  readonly traceId: string;
  readonly payload: RestaurantImport;
}

/** A message that must come again, and what went wrong. */
export interface Failed {
  readonly messageId: string;
  readonly error: unknown;
}

/** Restaurants that are written at the same time. */
const CONCURRENT = 25;

/** Imports a batch; answers the messages that must come again. Each job's rows are written, then recorded, then its end is looked for. */
export async function consumeBatch(ports: ConsumePorts, arrived: readonly Arrived[]): Promise<Failed[]> {
  const failed: Failed[] = [];
  for (const [job, own] of Map.groupBy(arrived, ({ payload }) => payload.job_id)) {
    try {
      failed.push(...(await consumeJob(ports, job, own)));
    } catch (error) {
      ports.log.warn("Rows of an import were not recorded; they come again", { job, error });
      failed.push(...own.map(({ messageId }) => ({ messageId, error })));
    }
  }
  return failed;
}

async function consumeJob(ports: ConsumePorts, job: string, arrived: readonly Arrived[]): Promise<Failed[]> {
  const numbers = arrived.flatMap(({ payload }) => payload.rows.map(({ row }) => row));
  const recorded = await recordedRows(ports.table, job, numbers);
  const restaurants = [...Map.groupBy(arrived, ({ payload }) => `${payload.source_name}\0${payload.external_id}`)];
  const failed: Failed[] = [];
  const results = await parallel(restaurants, CONCURRENT, async ([, messages]) => {
    try {
      return await importMessages(ports, job, messages, recorded);
    } catch (error) {
      ports.log.warn("A restaurant was not imported; its rows come again", { job, error });
      failed.push(...messages.map(({ messageId }) => ({ messageId, error })));
      return [];
    }
  });
  await recordResults(ports, job, results.flat());
  await completeWhenDone(ports, job, arrived[0]?.traceId ?? "");
  return failed;
}

/** All messages of one restaurant in this batch, as one sequence of rows. */
async function importMessages(
  { importRestaurant }: ConsumePorts,
  job: string,
  messages: readonly Arrived[],
  recorded: ReadonlySet<number>,
): Promise<readonly RowResult[]> {
  const [first] = messages;
  // An event's notes have the codes of the version that made them.
  const all = messages.flatMap(({ payload }) => payload.rows as readonly NumberedRecord[]);
  const open = all.filter(({ row }) => !recorded.has(row));
  const rows = [...new Map(open.map((numbered) => [numbered.row, numbered])).values()].sort((a, b) => a.row - b.row);
  if (!first || rows.length === 0) return [];
  const { source_name: name, external_id } = first.payload;
  const numbers = all.map(({ row }) => row);
  const results = await importRestaurant({ job, source: { name, external_id }, rows, numbers, traceId: first.traceId });
  const notes = new Map(rows.map((numbered) => [numbered.row, numbered.notes]));
  return results.map((result) => ({ ...result, notes: [...(notes.get(result.row) ?? []), ...(result.notes ?? [])] }));
}
