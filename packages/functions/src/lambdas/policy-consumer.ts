import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { POLICY } from "@bellyfed/core/wiring";
import { policies } from "@bellyfed/features/policies";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { policyConsumer } from "../compose/policy-consumer.ts";
import { type Env, required } from "../environment.ts";
import type { Handler } from "../lambda.ts";
import { locatorOf } from "../locating.ts";
import { queueEntry } from "../queue-entry.ts";
import { writeGenerations } from "../read-models/dynamo-generations.ts";
import { realRuntime } from "../runtime.ts";
import { schedulerOf } from "../scheduler.ts";
import { sealedLog } from "../sealed-log.ts";
import { telemetry } from "../telemetry/telemetry.ts";

const ZONE_TIMEOUT_MS = 5_000;

/** Follows the policy that its environment names. */
export function compose(env: Env): Handler<SQSEvent, SQSBatchResponse> {
  const { [POLICY]: own, ...names } = required(env, "EVENTS_TABLE", "KEYS_TABLE", "READ_TABLE", POLICY);
  const policy = policies.find(({ name }) => name === own);
  if (!policy) throw new Error(`There is no policy ${own}`);
  const client = dynamoClient({ endpoint: env.DYNAMODB_ENDPOINT });
  const runtime = realRuntime();
  const log = sealedLog(client, names, runtime);
  const generations = writeGenerations(env, client);
  const ports = {
    store: log,
    events: log,
    generations,
    runtime,
    scheduler: schedulerOf(env),
    locator: locatorOf(env, ZONE_TIMEOUT_MS),
  };
  return policyConsumer(policy, ports, telemetry(`consumer-${own}`, env));
}

export const handler = queueEntry("policy-consumer", compose);
