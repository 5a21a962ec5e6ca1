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
  const origins = new Set((env.CORS_ORIGINS ?? "").split(",").filter(Boolean));
  if (origins.size === 0) return answer;
  return async (event, context) => {
    const origin = event.headers?.origin ?? event.headers?.Origin;
    const { multiValueHeaders, headers, ...result } = await answer(event, context);
    return {
      ...result,
      // A field of both is taken from these alone, so what the answer itself varies by has to be said beside the origin.
      multiValueHeaders: { ...multiValueHeaders, vary: [...(multiValueHeaders?.vary ?? []), "Origin"] },
      headers: { ...headers, ...(origin && origins.has(origin) && grant(origin)) },
    };
  };
}

const grant = (origin: string) => ({
  "access-control-allow-origin": origin,
  "access-control-expose-headers": CORS_EXPOSED_HEADERS.join(", "),
});
