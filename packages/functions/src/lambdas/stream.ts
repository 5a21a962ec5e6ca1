import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoEventStore } from "@bellyfed/adapters/dynamo/event-store";
import { dynamoKeyStore } from "@bellyfed/adapters/dynamo/key-store";
import { dynamoReadTable } from "@bellyfed/adapters/dynamo/read-table";
import { dynamoWriteCounter } from "@bellyfed/adapters/dynamo/write-counter";
import { jwtIdentity } from "@bellyfed/adapters/jwt/identity";
import { told } from "@bellyfed/features/features";
import { openStreams } from "@bellyfed/features/feed/open-streams";
import { chatsOf } from "@bellyfed/features/guide/chats/exporting";
import type { APIGatewayProxyEvent } from "aws-lambda";
import { addedBy } from "../compose/added-by.ts";
import { stream } from "../compose/stream.ts";
import { type Env, required } from "../environment.ts";
import { streamLimitsOf } from "../feed-settings.ts";
import { corsOf } from "../http/cors.ts";
import { requestMeter } from "../http/meter.ts";
import { streamer } from "../http/streamer.ts";
import { knowingHolders } from "../http/visitors.ts";
import { readGenerations } from "../read-models/dynamo-generations.ts";
import { feedReader } from "../read-models/feed-reader.ts";
import { liveReader } from "../read-models/generations.ts";
import { realRuntime } from "../runtime.ts";
import { openers } from "../sealed-log.ts";
import { storedEvents } from "../sealing.ts";
import { type StreamHandler, streamEntry } from "../streaming.ts";
import { telemetry } from "../telemetry/telemetry.ts";

/** Chats of nobody's are in no export. */
const NO_CHAT_KEYS = { read: async () => undefined };

export function compose(env: Env): StreamHandler<APIGatewayProxyEvent> {
  const names = required(
    env,
    ...(["EVENTS_TABLE", "KEYS_TABLE", "SUBJECTS_TABLE", "READ_TABLE"] as const),
    ...(["JWT_ISSUER", "JWT_AUDIENCE", "JWKS_URL", "SITE_SECRET", "VISITOR_SECRET"] as const),
  );
  const signals = telemetry("stream", env);
  const meter = requestMeter();
  const runtime = realRuntime();
  const client = dynamoClient({ endpoint: env.DYNAMODB_ENDPOINT, onCall: meter.onCall });
  const generations = readGenerations(env, client);
  const keys = dynamoKeyStore({ client, table: names.KEYS_TABLE });
  const kept = dynamoReadTable({ client, table: names.READ_TABLE });
  const ports = {
    table: feedReader(generations),
    openStreams: openStreams({ table: kept, runtime }, streamLimitsOf(env)),
    definitions: storedEvents,
    told,
    open: openers(client, names, runtime).open,
    identity: jwtIdentity({ issuer: names.JWT_ISSUER, audience: names.JWT_AUDIENCE, jwksUrl: names.JWKS_URL }),
    events: dynamoEventStore({ client, table: names.EVENTS_TABLE }),
    keys,
    subjects: dynamoWriteCounter({ client, table: names.SUBJECTS_TABLE }),
    addedBy: addedBy(liveReader(generations)),
    chatsOf: (sub: string) => chatsOf({ table: kept, keys, chatKeys: NO_CHAT_KEYS, runtime }, sub),
    runtime,
  };
  const siteSecrets = { site: names.SITE_SECRET, visitor: names.VISITOR_SECRET };
  return streamer(stream(ports, signals), signals, {
    meter,
    policies: env.RATE_POLICIES,
    surroundings: knowingHolders(siteSecrets, runtime),
    granted: corsOf(env),
  });
}

export const handler = streamEntry(compose);
