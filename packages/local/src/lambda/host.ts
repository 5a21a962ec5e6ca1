import { within } from "@bellyfed/core/within";
import { type Invoke, makeContext } from "./context.ts";

/** What a function that is too slow ends with. In-process it cannot be killed, but nobody waits for it any longer. */
export class TimedOut extends Error {
  override readonly name = "Sandbox.Timedout";
}

/** How the pollers call a function: with a context made for this invocation. Rejects with TimedOut when it takes longer than it may. */
export const invocation =
  (invoke: Invoke, functionName: string, timeoutSeconds: number) =>
  (event: unknown): Promise<unknown> => {
    const work = invoke(functionName, event, makeContext({ functionName, memory: 512, timeoutSeconds }));
    return within(work, timeoutSeconds * 1000, () => {
      throw new TimedOut(`${functionName} timed out after ${timeoutSeconds} s`);
    });
  };
