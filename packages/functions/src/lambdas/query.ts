import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";
import { query } from "../compose/query.ts";
import { type Env, required } from "../environment.ts";
import { answerer } from "../http/answerer.ts";
import { withCors } from "../http/cors.ts";
import { requestMeter } from "../http/meter.ts";
import { knowingVisitors } from "../http/visitors.ts";
import { entry, type Handler } from "../lambda.ts";
import { readingPorts } from "../reading.ts";
import { realRuntime } from "../runtime.ts";
import { telemetry } from "../telemetry/telemetry.ts";

export function compose(env: Env): Handler<APIGatewayProxyEvent, APIGatewayProxyResult> {
  const [signals, meter, runtime] = [telemetry("query", env), requestMeter(), realRuntime()];
  const ports = readingPorts(env, { signals, meter, runtime });
  const names = required(env, "SITE_SECRET", "VISITOR_SECRET");
  const surroundings = knowingVisitors({ site: names.SITE_SECRET, visitor: names.VISITOR_SECRET }, runtime);
  return withCors(answerer(query(ports, signals), signals, { meter, policies: env.RATE_POLICIES, surroundings }), env);
}

export const handler = entry(compose);
