import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from "aws-lambda";
import type { Hono } from "hono";
import { handle } from "hono/aws-lambda";
import type { Handler } from "./lambda.ts";
import type { Telemetry } from "./telemetry.ts";

/** Hono behind API Gateway's REST proxy. */
export function answerer(app: Hono, { flush }: Telemetry): Handler<APIGatewayProxyEvent, APIGatewayProxyResult> {
  const answer = handle(app);
  return async (event: APIGatewayProxyEvent, context: Context) => {
    try {
      return (await answer(event as never, context as never)) as APIGatewayProxyResult;
    } finally {
      flush();
    }
  };
}
