import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoEventStore } from "@bellyfed/adapters/dynamo/event-store";
import { dynamoReadTable } from "@bellyfed/adapters/dynamo/read-table";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { importConsumer } from "../compose/import-consumer.ts";
import { type Env, required } from "../environment.ts";
import type { Handler } from "../lambda.ts";
import { queueEntry } from "../queue-entry.ts";
import { realRuntime } from "../runtime.ts";
import { telemetry } from "../telemetry/telemetry.ts";

export function compose(env: Env): Handler<SQSEvent, SQSBatchResponse> {
  const { EVENTS_TABLE, READ_TABLE } = required(env, "EVENTS_TABLE", "READ_TABLE");
  const client = dynamoClient({ endpoint: env.DYNAMODB_ENDPOINT });
  const ports = {
    store: dynamoEventStore({ client, table: EVENTS_TABLE }),
    table: dynamoReadTable({ client, table: READ_TABLE }),
    runtime: realRuntime(),
  };
  return importConsumer(ports, telemetry("import-consumer", env));
}

export const handler = queueEntry("import-consumer", compose);
