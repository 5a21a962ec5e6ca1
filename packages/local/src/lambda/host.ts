import type { Context } from "aws-lambda";
import { type Invoke, makeContext } from "./context.ts";

/** A function as it is deployed. */
export interface Deployed {
  readonly handler: (event: never, context: Context) => Promise<unknown>;
  readonly timeoutSeconds: number;
  /** Megabytes, as the context tells; 512 when left out. */
  readonly memory?: number;
}

/** What a function that is too slow ends with. In-process it cannot be killed, but nobody waits for it any longer. */
export class TimedOut extends Error {
  override readonly name = "Sandbox.Timedout";
}

/**
 * Runs functions in this process under their names, each invocation with a context and a timeout of its own.
 * Throws for a name that is not deployed, TimedOut for one that takes too long, and whatever the function throws.
 */
export function lambdaHost(
  functions: Readonly<Record<string, Deployed>>,
): (name: string, event: unknown) => Promise<unknown> {
  return async (functionName, event) => {
    const deployed = Object.hasOwn(functions, functionName) ? functions[functionName] : undefined;
    if (!deployed) throw new Error(`There is no function ${functionName}`);
    const { handler, timeoutSeconds, memory = 512 } = deployed;
    const context = makeContext({ functionName, memory, timeoutSeconds });
    return within(handler(event as never, context), functionName, timeoutSeconds);
  };
}

function within(result: Promise<unknown>, name: string, seconds: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const expire = () => reject(new TimedOut(`${name} timed out after ${seconds} s`));
    const timer = setTimeout(expire, seconds * 1000);
    result.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** How the pollers call a function: with a context made for this invocation. */
export const invocation =
  (invoke: Invoke, functionName: string, timeoutSeconds: number) =>
  (event: unknown): Promise<unknown> =>
    invoke(functionName, event, makeContext({ functionName, memory: 512, timeoutSeconds }));
