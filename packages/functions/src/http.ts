import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from "aws-lambda";
import type { Hono } from "hono";
import { handle } from "hono/aws-lambda";
import type { Handler } from "./lambda.ts";
import type { Telemetry } from "./telemetry.ts";

/** What a GET is sent along means nothing (RFC 9110), and the web's Request refuses to be made of it. */
const withoutBody = (event: APIGatewayProxyEvent): APIGatewayProxyEvent =>
  event.body !== null && /^(?:GET|HEAD)$/.test(event.httpMethod) ? { ...event, body: null } : event;

/** Hono behind API Gateway's REST proxy. Every answer is text: API Gateway would pass on base64 as it is. */
export function answerer(app: Hono, { flush }: Telemetry): Handler<APIGatewayProxyEvent, APIGatewayProxyResult> {
  const answer = handle(app, { isContentTypeBinary: () => false });
  return async (event: APIGatewayProxyEvent, context: Context) => {
    try {
      return (await answer(withoutBody(event) as never, context as never)) as APIGatewayProxyResult;
    } finally {
      flush();
    }
  };
}
