import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoEventStore } from "@bellyfed/adapters/dynamo/event-store";
import { dynamoReadTable } from "@bellyfed/adapters/dynamo/read-table";
import { httpPageCache } from "@bellyfed/adapters/http/page-cache";
import type { Envelope } from "@bellyfed/core/envelope";
import type { PageCache, ReadTableWriter } from "@bellyfed/core/ports";
import { type ProjectPorts, projectBatch } from "@bellyfed/core/project";
import type { Projection, Recorded } from "@bellyfed/core/projection";
import { READ_MODEL } from "@bellyfed/core/wiring";
import { projections } from "@bellyfed/features/projections";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { type Env, required } from "../environment.ts";
import { entry, type Handler } from "../lambda.ts";
import { projectedTables } from "../read-models/generations.ts";
import { type NoteApplied, noteApplied } from "../read-models/health.ts";
import { realRuntime } from "../runtime.ts";
import { type Delivery, deliveriesOf, type Failure, failing, reasonOf } from "../sqs.ts";
import { type Telemetry, telemetry } from "../telemetry/telemetry.ts";

/** Projects events into the read model that its environment names. */
export function compose(env: Env): Handler<SQSEvent, SQSBatchResponse> {
  const names = required(env, "EVENTS_TABLE", "READ_TABLE", READ_MODEL);
  const { EVENTS_TABLE, READ_TABLE, [READ_MODEL]: model } = names;
  const projection = projections.find(({ name }) => name === model);
  if (!projection) throw new Error(`There is no read model ${model}`);
  const client = dynamoClient({ endpoint: env.DYNAMODB_ENDPOINT });
  const signals = telemetry(`consumer-${model}`, env);
  const runtime = realRuntime();
  const table = dynamoReadTable({ client, table: READ_TABLE });
  const ports = {
    table,
    tables: projectedTables(env, client, projection),
    log: dynamoEventStore({ client, table: EVENTS_TABLE }),
    runtime,
    logger: signals.log,
    noteApplied: noteApplied(model, { table, runtime, logger: signals.log }),
  };
  return consumer(
    projection,
    ports,
    httpPageCache({ url: env.REVALIDATE_URL, secret: env.REVALIDATE_SECRET }, signals.log),
    signals,
  );
}

export interface ConsumerPorts extends ProjectPorts {
  /** The generations to project into, the live one first; left out, `table` alone. */
  readonly tables?: () => Promise<readonly ReadTableWriter[]>;
  /** Remembers, best effort, how far behind its writer this read model is. */
  readonly noteApplied?: NoteApplied;
}

/** Reports the messages whose streams could not be written now, so that only those come again. */
export const consumer =
  (
    projection: Projection,
    ports: ConsumerPorts,
    cache: PageCache,
    signals: Telemetry,
  ): Handler<SQSEvent, SQSBatchResponse> =>
  async (event) => {
    const { deliveries, poison } = deliveriesOf(event, signals.log);
    const envelopes = deliveries.map(({ envelope }) => envelope);
    const { failed, applied } = await projectAll(projection, envelopes, ports);
    await refresh(cache, projection, applied);
    await ports.noteApplied?.(applied);
    measure(signals, applied, ports.runtime.now());
    return failing([...poison, ...again(deliveries, failed, signals)]);
  };

/** Into every generation; a message is done when all have it. What was applied is what the live one had not seen. */
async function projectAll(projection: Projection, envelopes: readonly Envelope[], ports: ConsumerPorts) {
  const [live = ports.table, ...others] = (await ports.tables?.()) ?? [ports.table];
  const { failed, applied } = await projectBatch(projection, envelopes, { ...ports, table: live });
  const failures = new Map(failed);
  for (const table of others) {
    const besides = await projectBatch(projection, envelopes, { ...ports, table });
    for (const [stream, error] of besides.failed) failures.set(stream, error);
  }
  return { failed: failures, applied };
}

function again(
  deliveries: readonly Delivery[],
  failed: ReadonlyMap<string, unknown>,
  { log }: Pick<Telemetry, "log">,
): Failure[] {
  const failures = deliveries
    .filter(({ envelope }) => failed.has(envelope.stream_id ?? ""))
    .map(({ messageId, envelope }) => ({ messageId, reason: reasonOf(failed.get(envelope.stream_id ?? "")) }));
  if (failures.length > 0) log.warn("Messages that come again", { messages: failures });
  return failures;
}

/** Only after the transaction: a page that is made anew earlier would show the old state, and keep it. */
async function refresh(cache: PageCache, { tags }: Projection, applied: readonly Recorded[]): Promise<void> {
  if (applied.length > 0) await cache.revalidate(tags(applied));
}

function measure({ count, duration, flush }: Telemetry, applied: readonly Recorded[], now: number): void {
  const oldest = applied[0];
  if (oldest) {
    count("EventsProjected", applied.length);
    duration("ProjectionLag", now - Date.parse(oldest.timestamp));
  }
  flush();
}

export const handler = entry(compose);
