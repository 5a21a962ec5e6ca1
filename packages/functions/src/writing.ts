import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoWriteCounter } from "@bellyfed/adapters/dynamo/write-counter";
import { jwtIdentity } from "@bellyfed/adapters/jwt/identity";
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";
import type { Hono } from "hono";
import { type Env, required } from "./environment.ts";
import { answerer } from "./http/answerer.ts";
import { withCors } from "./http/cors.ts";
import { requestMeter } from "./http/meter.ts";
import { writeQuota } from "./http/write-quota.ts";
import type { Handler } from "./lambda.ts";
import { realRuntime } from "./runtime.ts";
import { sealedLog } from "./sealed-log.ts";
import { telemetry } from "./telemetry/telemetry.ts";

/** What the functions that answer commands have in common: the log, who calls, and how much they may write. */
export function writing(name: string, env: Env) {
  const names = required(
    env,
    "EVENTS_TABLE",
    "KEYS_TABLE",
    "SUBJECTS_TABLE",
    "BODY_HASH_SECRET",
    "JWT_ISSUER",
    "JWT_AUDIENCE",
    "JWKS_URL",
  );
  const [signals, meter, runtime] = [telemetry(name, env), requestMeter(), realRuntime()];
  const client = dynamoClient({ endpoint: env.DYNAMODB_ENDPOINT, onCall: meter.onCall });
  const subjects = dynamoWriteCounter({ client, table: names.SUBJECTS_TABLE });
  const ports = {
    store: sealedLog(client, names, runtime),
    identity: jwtIdentity({ issuer: names.JWT_ISSUER, audience: names.JWT_AUDIENCE, jwksUrl: names.JWKS_URL }),
    quota: writeQuota(env, subjects),
    bodySecret: names.BODY_HASH_SECRET,
    runtime,
  };
  const answering = (app: Hono): Handler<APIGatewayProxyEvent, APIGatewayProxyResult> =>
    withCors(answerer(app, signals, { meter, policies: env.RATE_POLICIES }), env);
  return { names, signals, client, subjects, ports, answering };
}
