import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoKeyStore } from "@bellyfed/adapters/dynamo/key-store";
import { dynamoWriteCounter } from "@bellyfed/adapters/dynamo/write-counter";
import { jwtIdentity } from "@bellyfed/adapters/jwt/identity";
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";
import { command } from "../compose/command.ts";
import { type Env, required } from "../environment.ts";
import { answerer } from "../http/answerer.ts";
import { withCors } from "../http/cors.ts";
import { requestMeter } from "../http/meter.ts";
import { writeQuota } from "../http/write-quota.ts";
import { entry, type Handler } from "../lambda.ts";
import { realRuntime } from "../runtime.ts";
import { sealedLog } from "../sealed-log.ts";
import { telemetry } from "../telemetry/telemetry.ts";
import { findZone, timeZonesOf } from "../time-zones.ts";

/** Longer than a cold start: whoever adds a place waits for it at most so long. */
const ZONE_TIMEOUT_MS = 1_500;

export function compose(env: Env): Handler<APIGatewayProxyEvent, APIGatewayProxyResult> {
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
  const signals = telemetry("command", env);
  const meter = requestMeter();
  const client = dynamoClient({ endpoint: env.DYNAMODB_ENDPOINT, onCall: meter.onCall });
  const subjects = dynamoWriteCounter({ client, table: names.SUBJECTS_TABLE });
  const runtime = realRuntime();
  const ports = {
    store: sealedLog(client, names, runtime),
    identity: jwtIdentity({ issuer: names.JWT_ISSUER, audience: names.JWT_AUDIENCE, jwksUrl: names.JWKS_URL }),
    keys: dynamoKeyStore({ client, table: names.KEYS_TABLE }),
    subjects,
    quota: writeQuota(env, subjects),
    findZone: findZone(timeZonesOf(env, ZONE_TIMEOUT_MS), signals),
    bodySecret: names.BODY_HASH_SECRET,
    runtime,
  };
  return withCors(answerer(command(ports, signals), signals, { meter, policies: env.RATE_POLICIES }), env);
}

export const handler = entry(compose);
