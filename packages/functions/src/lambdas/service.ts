import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";
import { service } from "../compose/service.ts";
import type { Env } from "../environment.ts";
import { answerer } from "../http/answerer.ts";
import { withCors } from "../http/cors.ts";
import { entry, type Handler } from "../lambda.ts";
import { telemetry } from "../telemetry/telemetry.ts";

export function compose(env: Env): Handler<APIGatewayProxyEvent, APIGatewayProxyResult> {
  const signals = telemetry("service", env);
  return withCors(answerer(service(signals), signals), env);
}

export const handler = entry(compose);
