import { randomUUID } from "node:crypto";
import type { Context } from "aws-lambda";
import { LOCAL_ACCOUNT, LOCAL_REGION } from "../loopback.ts";

/** How the pollers and the gateway call a function: by its name, with an event of its trigger. */
export type Invoke = (functionName: string, event: unknown, context: Context) => Promise<unknown>;

export interface ContextFacts {
  readonly functionName: string;
  /** Megabytes. */
  readonly memory: number;
  readonly timeoutSeconds: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

const retired = (): never => {
  throw new Error("context.done, fail and succeed are gone since Node 24's runtime: return or throw instead");
};

/** A Lambda context object for one invocation that begins now. */
export function makeContext({ functionName, memory, timeoutSeconds, now = Date.now }: ContextFacts): Context {
  const deadline = now() + timeoutSeconds * 1000;
  return {
    callbackWaitsForEmptyEventLoop: false,
    functionName,
    functionVersion: "$LATEST",
    invokedFunctionArn: `arn:aws:lambda:${LOCAL_REGION}:${LOCAL_ACCOUNT}:function:${functionName}`,
    memoryLimitInMB: String(memory),
    awsRequestId: randomUUID(),
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: "local",
    getRemainingTimeInMillis: () => Math.max(0, deadline - now()),
    done: retired,
    fail: retired,
    succeed: retired,
  };
}
