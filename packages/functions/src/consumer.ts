import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoEventStore } from "@bellyfed/adapters/dynamo/event-store";
import type { PageCache } from "@bellyfed/core/ports";
import { type Projection, type ProjectPorts, projectBatch, type Recorded } from "@bellyfed/core/project";
import { projections } from "@bellyfed/features/projections";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { type Env, required } from "./environment.ts";
import { projectedTables } from "./generations.ts";
import { entry, type Handler } from "./lambda.ts";
import { pageCache } from "./page-cache.ts";
import { realRuntime } from "./runtime.ts";
import { type Delivery, deliveriesOf, type Failure, failing, reasonOf } from "./sqs.ts";
import { type Telemetry, telemetry } from "./telemetry.ts";

/** Projects events into the read model that READ_MODEL names. */
export function compose(env: Env): Handler<SQSEvent, SQSBatchResponse> {
  const { EVENTS_TABLE, READ_MODEL } = required(env, "EVENTS_TABLE", "READ_TABLE", "READ_MODEL");
  const projection = projections.find(({ name }) => name === READ_MODEL);
  if (!projection) throw new Error(`There is no read model ${READ_MODEL}`);
  const client = dynamoClient({ endpoint: env.DYNAMODB_ENDPOINT });
  const signals = telemetry(`consumer-${READ_MODEL}`, env);
  const ports = {
    table: dynamoReadTable({ client, table: READ_TABLE }),
    log: dynamoEventStore({ client, table: EVENTS_TABLE }),
    runtime: realRuntime(),
    logger: signals.log,
  };
  return consumer(projection, ports, pageCache(env, signals.log), signals);
}

/** Reports the messages whose streams could not be written now, so that only those come again. */
export const consumer =
  (
    projection: Projection,
    ports: ProjectPorts,
    cache: PageCache,
    signals: Telemetry,
  ): Handler<SQSEvent, SQSBatchResponse> =>
  async (event) => {
    const { deliveries, poison } = deliveriesOf(event, signals.log);
    const envelopes = deliveries.map(({ envelope }) => envelope);
    const { failed, applied } = await projectBatch(projection, envelopes, ports);
    await refresh(cache, projection, applied);
    measure(signals, applied, ports.runtime.now());
    const again = deliveries.filter(({ envelope }) => failed.has(envelope.stream_id ?? ""));
    return failing([...poison, ...again.map(({ messageId }) => messageId)]);
  };

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
