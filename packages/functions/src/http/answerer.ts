import type { Surroundings } from "@bellyfed/core/http/api";
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";
import type { Hono } from "hono";
import type { Handler } from "../lambda.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";
import { requestOf } from "./proxy-request.ts";

/** Hono behind API Gateway's REST proxy. `surroundings`: what a route is told of an event besides its request. */
export function answerer(
  app: Hono,
  { flush }: Telemetry,
  surroundings: (event: APIGatewayProxyEvent) => Surroundings = () => ({}),
): Handler<APIGatewayProxyEvent, APIGatewayProxyResult> {
  return async (event) => {
    try {
      return await resultOf(await app.fetch(requestOf(event), surroundings(event)));
    } finally {
      flush();
    }
  };
}

/** All that we answer is text. */
const resultOf = async (response: Response): Promise<APIGatewayProxyResult> => ({
  ...headOf(response),
  body: await response.text(),
  isBase64Encoded: false,
});

/** Status and header fields as API Gateway has them. */
export function headOf({ status, headers }: Response) {
  const multiValueHeaders: Record<string, string[]> = {};
  headers.forEach((value, name) => {
    multiValueHeaders[name] = [value];
  });
  return { statusCode: status, multiValueHeaders };
}
