import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoEventStore } from "@bellyfed/adapters/dynamo/event-store";
import { type EstablishRequest, establisher } from "../compose/establish.ts";
import { type Env, required } from "../environment.ts";
import { entry, type Handler } from "../lambda.ts";
import { readGenerations } from "../read-models/dynamo-generations.ts";
import { liveReader } from "../read-models/generations.ts";
import { realRuntime } from "../runtime.ts";
import { telemetry } from "../telemetry/telemetry.ts";

export function compose(env: Env): Handler<EstablishRequest, void> {
  const { EVENTS_TABLE } = required(env, "EVENTS_TABLE", "READ_TABLE");
  const client = dynamoClient({ endpoint: env.DYNAMODB_ENDPOINT });
  const ports = {
    store: dynamoEventStore({ client, table: EVENTS_TABLE }),
    table: liveReader(readGenerations(env, client)),
    runtime: realRuntime(),
  };
  return establisher(ports, telemetry("establish", env));
}

export const handler = entry(compose);
