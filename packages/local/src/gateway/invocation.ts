import { within } from "@bellyfed/core/within";
import type { APIGatewayProxyEvent } from "aws-lambda";
import { type Answer, functionAnswer, type Refusal } from "./answer.ts";

/** Calls a function of the backend and answers what it returned. */
export type InvokeFunction = (functionName: string, event: APIGatewayProxyEvent) => Promise<unknown>;

export const FAILED: Refusal = {
  status: 502,
  code: "gateway.failed",
  detail: "The function behind this address failed",
};
export const TIMED_OUT: Refusal = {
  status: 504,
  code: "gateway.timeout",
  detail: "The function behind this address took too long",
};

const timedOut = Symbol("timed out");

/** Invokes the function and turns every way in which that can go wrong into a refusal; `log` gets the reason in one line. */
export async function answerOf(
  invoke: InvokeFunction,
  functionName: string,
  event: APIGatewayProxyEvent,
  { timeoutMs, log }: { readonly timeoutMs: number; readonly log: (line: string) => void },
): Promise<Answer | Refusal> {
  const what = `${functionName} (${event.httpMethod} ${event.path})`;
  try {
    const result = await within(invoke(functionName, event), timeoutMs, () => timedOut);
    if (result === timedOut) {
      log(`gateway: ${what} did not answer within ${timeoutMs} ms`);
      return TIMED_OUT;
    }
    const answer = functionAnswer(result);
    if (answer) return answer;
    log(`gateway: ${what} returned something that is not a proxy response`);
  } catch (error) {
    log(`gateway: ${what} failed: ${error instanceof Error ? error.message : String(error)}`);
  }
  return FAILED;
}
