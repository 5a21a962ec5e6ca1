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
  /** What a route is told of an event besides its request. */
  readonly surroundings?: (event: APIGatewayProxyEvent) => Surroundings;
}

/** Hono behind API Gateway's REST proxy. Every answer tells what it took. */
export function answerer(
  app: Hono,
  { flush }: Telemetry,
  { meter, surroundings = () => ({}) }: AnswererOptions,
): Handler<APIGatewayProxyEvent, APIGatewayProxyResult> {
  return async (event) => {
    try {
      return await meter.measure(async (taken) =>
        resultOf(await app.fetch(requestOf(event), surroundings(event)), taken()),
      );
    } finally {
      flush();
    }
  };
}

/** All that we answer is text. */
const resultOf = async (response: Response, taken: Taken): Promise<APIGatewayProxyResult> => ({
  ...headOf(response, taken),
  body: await response.text(),
  isBase64Encoded: false,
});

/** Status and header fields as API Gateway has them, with those that tell what the answer took. */
export function headOf({ status, headers }: Response, { fields }: Taken) {
  const multiValueHeaders: Record<string, string[]> = {};
  headers.forEach((value, name) => {
    multiValueHeaders[name] = [value];
  });
  for (const name in fields) multiValueHeaders[name] = [fields[name] ?? ""];
  return { statusCode: status, multiValueHeaders };
}
