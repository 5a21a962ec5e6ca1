import { type Invoke, makeContext } from "./context.ts";

/** What a function that is too slow ends with. In-process it cannot be killed, but nobody waits for it any longer. */
export class TimedOut extends Error {
  override readonly name = "Sandbox.Timedout";
}

function within(result: Promise<unknown>, name: string, seconds: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const expire = () => reject(new TimedOut(`${name} timed out after ${seconds} s`));
    const timer = setTimeout(expire, seconds * 1000);
    result.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** How the pollers call a function: with a context made for this invocation. Rejects with TimedOut when it takes longer than it may. */
export const invocation =
  (invoke: Invoke, functionName: string, timeoutSeconds: number) =>
  (event: unknown): Promise<unknown> =>
    within(
      invoke(functionName, event, makeContext({ functionName, memory: 512, timeoutSeconds })),
      functionName,
      timeoutSeconds,
    );
