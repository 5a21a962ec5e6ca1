import type { Envelope } from "@bellyfed/core/envelope";
import type { EventLog, PageCache, ReadTableWriter, Runtime } from "@bellyfed/core/ports";
import { type ProjectPorts, projectBatch } from "@bellyfed/core/project";
import type { Projection, Recorded } from "@bellyfed/core/projection";
import { recordedOf } from "@bellyfed/core/run";
import type { OpenEnvelopes } from "@bellyfed/core/sealing/log";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import type { Handler } from "../lambda.ts";
import type { Generations } from "../read-models/generation-tables.ts";
import { type ProjectedGenerations, projectedGenerations } from "../read-models/generations.ts";
import { noteApplied } from "../read-models/health.ts";
import { type Delivery, deliveriesOf, type Failure, failing, failureOf } from "../sqs.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";

export interface ConsumerPorts {
  readonly generations: Generations<ReadTableWriter>;
  readonly log: EventLog;
  readonly open: OpenEnvelopes;
  readonly runtime: Runtime;
  readonly cache: PageCache;
}

/** Projects events into a read model. Reports the messages whose streams could not be written now, so that only those come again. */
export function consumer(
  projection: Projection,
  { generations, cache, ...ports }: ConsumerPorts,
  signals: Telemetry,
): Handler<SQSEvent, SQSBatchResponse> {
  const logger = signals.log;
  const projected = projectedGenerations(generations, projection);
  const note = noteApplied(projection.name, { table: generations.tables[1], runtime: ports.runtime, logger });
  return async (event) => {
    const { deliveries, poison } = deliveriesOf(event, logger);
    const envelopes = deliveries.map(({ envelope }) => envelope);
    const { failed, applied } = await projectAll(projection, projected, envelopes, { ...ports, logger });
    // Only after the transaction: a page that is made anew earlier would show the old state, and keep it.
    // What came before may have been written without anybody being told.
    const before = deliveries.filter((each) => each.again && !failed.has(each.envelope.stream_id ?? ""));
    await cache.revalidate(
      projection.tags([
        ...applied,
        ...recordedOf(
          projection,
          before.map(({ envelope }) => envelope),
        ),
      ]),
    );
    await note(applied);
    measure(signals, applied, ports.runtime.now());
    return failing([...poison, ...again(deliveries, failed, signals)]);
  };
}

/** Into every generation; a message is done when all have it. What was applied is what the live one had not seen. */
async function projectAll(
  projection: Projection,
  generations: ProjectedGenerations,
  envelopes: readonly Envelope[],
  ports: Omit<ProjectPorts, "table" | "keys">,
) {
  const [live, ...others] = await generations();
  const { failed, applied } = await projectBatch(projection, envelopes, { ...ports, ...live });
  const failures = new Map(failed);
  for (const other of others) {
    const besides = await projectBatch(projection, envelopes, { ...ports, ...other });
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
    .map(({ messageId, envelope }) => failureOf(messageId, failed.get(envelope.stream_id ?? "")));
  if (failures.length > 0) log.warn("Messages that come again", { messages: failures });
  return failures;
}

function measure({ count, duration, flush }: Telemetry, applied: readonly Recorded[], now: number): void {
  const oldest = applied[0];
  if (oldest) {
    count("EventsProjected", applied.length);
    duration("ProjectionLag", now - Date.parse(oldest.timestamp));
  }
  flush();
}
