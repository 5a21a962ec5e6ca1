import { jwtIdentity } from "@bellyfed/adapters/jwt/identity";
import type { APIGatewayProxyEvent } from "aws-lambda";
import { stream } from "../compose/stream.ts";
import { type Env, required } from "../environment.ts";
import { corsOf } from "../http/cors.ts";
import { streamer } from "../http/streamer.ts";
import { knowingVisitors } from "../http/visitors.ts";
import { realRuntime } from "../runtime.ts";
import { type StreamHandler, streamEntry } from "../streaming.ts";
import { telemetry } from "../telemetry/telemetry.ts";

export function compose(env: Env): StreamHandler<APIGatewayProxyEvent> {
  const names = required(env, "JWT_ISSUER", "JWT_AUDIENCE", "JWKS_URL", "SITE_SECRET", "VISITOR_SECRET");
  const signals = telemetry("stream", env);
  const runtime = realRuntime();
  const ports = {
    identity: jwtIdentity({ issuer: names.JWT_ISSUER, audience: names.JWT_AUDIENCE, jwksUrl: names.JWKS_URL }),
    runtime,
  };
  const siteSecrets = { site: names.SITE_SECRET, visitor: names.VISITOR_SECRET };
  return streamer(stream(ports, signals), signals, {
    surroundings: knowingVisitors(siteSecrets, runtime),
    granted: corsOf(env),
  });
}

export const handler = streamEntry(compose);
