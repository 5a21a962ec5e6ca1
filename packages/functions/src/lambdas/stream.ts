import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoEventStore } from "@bellyfed/adapters/dynamo/event-store";
import { dynamoKeyStore } from "@bellyfed/adapters/dynamo/key-store";
import { dynamoWriteCounter } from "@bellyfed/adapters/dynamo/write-counter";
import { jwtIdentity } from "@bellyfed/adapters/jwt/identity";
import type { APIGatewayProxyEvent } from "aws-lambda";
import { addedBy } from "../compose/added-by.ts";
import { stream } from "../compose/stream.ts";
import { type Env, required } from "../environment.ts";
import { corsOf } from "../http/cors.ts";
import { streamer } from "../http/streamer.ts";
import { knowingVisitors } from "../http/visitors.ts";
import { readGenerations } from "../read-models/dynamo-generations.ts";
import { liveReader } from "../read-models/generations.ts";
import { realRuntime } from "../runtime.ts";
import { storedEvents } from "../sealing.ts";
import { type StreamHandler, streamEntry } from "../streaming.ts";
import { telemetry } from "../telemetry/telemetry.ts";

export function compose(env: Env): StreamHandler<APIGatewayProxyEvent> {
  const names = required(
    env,
    ...(["EVENTS_TABLE", "KEYS_TABLE", "SUBJECTS_TABLE", "READ_TABLE"] as const),
    ...(["JWT_ISSUER", "JWT_AUDIENCE", "JWKS_URL", "SITE_SECRET", "VISITOR_SECRET"] as const),
  );
  const client = dynamoClient({ endpoint: env.DYNAMODB_ENDPOINT });
  const signals = telemetry("stream", env);
  const runtime = realRuntime();
  const ports = {
    identity: jwtIdentity({ issuer: names.JWT_ISSUER, audience: names.JWT_AUDIENCE, jwksUrl: names.JWKS_URL }),
    events: dynamoEventStore({ client, table: names.EVENTS_TABLE }),
    keys: dynamoKeyStore({ client, table: names.KEYS_TABLE }),
    subjects: dynamoWriteCounter({ client, table: names.SUBJECTS_TABLE }),
    addedBy: addedBy(liveReader(readGenerations(env, client))),
    definitions: storedEvents,
    runtime,
  };
  const siteSecrets = { site: names.SITE_SECRET, visitor: names.VISITOR_SECRET };
  return streamer(stream(ports, signals), signals, {
    surroundings: knowingVisitors(siteSecrets, runtime),
    granted: corsOf(env),
  });
}

export const handler = streamEntry(compose);
