import { jwtIdentity } from "@bellyfed/adapters/jwt/identity";
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";
import { service } from "../compose/service.ts";
import { type Env, required } from "../environment.ts";
import { answerer } from "../http/answerer.ts";
import { withCors } from "../http/cors.ts";
import { requestMeter } from "../http/meter.ts";
import { entry, type Handler } from "../lambda.ts";
import { telemetry } from "../telemetry/telemetry.ts";

export function compose(env: Env): Handler<APIGatewayProxyEvent, APIGatewayProxyResult> {
  const signals = telemetry("service", env);
  const meter = requestMeter();
  const names = required(env, "JWT_ISSUER", "JWT_AUDIENCE", "JWKS_URL");
  const identity = jwtIdentity({ issuer: names.JWT_ISSUER, audience: names.JWT_AUDIENCE, jwksUrl: names.JWKS_URL });
  return withCors(answerer(service({ identity }, signals), signals, { meter, policies: env.RATE_POLICIES }), env);
}

export const handler = entry(compose);
