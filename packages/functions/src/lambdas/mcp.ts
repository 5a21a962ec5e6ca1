import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";
import { mcp } from "../compose/mcp.ts";
import { type Env, required } from "../environment.ts";
import { answerer } from "../http/answerer.ts";
import { originsOf, withCors } from "../http/cors.ts";
import { requestMeter } from "../http/meter.ts";
import { knowingHolders } from "../http/visitors.ts";
import { entry, type Handler } from "../lambda.ts";
import { readingPorts } from "../reading.ts";
import { realRuntime } from "../runtime.ts";
import { searchingPorts } from "../searching.ts";
import { telemetry } from "../telemetry/telemetry.ts";

export function compose(env: Env): Handler<APIGatewayProxyEvent, APIGatewayProxyResult> {
  const [signals, meter, runtime] = [telemetry("mcp", env), requestMeter(), realRuntime()];
  const around = { signals, meter, runtime };
  const ports = { reading: readingPorts(env, around), searching: searchingPorts(env, around), origins: originsOf(env) };
  const names = required(env, "SITE_SECRET", "VISITOR_SECRET");
  const surroundings = knowingHolders({ site: names.SITE_SECRET, visitor: names.VISITOR_SECRET }, runtime);
  return withCors(answerer(mcp(ports, signals), signals, { meter, policies: env.RATE_POLICIES, surroundings }), env);
}

export const handler = entry(compose);
