import { within } from "@bellyfed/core/within";
import type { StreamHandler } from "@bellyfed/functions/streaming";
import type { Context } from "aws-lambda";
import { type Invoke, makeContext } from "./context.ts";
import { HttpResponseStream, Payload } from "./response-stream.ts";

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

/**
 * Calls a function whose answer is streamed, and answers the payload, to be read while the function writes. What the function throws, or that
 * it ends without having ended its answer, breaks the payload off. Whoever has no more use for it destroys it, which the function sees.
 */
export function streamedInvocation<Event>(handler: StreamHandler<Event>, event: Event, context: Context): Payload {
  const payload = new Payload();
  // Whoever reads is told; nobody may be reading any more.
  payload.on("error", () => {});
  const breakOff = (error: unknown) => payload.destroy(error instanceof Error ? error : new Error(String(error)));
  handler(event, payload, context, { HttpResponseStream }).then(() => {
    if (!payload.writableEnded) breakOff(new Error(`${context.functionName} ended without ending its answer`));
  }, breakOff);
  return payload;
}
