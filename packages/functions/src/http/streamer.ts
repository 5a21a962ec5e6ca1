import { once } from "node:events";
import type { APIGatewayProxyEvent } from "aws-lambda";
import type { Hono } from "hono";
import type { Metadata, ResponseStream, StreamHandler } from "../streaming.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";
import { type AnswererOptions, headOf, keyOf, noteCosts, policiesFor } from "./answerer.ts";
import type { Taken } from "./meter.ts";
import { requestOf } from "./proxy-request.ts";

export interface StreamerOptions extends AnswererOptions {
  /** What goes before an answer, with what the gateway's place in front of a browser asks for. */
  readonly granted: (event: APIGatewayProxyEvent, metadata: Metadata) => Metadata;
}

/**
 * Hono behind API Gateway's REST proxy with streaming. Whoever leaves, or a stream that cannot be written to, ends what makes the answer, but
 * not what a route waits for; what fails while it is made cuts the connection. Its head tells what it took to begin.
 */
export function streamer(
  app: Hono,
  { log, flush }: Pick<Telemetry, "log" | "flush">,
  { meter, policies, surroundings = () => ({}), granted }: StreamerOptions,
): StreamHandler<APIGatewayProxyEvent> {
  return async (event, stream, _, { HttpResponseStream }) => {
    const left = leaving(stream);
    const lasting: Promise<unknown>[] = [];
    const waitUntil = (work: Promise<unknown>) => void lasting.push(work);
    const respond = async (taken: () => Taken) => {
      const response = await app.fetch(requestOf(event), {
        keyId: keyOf(event),
        ...surroundings(event),
        left,
        waitUntil,
      });
      const out = HttpResponseStream.from(
        stream,
        granted(event, headOf(response, taken(), policiesFor(event, policies))),
      );
      // The metadata go with the first write, and what waits for news is to show that it is there.
      out.write("");
      try {
        if (response.body) await pump(response.body, out, left);
        if (!left.aborted) out.end();
      } finally {
        // Lambda holds a function still once its handler is over, and all that it has under way with it.
        await Promise.allSettled(lasting);
        if (response.body) noteCosts(log, event, taken());
      }
    };
    try {
      await meter.measure(respond);
    } catch (error) {
      // Whoever has left is not told, and is nobody's fault.
      if (left.aborted) return;
      log.error("An answer broke off", { error, path: event.path });
      throw error;
    } finally {
      flush();
    }
  };
}

/** Aborted when the stream cannot be written to any more. */
function leaving(stream: ResponseStream): AbortSignal {
  const leaves = new AbortController();
  const leave = () => leaves.abort();
  stream.once("close", leave);
  stream.once("error", leave);
  return leaves.signal;
}

/** Writes what comes, no faster than it is taken. Comes to its end when whoever reads has left, and stops what makes the rest. */
async function pump(body: ReadableStream<Uint8Array>, out: ResponseStream, left: AbortSignal): Promise<void> {
  const reader = body.getReader();
  let stopped: Promise<void> | undefined;
  // A read that waits ends with this; what it waited for may fail later, for nobody.
  const stop = () => {
    stopped ??= reader.cancel().catch(() => {});
    return stopped;
  };
  left.addEventListener("abort", stop, { once: true });
  while (!left.aborted) {
    const { done, value } = await reader.read();
    if (done || left.aborted) break;
    if (!out.write(value)) await once(out, "drain", { signal: left }).catch(() => {});
  }
  // Nothing that it still has to put in order may be cut off by the end of the invocation.
  if (left.aborted) await stop();
}
