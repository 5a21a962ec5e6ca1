import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoReadTable } from "@bellyfed/adapters/dynamo/read-table";
import { dynamoWriteCounter } from "@bellyfed/adapters/dynamo/write-counter";
import { jwtIdentity } from "@bellyfed/adapters/jwt/identity";
import { s3Client, s3Objects } from "@bellyfed/adapters/s3/objects";
import { sqsClient, sqsSender } from "@bellyfed/adapters/sqs/sender";
import { INDEX_KEY } from "@bellyfed/core/search/index-key";
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";
import { importing } from "../compose/import.ts";
import { type Env, required } from "../environment.ts";
import { answerer } from "../http/answerer.ts";
import { withCors } from "../http/cors.ts";
import { requestMeter } from "../http/meter.ts";
import { writeQuota } from "../http/write-quota.ts";
import { entry, type Handler } from "../lambda.ts";
import { neighborhoodsOf } from "../neighborhoods.ts";
import { realRuntime } from "../runtime.ts";
import { keylessLog } from "../sealed-log.ts";
import { openWordless } from "../search/index-file.ts";
import { fileIn } from "../search/kept-file.ts";
import { looking } from "../search/looking.ts";
import { wordless } from "../search/words.ts";
import { telemetry } from "../telemetry/telemetry.ts";

export function compose(env: Env): Handler<APIGatewayProxyEvent, APIGatewayProxyResult> {
  const names = required(
    env,
    "EVENTS_TABLE",
    "SUBJECTS_TABLE",
    "READ_TABLE",
    "IMPORT_BUCKET",
    "IMPORT_JOBS_QUEUE_URL",
    "BODY_HASH_SECRET",
    "JWT_ISSUER",
    "JWT_AUDIENCE",
    "JWKS_URL",
  );
  const signals = telemetry("import", env);
  const meter = requestMeter();
  const client = dynamoClient({ endpoint: env.DYNAMODB_ENDPOINT, onCall: meter.onCall });
  const [table, runtime] = [dynamoReadTable({ client, table: names.READ_TABLE }), realRuntime()];
  const ports = {
    store: keylessLog(client, names),
    table,
    files: s3Objects({ client: s3Client({ endpoint: env.S3_ENDPOINT }), bucket: names.IMPORT_BUCKET }),
    jobs: sqsSender({ client: sqsClient({ endpoint: env.SQS_ENDPOINT }), queueUrl: names.IMPORT_JOBS_QUEUE_URL }),
    identity: jwtIdentity({ issuer: names.JWT_ISSUER, audience: names.JWT_AUDIENCE, jwksUrl: names.JWKS_URL }),
    quota: writeQuota(env, dynamoWriteCounter({ client, table: names.SUBJECTS_TABLE })),
    bodySecret: names.BODY_HASH_SECRET,
    runtime,
    findNeighborhood: neighborhoodsOf(env),
    look: looking({
      ...{ table, runtime, words: wordless, open: openWordless, newest: fileIn(env, names.IMPORT_BUCKET, INDEX_KEY) },
      onBroken: (error) => signals.log.error(error.message, { reason: String(error.cause) }),
    }),
  };
  return withCors(answerer(importing(ports, signals), signals, { meter, policies: env.RATE_POLICIES }), env);
}

export const handler = entry(compose);
