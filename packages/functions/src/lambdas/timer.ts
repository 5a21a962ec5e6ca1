import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { timers } from "@bellyfed/features/timers";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { timer } from "../compose/timer.ts";
import { type Env, required } from "../environment.ts";
import type { Handler } from "../lambda.ts";
import { queueEntry } from "../queue-entry.ts";
import { realRuntime } from "../runtime.ts";
import { sealedLog } from "../sealed-log.ts";
import { telemetry } from "../telemetry/telemetry.ts";

/** Carries out what is due. */
export function compose(env: Env): Handler<SQSEvent, SQSBatchResponse> {
  const names = required(env, "EVENTS_TABLE", "KEYS_TABLE");
  const client = dynamoClient({ endpoint: env.DYNAMODB_ENDPOINT });
  const runtime = realRuntime();
  return timer(timers, { store: sealedLog(client, names, runtime), runtime }, telemetry("timer", env));
}

export const handler = queueEntry("timer", compose);
