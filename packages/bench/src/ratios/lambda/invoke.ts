import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";
import { id } from "./data.ts";
import { getEvent } from "./event.ts";

export type Invoke = (event: APIGatewayProxyEvent) => Promise<APIGatewayProxyResult>;

const event = getEvent(id);

/** One invocation, checked: a contender that answers an error would be the fastest. */
export async function invokeOnce(invoke: Invoke): Promise<void> {
  const { statusCode, body } = await invoke({ ...event });
  if (statusCode !== 200 || !body.includes(`"id":"${id}"`)) throw new Error(`It answered ${statusCode}: ${body}`);
}
