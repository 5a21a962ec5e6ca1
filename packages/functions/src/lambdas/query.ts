import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { eventBridgeClient, eventBridgePublisher } from "@bellyfed/adapters/eventbridge/publisher";
import { jwtIdentity } from "@bellyfed/adapters/jwt/identity";
import { cursors } from "@bellyfed/core/cursor";
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";
import { query } from "../compose/query.ts";
import { type Env, required, share } from "../environment.ts";
import { answerer } from "../http/answerer.ts";
import { withCors } from "../http/cors.ts";
import { emitter } from "../http/emit.ts";
import { requestMeter } from "../http/meter.ts";
import { knowingVisitors } from "../http/visitors.ts";
import { entry, type Handler } from "../lambda.ts";
import { readGenerations } from "../read-models/dynamo-generations.ts";
import { liveGeneration, liveReader } from "../read-models/generations.ts";
import { realRuntime } from "../runtime.ts";
import { telemetry } from "../telemetry/telemetry.ts";

export function compose(env: Env): Handler<APIGatewayProxyEvent, APIGatewayProxyResult> {
  const names = required(
    env,
    ...(["READ_TABLE", "EVENT_BUS", "CURSOR_SECRET", "JWT_ISSUER", "JWT_AUDIENCE", "JWKS_URL"] as const),
    ...(["SITE_SECRET", "VISITOR_SECRET"] as const),
  );
  const signals = telemetry("query", env);
  const meter = requestMeter();
  const publisher = eventBridgePublisher({
    client: eventBridgeClient({ endpoint: env.EVENTBRIDGE_ENDPOINT }),
    bus: names.EVENT_BUS,
    log: signals.log,
  });
  const runtime = realRuntime();
  const generations = readGenerations(env, dynamoClient({ endpoint: env.DYNAMODB_ENDPOINT, onCall: meter.onCall }));
  const ports = {
    table: liveReader(generations),
    generation: liveGeneration(generations),
    cursors: cursors(names.CURSOR_SECRET),
    emit: emitter(publisher, signals, runtime, {
      sample: share(env, "READ_EVENT_SAMPLE", 1),
      secret: names.VISITOR_SECRET,
    }),
    identity: jwtIdentity({ issuer: names.JWT_ISSUER, audience: names.JWT_AUDIENCE, jwksUrl: names.JWKS_URL }),
    runtime,
  };
  const siteSecrets = { site: names.SITE_SECRET, visitor: names.VISITOR_SECRET };
  const surroundings = knowingVisitors(siteSecrets, runtime);
  return withCors(answerer(query(ports, signals), signals, { meter, policies: env.RATE_POLICIES, surroundings }), env);
}

export const handler = entry(compose);
