import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoEventStore } from "@bellyfed/adapters/dynamo/event-store";
import { dynamoLogPages, dynamoTablePages } from "@bellyfed/adapters/dynamo/pages";
import { dynamoReadTable } from "@bellyfed/adapters/dynamo/read-table";
import { type RebuildAnswer, type RebuildRequest, rebuilder } from "../compose/rebuild.ts";
import { type Env, required } from "../environment.ts";
import { entry, type Handler } from "../lambda.ts";
import { generationSeconds } from "../read-models/dynamo-generations.ts";
import { realRuntime } from "../runtime.ts";
import { openers } from "../sealed-log.ts";
import { telemetry } from "../telemetry/telemetry.ts";

export function compose(env: Env): Handler<RebuildRequest, RebuildAnswer> {
  const names = required(env, "EVENTS_TABLE", "KEYS_TABLE", "READ_TABLE", "READ_TABLE_2");
  const client = dynamoClient({ endpoint: env.DYNAMODB_ENDPOINT });
  const events = { client, table: names.EVENTS_TABLE };
  const place = (table: string) => ({
    table: dynamoReadTable({ client, table }),
    pages: dynamoTablePages({ client, table }),
  });
  const runtime = realRuntime();
  const ports = {
    places: { 1: place(names.READ_TABLE), 2: place(names.READ_TABLE_2) },
    logPages: dynamoLogPages(events),
    log: dynamoEventStore(events),
    open: openers(client, names, runtime).open,
    runtime,
    cacheSeconds: generationSeconds(env),
  };
  return rebuilder(ports, telemetry("rebuild", env));
}

export const handler = entry(compose);
