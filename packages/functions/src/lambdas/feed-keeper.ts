import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoEventStore } from "@bellyfed/adapters/dynamo/event-store";
import { dynamoLogPages } from "@bellyfed/adapters/dynamo/pages";
import { type FeedAnswer, type FeedRequest, feedKeeper } from "../compose/feed-keeper.ts";
import { type Env, required } from "../environment.ts";
import { keptSecondsOf, lanesOf } from "../feed-settings.ts";
import { entry, type Handler } from "../lambda.ts";
import { writeGenerations } from "../read-models/dynamo-generations.ts";
import { realRuntime } from "../runtime.ts";
import { isSealed } from "../seal/steps.ts";
import { storedEvents } from "../sealing.ts";
import { telemetry } from "../telemetry/telemetry.ts";

/** What a pass holds of an old log at a time: a quarter of the smallest function's memory. */
const PASS = { commits: 20_000, bytes: 32_000_000 };

export function compose(env: Env): Handler<FeedRequest, FeedAnswer> {
  const { EVENTS_TABLE } = required(env, "EVENTS_TABLE", "READ_TABLE");
  const client = dynamoClient({ endpoint: env.DYNAMODB_ENDPOINT });
  const events = { client, table: EVENTS_TABLE };
  const generations = writeGenerations(env, client);
  const ports = {
    generations,
    log: dynamoEventStore(events),
    pages: dynamoLogPages(events),
    runtime: realRuntime(),
    ...{ keptSeconds: keptSecondsOf(env), lanes: lanesOf(env), size: PASS },
    isSealed: () => isSealed({ table: generations.tables[1], definitions: storedEvents }),
  };
  return feedKeeper(ports, telemetry("feed-keeper", env));
}

export const handler = entry(compose);
