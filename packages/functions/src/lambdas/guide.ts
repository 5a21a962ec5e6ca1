import { jwtIdentity } from "@bellyfed/adapters/jwt/identity";
import type { APIGatewayProxyEvent } from "aws-lambda";
import { guide } from "../compose/guide.ts";
import { type Env, required } from "../environment.ts";
import { corsOf } from "../http/cors.ts";
import { requestMeter } from "../http/meter.ts";
import { streamer } from "../http/streamer.ts";
import { knowingHolders } from "../http/visitors.ts";
import { realRuntime } from "../runtime.ts";
import { type StreamHandler, streamEntry } from "../streaming.ts";
import { telemetry } from "../telemetry/telemetry.ts";

export function compose(env: Env): StreamHandler<APIGatewayProxyEvent> {
  const names = required(
    env,
    ...(["JWT_ISSUER", "JWT_AUDIENCE", "JWKS_URL", "SITE_SECRET", "VISITOR_SECRET"] as const),
  );
  const signals = telemetry("guide", env);
  const identity = jwtIdentity({ issuer: names.JWT_ISSUER, audience: names.JWT_AUDIENCE, jwksUrl: names.JWKS_URL });
  const siteSecrets = { site: names.SITE_SECRET, visitor: names.VISITOR_SECRET };
  return streamer(guide({ identity }, signals), signals, {
    meter: requestMeter(),
    policies: env.RATE_POLICIES,
    surroundings: knowingHolders(siteSecrets, realRuntime()),
    granted: corsOf(env),
  });
}

export const handler = streamEntry(compose);
