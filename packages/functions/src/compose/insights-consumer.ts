import type { Envelope } from "@bellyfed/core/envelope";
import type { PageCache } from "@bellyfed/core/ports";
import { isUnderstood, type RecordPorts, recordBatch } from "@bellyfed/features/insights/projection";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import type { Handler } from "../lambda.ts";
import { deliveriesOf, failing, failureOf } from "../sqs.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";

export interface InsightsConsumerPorts extends RecordPorts {
  readonly cache: PageCache;
}

/** Counts what is looked at and reviewed, and keeps the recent reviews. */
export const insightsConsumer = (
  { cache, ...ports }: InsightsConsumerPorts,
  signals: Telemetry,
): Handler<SQSEvent, SQSBatchResponse> => counting((envelopes) => recordBatch(envelopes, ports), cache, signals);

/** A batch that cannot be recorded comes again as a whole: it is written in one piece or not at all. */
export const counting =
  (
    record: (envelopes: readonly Envelope[]) => Promise<readonly string[]>,
    cache: PageCache,
    { log, count, flush }: Telemetry,
  ): Handler<SQSEvent, SQSBatchResponse> =>
  async (event) => {
    const { deliveries, poison } = deliveriesOf(event, log);
    const good = deliveries.filter(({ envelope }) => isUnderstood(envelope));
    const bad = deliveries
      .filter(({ envelope }) => !isUnderstood(envelope))
      .map(({ messageId }) => ({ messageId, reason: "Its payload is not what its type says" }));
    if (bad.length > 0) log.error("Payloads that are not what their types say", { messages: bad });
    try {
      await cache.revalidate(await record(good.map(({ envelope }) => envelope)));
      count("EventsCounted", good.length);
      return failing([...poison, ...bad]);
    } catch (error) {
      log.warn("A batch could not be counted; it will come again", { error });
      return failing(event.Records.map(({ messageId }) => failureOf(messageId, error)));
    } finally {
      flush();
    }
  };
