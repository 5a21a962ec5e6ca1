import { CORS_EXPOSED_HEADERS } from "@bellyfed/core/http/cors";
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";
import type { Env } from "../environment.ts";
import type { Handler } from "../lambda.ts";

type Answerer = Handler<APIGatewayProxyEvent, APIGatewayProxyResult>;

/**
 * Lets pages of the origins in CORS_ORIGINS (separated by commas) read the answers. API Gateway answers preflights by itself, but passes a
 * function's own answers on as they are. On a laptop the gateway does this for all. Every answer says that it varies by origin, so that no
 * cache shows one origin's answer to another.
 */
export function withCors(answer: Answerer, env: Env): Answerer {
  const granted = corsOf(env);
  return async (event, context) => granted(event, await answer(event, context));
}

/** The origins whose pages may read the answers; none where the gateway sees to that. */
export const originsOf = (env: Env): string[] => (env.CORS_ORIGINS ?? "").split(",").filter(Boolean);

/** What `withCors` adds to an answer, or to what goes before one that is streamed. */
export function corsOf(env: Env): <A extends Fields>(event: Pick<APIGatewayProxyEvent, "headers">, answer: A) => A {
  const origins = new Set(originsOf(env));
  if (origins.size === 0) return (_, answer) => answer;
  return (event, answer) => {
    const origin = event.headers?.origin ?? event.headers?.Origin;
    const { multiValueHeaders, headers } = answer;
    return {
      ...answer,
      // A field of both is taken from these alone, so what the answer itself varies by has to be said beside the origin.
      multiValueHeaders: { ...multiValueHeaders, vary: [...(multiValueHeaders?.vary ?? []), "Origin"] },
      headers: { ...headers, ...(origin && origins.has(origin) && grant(origin)) },
    };
  };
}

type Fields = Pick<APIGatewayProxyResult, "headers" | "multiValueHeaders">;

const grant = (origin: string) => ({
  "access-control-allow-origin": origin,
  "access-control-expose-headers": CORS_EXPOSED_HEADERS.join(", "),
});
