import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoReadTable } from "@bellyfed/adapters/dynamo/read-table";
import { jwtIdentity } from "@bellyfed/adapters/jwt/identity";
import { cursors } from "@bellyfed/core/cursor";
import { INDEX_KEY } from "@bellyfed/core/search/index-key";
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";
import { search } from "../compose/search.ts";
import { type Env, required } from "../environment.ts";
import { answerer } from "../http/answerer.ts";
import { withCors } from "../http/cors.ts";
import { requestMeter } from "../http/meter.ts";
import { entry, type Handler } from "../lambda.ts";
import { realRuntime } from "../runtime.ts";
import { openCopy } from "../search/index-file.ts";
import { fileIn } from "../search/kept-file.ts";
import { looking } from "../search/looking.ts";
import { telemetry } from "../telemetry/telemetry.ts";

export function compose(env: Env): Handler<APIGatewayProxyEvent, APIGatewayProxyResult> {
  const names = required(
    env,
    ...(["READ_TABLE", "IMPORT_BUCKET", "CURSOR_SECRET", "JWT_ISSUER", "JWT_AUDIENCE", "JWKS_URL"] as const),
  );
  const signals = telemetry("search", env);
  const meter = requestMeter();
  const client = dynamoClient({ endpoint: env.DYNAMODB_ENDPOINT, onCall: meter.onCall });
  const runtime = realRuntime();
  const ports = {
    look: looking({
      table: dynamoReadTable({ client, table: names.READ_TABLE }),
      newest: fileIn(env, names.IMPORT_BUCKET, INDEX_KEY),
      open: openCopy,
      onBroken: (error) => signals.log.error(error.message, { reason: String(error.cause) }),
      runtime,
    }),
    now: runtime.now,
    cursors: cursors(names.CURSOR_SECRET),
    identity: jwtIdentity({ issuer: names.JWT_ISSUER, audience: names.JWT_AUDIENCE, jwksUrl: names.JWKS_URL }),
  };
  return withCors(answerer(search(ports, signals), signals, { meter, policies: env.RATE_POLICIES }), env);
}

export const handler = entry(compose);
