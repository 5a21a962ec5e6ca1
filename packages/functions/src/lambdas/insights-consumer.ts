import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { insightsConsumer } from "../compose/insights-consumer.ts";
import { type Env, required } from "../environment.ts";
import type { Handler } from "../lambda.ts";
import { pageCacheOf } from "../page-cache.ts";
import { queueEntry } from "../queue-entry.ts";
import { writeGenerations } from "../read-models/dynamo-generations.ts";
import { liveTable } from "../read-models/generations.ts";
import { realRuntime } from "../runtime.ts";
import { openers } from "../sealed-log.ts";
import { telemetry } from "../telemetry/telemetry.ts";

export function compose(env: Env): Handler<SQSEvent, SQSBatchResponse> {
  const signals = telemetry("insights-consumer", env);
  const client = dynamoClient({ endpoint: env.DYNAMODB_ENDPOINT });
  const runtime = realRuntime();
  const ports = {
    table: liveTable(writeGenerations(env, client)),
    openNow: openers(client, required(env, "KEYS_TABLE"), runtime).openNow,
    cache: pageCacheOf(env, signals.log),
    runtime,
  };
  return insightsConsumer(ports, signals);
}

export const handler = queueEntry("insights-consumer", compose);
