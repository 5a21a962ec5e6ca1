import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { type EstablishRequest, establisher } from "../compose/establish.ts";
import { type Env, required } from "../environment.ts";
import { entry, type Handler } from "../lambda.ts";
import { readGenerations } from "../read-models/dynamo-generations.ts";
import { liveReader } from "../read-models/generations.ts";
import { realRuntime } from "../runtime.ts";
import { sealedLog } from "../sealed-log.ts";
import { telemetry } from "../telemetry/telemetry.ts";

export function compose(env: Env): Handler<EstablishRequest, void> {
  const names = required(env, "EVENTS_TABLE", "KEYS_TABLE", "READ_TABLE");
  const client = dynamoClient({ endpoint: env.DYNAMODB_ENDPOINT });
  const runtime = realRuntime();
  const ports = {
    store: sealedLog(client, names, runtime),
    table: liveReader(readGenerations(env, client)),
    runtime,
  };
  return establisher(ports, telemetry("establish", env));
}

export const handler = entry(compose);
