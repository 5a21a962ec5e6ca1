import { eventBridgeClient, eventBridgePublisher } from "@bellyfed/adapters/eventbridge/publisher";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { processor } from "../compose/processor.ts";
import { type Env, required } from "../environment.ts";
import type { Handler } from "../lambda.ts";
import { queueEntry } from "../queue-entry.ts";
import { realRuntime } from "../runtime.ts";
import { telemetry } from "../telemetry/telemetry.ts";

export function compose(env: Env): Handler<SQSEvent, SQSBatchResponse> {
  const { EVENT_BUS } = required(env, "EVENT_BUS");
  const signals = telemetry("processor", env);
  const client = eventBridgeClient({ endpoint: env.EVENTBRIDGE_ENDPOINT });
  const publisher = eventBridgePublisher({ client, bus: EVENT_BUS, log: signals.log });
  return processor({ publisher, runtime: realRuntime() }, signals);
}

export const handler = queueEntry("processor", compose);
