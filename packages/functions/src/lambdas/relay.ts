import { eventBridgeClient, eventBridgePublisher } from "@bellyfed/adapters/eventbridge/publisher";
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from "aws-lambda";
import { relay } from "../compose/relay.ts";
import { type Env, required } from "../environment.ts";
import { entry, type Handler } from "../lambda.ts";
import { telemetry } from "../telemetry/telemetry.ts";

export function compose(env: Env): Handler<DynamoDBStreamEvent, DynamoDBBatchResponse> {
  const { EVENT_BUS } = required(env, "EVENT_BUS");
  const signals = telemetry("relay", env);
  const client = eventBridgeClient({ endpoint: env.EVENTBRIDGE_ENDPOINT });
  return relay({ publisher: eventBridgePublisher({ client, bus: EVENT_BUS, log: signals.log }) }, signals);
}

export const handler = entry(compose);
