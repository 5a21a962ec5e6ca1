import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoReadTable } from "@bellyfed/adapters/dynamo/read-table";
import { s3Client, s3Objects } from "@bellyfed/adapters/s3/objects";
import { sqsClient, sqsSender } from "@bellyfed/adapters/sqs/sender";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { importReader } from "../compose/import-reader.ts";
import { type Env, required } from "../environment.ts";
import type { Handler } from "../lambda.ts";
import { mappedLocator } from "../mapped-locator.ts";
import { queueEntry } from "../queue-entry.ts";
import { realRuntime } from "../runtime.ts";
import { keylessLog } from "../sealed-log.ts";
import { telemetry } from "../telemetry/telemetry.ts";

export function compose(env: Env): Handler<SQSEvent, SQSBatchResponse> {
  const names = required(env, "EVENTS_TABLE", "READ_TABLE", "IMPORT_BUCKET", "IMPORT_ROWS_QUEUE_URL");
  const signals = telemetry("import-reader", env);
  const client = dynamoClient({ endpoint: env.DYNAMODB_ENDPOINT });
  const ports = {
    store: keylessLog(client, names),
    table: dynamoReadTable({ client, table: names.READ_TABLE }),
    files: s3Objects({ client: s3Client({ endpoint: env.S3_ENDPOINT }), bucket: names.IMPORT_BUCKET }),
    rows: sqsSender({ client: sqsClient({ endpoint: env.SQS_ENDPOINT }), queueUrl: names.IMPORT_ROWS_QUEUE_URL }),
    locator: mappedLocator(env),
    runtime: realRuntime(),
  };
  return importReader(ports, signals);
}

export const handler = queueEntry("import-reader", compose);
