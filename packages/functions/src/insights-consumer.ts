import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoReadTable } from "@bellyfed/adapters/dynamo/read-table";
import { recordBatch } from "@bellyfed/features/insights/projection";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { type Env, required } from "./environment.ts";
import { entry, type Handler } from "./lambda.ts";
import { pageCache } from "./page-cache.ts";
import { realRuntime } from "./runtime.ts";
import { deliveriesOf, failing } from "./sqs.ts";
import { telemetry } from "./telemetry.ts";

/** Counts what is looked at and reviewed, and keeps the recent reviews. A batch that cannot be written fails as a whole. */
export function compose(env: Env): Handler<SQSEvent, SQSBatchResponse> {
  const { READ_TABLE } = required(env, "READ_TABLE");
  const signals = telemetry("insights-consumer", env);
  const cache = pageCache(env, signals.log);
  const client = dynamoClient({ endpoint: env.DYNAMODB_ENDPOINT });
  const ports = { table: dynamoReadTable({ client, table: READ_TABLE }), runtime: realRuntime() };
  return async (event) => {
    const { deliveries, poison } = deliveriesOf(event, signals.log);
    try {
      const envelopes = deliveries.map(({ envelope }) => envelope);
      const tags = await recordBatch(envelopes, ports);
      if (tags.length > 0) await cache.revalidate(tags);
      signals.count("EventsCounted", envelopes.length);
      return failing(poison);
    } catch (error) {
      signals.log.warn("A batch could not be counted; it will come again", { error });
      return failing(event.Records.map(({ messageId }) => messageId));
    } finally {
      signals.flush();
    }
  };
}

export const handler = entry(compose);
