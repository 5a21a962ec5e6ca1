import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoEventStore } from "@bellyfed/adapters/dynamo/event-store";
import { READ_MODEL } from "@bellyfed/core/wiring";
import { projections } from "@bellyfed/features/projections";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { consumer } from "../compose/consumer.ts";
import { type Env, required } from "../environment.ts";
import type { Handler } from "../lambda.ts";
import { pageCacheOf } from "../page-cache.ts";
import { queueEntry } from "../queue-entry.ts";
import { writeGenerations } from "../read-models/dynamo-generations.ts";
import { realRuntime } from "../runtime.ts";
import { openers } from "../sealed-log.ts";
import { telemetry } from "../telemetry/telemetry.ts";

/** Projects into the read model that its environment names. */
export function compose(env: Env): Handler<SQSEvent, SQSBatchResponse> {
  const { [READ_MODEL]: model, ...names } = required(env, "EVENTS_TABLE", "KEYS_TABLE", "READ_TABLE", READ_MODEL);
  const projection = projections.find(({ name }) => name === model);
  if (!projection) throw new Error(`There is no read model ${model}`);
  const signals = telemetry(`consumer-${model}`, env);
  const client = dynamoClient({ endpoint: env.DYNAMODB_ENDPOINT });
  const runtime = realRuntime();
  const ports = {
    generations: writeGenerations(env, client),
    log: dynamoEventStore({ client, table: names.EVENTS_TABLE }),
    open: openers(client, names, runtime).open,
    cache: pageCacheOf(env, signals.log),
    runtime,
  };
  return consumer(projection, ports, signals);
}

export const handler = queueEntry("consumer", compose);
