import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";
import type { Hono } from "hono";
import type { Handler } from "../lambda.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";
import { requestOf } from "./proxy-request.ts";

/** Hono behind API Gateway's REST proxy. */
export function answerer(app: Hono, { flush }: Telemetry): Handler<APIGatewayProxyEvent, APIGatewayProxyResult> {
  return async (event) => {
    try {
      return await resultOf(await app.fetch(requestOf(event)));
    } finally {
      flush();
    }
  };
}

/** All that we answer is text. */
async function resultOf(response: Response): Promise<APIGatewayProxyResult> {
  const multiValueHeaders: Record<string, string[]> = {};
  response.headers.forEach((value, name) => {
    multiValueHeaders[name] = [value];
  });
  return { statusCode: response.status, multiValueHeaders, body: await response.text(), isBase64Encoded: false };
}
