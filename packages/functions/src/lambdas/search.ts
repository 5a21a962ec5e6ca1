import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";
import { search } from "../compose/search.ts";
import type { Env } from "../environment.ts";
import { answerer } from "../http/answerer.ts";
import { withCors } from "../http/cors.ts";
import { requestMeter } from "../http/meter.ts";
import { entry, type Handler } from "../lambda.ts";
import { realRuntime } from "../runtime.ts";
import { searchingPorts } from "../searching.ts";
import { telemetry } from "../telemetry/telemetry.ts";

export function compose(env: Env): Handler<APIGatewayProxyEvent, APIGatewayProxyResult> {
  const [signals, meter, runtime] = [telemetry("search", env), requestMeter(), realRuntime()];
  const ports = searchingPorts(env, { signals, meter, runtime });
  return withCors(answerer(search(ports, signals), signals, { meter, policies: env.RATE_POLICIES }), env);
}

export const handler = entry(compose);
