import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoEventStore } from "@bellyfed/adapters/dynamo/event-store";
import { dynamoReadTable } from "@bellyfed/adapters/dynamo/read-table";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { feedConsumer } from "../compose/feed-consumer.ts";
import { type Env, required } from "../environment.ts";
import { keptSecondsOf } from "../feed-settings.ts";
import type { Handler } from "../lambda.ts";
import { queueEntry } from "../queue-entry.ts";
import { realRuntime } from "../runtime.ts";
import { telemetry } from "../telemetry/telemetry.ts";

export function compose(env: Env): Handler<SQSEvent, SQSBatchResponse> {
  const { EVENTS_TABLE, READ_TABLE } = required(env, "EVENTS_TABLE", "READ_TABLE");
  const client = dynamoClient({ endpoint: env.DYNAMODB_ENDPOINT });
  const ports = {
    table: dynamoReadTable({ client, table: READ_TABLE }),
    log: dynamoEventStore({ client, table: EVENTS_TABLE }),
    runtime: realRuntime(),
    keptSeconds: keptSecondsOf(env),
  };
  return feedConsumer(ports, telemetry("feed-consumer", env));
}

export const handler = queueEntry("feed-consumer", compose);
