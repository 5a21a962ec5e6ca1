import type { Envelope } from "@bellyfed/core/envelope";
import type { EventLog, ReadTableWriter, Runtime } from "@bellyfed/core/ports";
import { readNumbering } from "@bellyfed/features/feed/control";
import { numberBatch } from "@bellyfed/features/feed/projection";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import type { Handler } from "../lambda.ts";
import { deliveriesOf, failing, failureOf } from "../sqs.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";

export interface FeedConsumerPorts {
  /** Where everything is kept that belongs to no generation. */
  readonly table: ReadTableWriter;
  readonly log: EventLog;
  readonly runtime: Runtime;
  readonly keptSeconds: number;
}

/**
 * Gives the events of the log their positions. While an old log is being numbered it leaves alone what comes: it is in the log, and the
 * numbering looks there once more after everybody has been told that it is over.
 */
export function feedConsumer(ports: FeedConsumerPorts, signals: Telemetry): Handler<SQSEvent, SQSBatchResponse> {
  const logger = signals.log;
  const lanesNow = fixedLanes(ports.table);
  const number = async (envelopes: readonly Envelope[]) => {
    const lanes = await lanesNow();
    if (lanes === undefined) return { failed: new Map<string, unknown>(), envelopes: [] };
    return numberBatch(envelopes, { lanes, keptSeconds: ports.keptSeconds }, { ...ports, logger });
  };
  return async (event) => {
    const { deliveries, poison } = deliveriesOf(event, logger);
    const { failed, envelopes } = await number(deliveries.map(({ envelope }) => envelope));
    measure(signals, envelopes, ports.runtime.now());
    const failures = deliveries.flatMap(({ messageId, envelope: { stream_id = "" } }) =>
      failed.has(stream_id) ? [failureOf(messageId, failed.get(stream_id))] : [],
    );
    if (failures.length > 0) logger.warn("Messages that come again", { messages: failures });
    return failing([...poison, ...failures]);
  };
}

/** How many lanes the feed has, once events get positions as they come; that never changes again. Undefined until then. */
function fixedLanes(table: Pick<ReadTableWriter, "get">): () => Promise<number | undefined> {
  let known: number | undefined;
  return async () => {
    if (known !== undefined) return known;
    const numbering = await readNumbering(table);
    if (numbering && numbering.phase !== "numbering") known = numbering.lanes;
    return known;
  };
}

function measure({ count, duration, flush }: Telemetry, envelopes: readonly Envelope[], now: number): void {
  const oldest = envelopes.map(({ timestamp }) => timestamp).sort()[0];
  if (oldest !== undefined) {
    count("EventsNumbered", envelopes.length);
    duration("FeedLag", now - Date.parse(oldest));
  }
  flush();
}
