import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { jwtIdentity } from "@bellyfed/adapters/jwt/identity";
import { told } from "@bellyfed/features/features";
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";
import { feed } from "../compose/feed.ts";
import { type Env, required } from "../environment.ts";
import { answerer } from "../http/answerer.ts";
import { withCors } from "../http/cors.ts";
import { requestMeter } from "../http/meter.ts";
import { entry, type Handler } from "../lambda.ts";
import { readGenerations } from "../read-models/dynamo-generations.ts";
import { feedReader } from "../read-models/feed-reader.ts";
import { realRuntime } from "../runtime.ts";
import { openers } from "../sealed-log.ts";
import { storedEvents } from "../sealing.ts";
import { telemetry } from "../telemetry/telemetry.ts";

export function compose(env: Env): Handler<APIGatewayProxyEvent, APIGatewayProxyResult> {
  const names = required(env, "KEYS_TABLE", "READ_TABLE", "JWT_ISSUER", "JWT_AUDIENCE", "JWKS_URL");
  const signals = telemetry("feed", env);
  const meter = requestMeter();
  const client = dynamoClient({ endpoint: env.DYNAMODB_ENDPOINT, onCall: meter.onCall });
  const runtime = realRuntime();
  const ports = {
    table: feedReader(readGenerations(env, client)),
    identity: jwtIdentity({ issuer: names.JWT_ISSUER, audience: names.JWT_AUDIENCE, jwksUrl: names.JWKS_URL }),
    now: runtime.now,
    definitions: storedEvents,
    told,
    open: openers(client, names, runtime).open,
  };
  return withCors(answerer(feed(ports, signals), signals, { meter, policies: env.RATE_POLICIES }), env);
}

export const handler = entry(compose);
