import type { Surroundings } from "@bellyfed/core/http/api";
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";
import type { Hono } from "hono";
import type { Handler } from "../lambda.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";
import type { Meter, Taken } from "./meter.ts";
import { requestOf } from "./proxy-request.ts";

export interface AnswererOptions {
  /** Told by the function's clients what their calls take. */
  readonly meter: Meter;
  /** What keys of the plans may do, as `RateLimit-Policy` states it to whoever calls with one; left out, nothing is stated. */
  readonly policies?: string | undefined;
  /** What a route is told of an event besides its request. */
  readonly surroundings?: (event: APIGatewayProxyEvent) => Surroundings;
}

/** Hono behind API Gateway's REST proxy. Every answer tells what it took, and whoever calls with a key how often that may be done. */
export function answerer(
  app: Pick<Hono, "fetch">,
  { log, flush }: Pick<Telemetry, "log" | "flush">,
  { meter, policies, surroundings = () => ({}) }: AnswererOptions,
): Handler<APIGatewayProxyEvent, APIGatewayProxyResult> {
  return async (event) => {
    try {
      return await meter.measure(async (taken) => {
        const response = await app.fetch(requestOf(event), { keyId: keyOf(event), ...surroundings(event) });
        noteCosts(log, event, taken());
        return resultOf(response, taken(), policiesFor(event, policies));
      });
    } finally {
      flush();
    }
  };
}

/** All that we answer is text. */
const resultOf = async (
  response: Response,
  taken: Taken,
  policies: string | undefined,
): Promise<APIGatewayProxyResult> => ({
  ...headOf(response, taken, policies),
  body: await response.text(),
  isBase64Encoded: false,
});

/** The id of the key that a request came with. */
export const keyOf = ({ requestContext }: APIGatewayProxyEvent): string | undefined =>
  requestContext.identity?.apiKeyId ?? undefined;

/** A line by which what a key's calls take is counted; what took nothing needs none. API Gateway's log cannot hold it. */
export function noteCosts(log: Telemetry["log"], event: APIGatewayProxyEvent, { costs }: Taken): void {
  const { readUnits: rcu, writeUnits: wcu } = costs;
  const keyId = keyOf(event);
  if (keyId && rcu + wcu > 0) log.info("Costs", { api_key_id: keyId, rcu, wcu });
}

/** The plans' policies where the request came with a key that the gateway knows, for others are not limited by one. */
export const policiesFor = (event: APIGatewayProxyEvent, policies: string | undefined) =>
  keyOf(event) ? policies || undefined : undefined;

const POLICY = "ratelimit-policy";

/** Status and header fields as API Gateway has them, with those that tell what the answer took, and policies before those of the answer itself. */
export function headOf({ status, headers }: Response, { fields }: Taken, policies: string | undefined) {
  const multiValueHeaders: Record<string, string[]> = {};
  headers.forEach((value, name) => {
    multiValueHeaders[name] = [value];
  });
  for (const name in fields) multiValueHeaders[name] = [fields[name] ?? ""];
  if (policies) multiValueHeaders[POLICY] = [[policies, ...(multiValueHeaders[POLICY] ?? [])].join(", ")];
  return { statusCode: status, multiValueHeaders };
}
