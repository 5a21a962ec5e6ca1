import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoEventStore } from "@bellyfed/adapters/dynamo/event-store";
import { timers } from "@bellyfed/features/timers";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { timer } from "../compose/timer.ts";
import { type Env, required } from "../environment.ts";
import type { Handler } from "../lambda.ts";
import { queueEntry } from "../queue-entry.ts";
import { realRuntime } from "../runtime.ts";
import { telemetry } from "../telemetry/telemetry.ts";

/** Carries out what is due. */
export function compose(env: Env): Handler<SQSEvent, SQSBatchResponse> {
  const { EVENTS_TABLE } = required(env, "EVENTS_TABLE");
  const client = dynamoClient({ endpoint: env.DYNAMODB_ENDPOINT });
  const store = dynamoEventStore({ client, table: EVENTS_TABLE });
  return timer(timers, { store, runtime: realRuntime() }, telemetry("timer", env));
}

export const handler = queueEntry("timer", compose);
