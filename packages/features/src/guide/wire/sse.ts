import type { Runtime } from "@bellyfed/core/ports";
import type { NumberedChunk } from "../chats/groups.ts";
import { chunkId } from "../keys.ts";

/** Milliseconds after which a stream without news shows that it lives. */
const HEARTBEAT_MS = 15_000;
const SECOND_MS = 1_000;
/** Milliseconds after which a client whose stream has broken off comes again. */
const AGAIN_MS = 1_000;

/** Nobody on the way may keep it, nor hold it back to compress it or to send more at once. */
export const STREAM_FIELDS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store, no-transform",
  "x-vercel-ai-ui-message-stream": "v1",
  "x-accel-buffering": "no",
} as const;

/**
 * An answer as server-sent events: each chunk with its id, and `[DONE]` at the end, which has none, so that whoever comes again goes on after
 * the last chunk.
 */
export async function* eventsOf(
  place: { readonly chatId: string; readonly turn: number },
  chunks: AsyncIterable<NumberedChunk>,
  runtime: Pick<Runtime, "sleep">,
): AsyncGenerator<string> {
  yield `retry: ${AGAIN_MS}\n\n`;
  for await (const each of alive(chunks, runtime)) {
    yield each === "alive"
      ? ": heartbeat\n\n"
      : `id: ${chunkId({ ...place, chunk: each.number })}\ndata: ${JSON.stringify(each.chunk)}\n\n`;
  }
  yield "data: [DONE]\n\n";
}

/** The same, with a sign of life whenever nothing has come for so long. No pause lasts for longer than a second, so that none outlives its stream by more. */
async function* alive<T>(items: AsyncIterable<T>, { sleep }: Pick<Runtime, "sleep">): AsyncGenerator<T | "alive"> {
  const iterator = items[Symbol.asyncIterator]();
  const pause = () => sleep(SECOND_MS).then(() => "paused" as const);
  let [next, paused, quiet] = [iterator.next(), pause(), 0];
  try {
    for (;;) {
      const first = await Promise.race([next, paused]);
      if (first === "paused") {
        quiet += SECOND_MS;
        paused = pause();
      } else if (first.done) {
        return;
      } else {
        yield first.value;
        [next, quiet] = [iterator.next(), 0];
      }
      if (quiet < HEARTBEAT_MS) continue;
      quiet = 0;
      yield "alive";
    }
  } finally {
    await iterator.return?.();
  }
}
