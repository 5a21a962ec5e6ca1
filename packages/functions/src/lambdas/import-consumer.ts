import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoReadTable } from "@bellyfed/adapters/dynamo/read-table";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { importConsumer } from "../compose/import-consumer.ts";
import { type Env, required } from "../environment.ts";
import type { Handler } from "../lambda.ts";
import { queueEntry } from "../queue-entry.ts";
import { realRuntime } from "../runtime.ts";
import { sealedLog } from "../sealed-log.ts";
import { telemetry } from "../telemetry/telemetry.ts";

export function compose(env: Env): Handler<SQSEvent, SQSBatchResponse> {
  const names = required(env, "EVENTS_TABLE", "KEYS_TABLE", "READ_TABLE");
  const client = dynamoClient({ endpoint: env.DYNAMODB_ENDPOINT });
  const runtime = realRuntime();
  const ports = {
    store: sealedLog(client, names, runtime),
    table: dynamoReadTable({ client, table: names.READ_TABLE }),
    runtime,
  };
  return importConsumer(ports, telemetry("import-consumer", env));
}

export const handler = queueEntry("import-consumer", compose);
