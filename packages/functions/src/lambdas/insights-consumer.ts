import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { httpPageCache } from "@bellyfed/adapters/http/page-cache";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { insightsConsumer } from "../compose/insights-consumer.ts";
import { type Env, secret } from "../environment.ts";
import type { Handler } from "../lambda.ts";
import { queueEntry } from "../queue-entry.ts";
import { writeGenerations } from "../read-models/dynamo-generations.ts";
import { liveTable } from "../read-models/generations.ts";
import { realRuntime } from "../runtime.ts";
import { telemetry } from "../telemetry/telemetry.ts";

export function compose(env: Env): Handler<SQSEvent, SQSBatchResponse> {
  const signals = telemetry("insights-consumer", env);
  const ports = {
    table: liveTable(writeGenerations(env, dynamoClient({ endpoint: env.DYNAMODB_ENDPOINT }))),
    cache: httpPageCache({ url: env.REVALIDATE_URL, secret: secret(env, "REVALIDATE_SECRET") }, signals.log),
    runtime: realRuntime(),
  };
  return insightsConsumer(ports, signals);
}

export const handler = queueEntry("insights-consumer", compose);
