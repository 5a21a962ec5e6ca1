import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoEventStore } from "@bellyfed/adapters/dynamo/event-store";
import { jwtIdentity } from "@bellyfed/adapters/jwt/identity";
import { api } from "@bellyfed/core/http/api";
import { writes } from "@bellyfed/features/writes";
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";
import { restaurantOf } from "../compose/restaurant-of.ts";
import { type Env, required } from "../environment.ts";
import { answerer } from "../http/answerer.ts";
import { withCors } from "../http/cors.ts";
import { entry, type Handler } from "../lambda.ts";
import { realRuntime } from "../runtime.ts";
import { telemetry } from "../telemetry/telemetry.ts";

/** Answers every write of the API but imports. */
export function compose(env: Env): Handler<APIGatewayProxyEvent, APIGatewayProxyResult> {
  const names = required(env, "EVENTS_TABLE", "JWT_ISSUER", "JWT_AUDIENCE", "JWKS_URL");
  const signals = telemetry("command", env);
  const store = dynamoEventStore({
    client: dynamoClient({ endpoint: env.DYNAMODB_ENDPOINT }),
    table: names.EVENTS_TABLE,
  });
  const identity = jwtIdentity({ issuer: names.JWT_ISSUER, audience: names.JWT_AUDIENCE, jwksUrl: names.JWKS_URL });
  const ports = { store, runtime: realRuntime(), restaurantOf: restaurantOf(store) };
  const routes = writes.flatMap((make) => make(ports));
  return withCors(answerer(api(routes, { identity, log: signals.log }), signals), env);
}

export const handler = entry(compose);
