import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoEventStore } from "@bellyfed/adapters/dynamo/event-store";
import { dynamoLogPages } from "@bellyfed/adapters/dynamo/pages";
import { eventBridgeClient, eventBridgePublisher } from "@bellyfed/adapters/eventbridge/publisher";
import { type ReconcileRequest, reconciler } from "../compose/reconcile.ts";
import { type Env, required } from "../environment.ts";
import { entry, type Handler } from "../lambda.ts";
import { writeGenerations } from "../read-models/dynamo-generations.ts";
import type { Reconciled } from "../read-models/reconcile.ts";
import { realRuntime } from "../runtime.ts";
import { telemetry } from "../telemetry/telemetry.ts";

export function compose(env: Env): Handler<ReconcileRequest, Reconciled> {
  const names = required(env, "EVENTS_TABLE", "READ_TABLE", "EVENT_BUS");
  const client = dynamoClient({ endpoint: env.DYNAMODB_ENDPOINT });
  const events = { client, table: names.EVENTS_TABLE };
  const bus = eventBridgeClient({ endpoint: env.EVENTBRIDGE_ENDPOINT });
  const ports = {
    pages: dynamoLogPages(events),
    log: dynamoEventStore(events),
    generations: writeGenerations(env, client),
    publisher: eventBridgePublisher({ client: bus, bus: names.EVENT_BUS }),
    runtime: realRuntime(),
  };
  return reconciler(ports, telemetry("reconcile", env));
}

export const handler = entry(compose);
