import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoReadTable } from "@bellyfed/adapters/dynamo/read-table";
import { jwtIdentity } from "@bellyfed/adapters/jwt/identity";
import { signedReader } from "@bellyfed/adapters/s3/signed-reader";
import { cursors } from "@bellyfed/core/cursor";
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";
import { search } from "../compose/search.ts";
import { type Env, required } from "../environment.ts";
import { answerer } from "../http/answerer.ts";
import { withCors } from "../http/cors.ts";
import { requestMeter } from "../http/meter.ts";
import { entry, type Handler } from "../lambda.ts";
import { realRuntime } from "../runtime.ts";
import { INDEX_KEY } from "../search/index-file.ts";
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
  const files = signedReader({
    bucket: names.IMPORT_BUCKET,
    region: env.AWS_REGION ?? "us-east-1",
    credentials: {
      accessKeyId: env.AWS_ACCESS_KEY_ID ?? "local",
      secretAccessKey: env.AWS_SECRET_ACCESS_KEY ?? "local",
      ...(env.AWS_SESSION_TOKEN && { sessionToken: env.AWS_SESSION_TOKEN }),
    },
    endpoint: env.S3_ENDPOINT,
  });
  const ports = {
    look: looking({
      table: dynamoReadTable({ client, table: names.READ_TABLE }),
      newest: () => files.read(INDEX_KEY),
      runtime,
    }),
    now: runtime.now,
    cursors: cursors(names.CURSOR_SECRET),
    identity: jwtIdentity({ issuer: names.JWT_ISSUER, audience: names.JWT_AUDIENCE, jwksUrl: names.JWKS_URL }),
  };
  return withCors(answerer(search(ports, signals), signals, { meter, policies: env.RATE_POLICIES }), env);
}

export const handler = entry(compose);
