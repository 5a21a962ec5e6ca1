import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoEventStore } from "@bellyfed/adapters/dynamo/event-store";
import { dynamoReadTable } from "@bellyfed/adapters/dynamo/read-table";
import { jwtIdentity } from "@bellyfed/adapters/jwt/identity";
import { s3Client, s3Objects } from "@bellyfed/adapters/s3/objects";
import { sqsClient, sqsSender } from "@bellyfed/adapters/sqs/sender";
import { api } from "@bellyfed/core/http/api";
import { parse } from "@bellyfed/core/http/parse";
import { readFile } from "@bellyfed/features/imports/files/file";
import { type JobPorts, runJob } from "@bellyfed/features/imports/job";
import { board, noter } from "@bellyfed/features/imports/progress";
import { JobMessage } from "@bellyfed/features/imports/writes";
import { importWrites } from "@bellyfed/features/writes";
import type { APIGatewayProxyEvent, APIGatewayProxyResult, SQSBatchResponse, SQSEvent } from "aws-lambda";
import { type Env, required } from "../environment.ts";
import { answerer } from "../http/answerer.ts";
import { withCors } from "../http/cors.ts";
import { entry, type Handler } from "../lambda.ts";
import { realRuntime } from "../runtime.ts";
import { type Failure, failing, reasonOf } from "../sqs.ts";
import { type Telemetry, telemetry } from "../telemetry/telemetry.ts";

type Asked = APIGatewayProxyEvent | SQSEvent;

/** Answers the routes that begin imports, and reads the files of the jobs that they put into a queue. */
export function compose(env: Env): Handler<Asked, APIGatewayProxyResult | SQSBatchResponse> {
  const names = required(env, ...NAMES);
  const signals = telemetry("import", env);
  const client = dynamoClient({ endpoint: env.DYNAMODB_ENDPOINT });
  const sqs = sqsClient({ endpoint: env.SQS_ENDPOINT });
  const ports = {
    store: dynamoEventStore({ client, table: names.EVENTS_TABLE }),
    table: dynamoReadTable({ client, table: names.READ_TABLE }),
    files: s3Objects({ client: s3Client({ endpoint: env.S3_ENDPOINT }), bucket: names.IMPORT_BUCKET }),
    jobs: sqsSender({ client: sqs, queueUrl: names.IMPORT_JOBS_QUEUE_URL }),
    rows: sqsSender({ client: sqs, queueUrl: names.IMPORT_ROWS_QUEUE_URL }),
    runtime: realRuntime(),
    readFile,
  };
  const identity = jwtIdentity({ issuer: names.JWT_ISSUER, audience: names.JWT_AUDIENCE, jwksUrl: names.JWKS_URL });
  const routes = importWrites.flatMap((make) => make({ ...ports, board: board(noter(ports)) }));
  const answer = withCors(answerer(api(routes, { identity, log: signals.log }), signals), env);
  const work = jobWorker(ports, signals);
  return (event, context) => ("Records" in event ? work(event, context) : answer(event, context));
}

const NAMES = [
  "EVENTS_TABLE",
  "READ_TABLE",
  "IMPORT_BUCKET",
  "IMPORT_JOBS_QUEUE_URL",
  "IMPORT_ROWS_QUEUE_URL",
  "JWT_ISSUER",
  "JWT_AUDIENCE",
  "JWKS_URL",
] as const;

/** Reads the files of jobs, one after another. */
export const jobWorker =
  (ports: JobPorts, { log, flush }: Telemetry): Handler<SQSEvent, SQSBatchResponse> =>
  async ({ Records }) => {
    const failed: Failure[] = [];
    for (const { body, messageId } of Records) {
      try {
        await runJob(ports, parse(JobMessage, JSON.parse(body)));
      } catch (error) {
        log.error("A job's file was not read to its end; it comes again", { message_id: messageId, error });
        failed.push({ messageId, reason: reasonOf(error) });
      }
    }
    flush();
    return failing(failed);
  };

export const handler = entry(compose);
