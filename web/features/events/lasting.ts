/** The header fields of a stream that nobody on its way may keep, compress or hold back. */
export const STREAM_FIELDS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store, no-transform",
} as const;

/**
 * The same stream, ended after so many seconds: as a whole, however much longer it would go on, where a function may not run for longer.
 * Whoever stops reading ends it at its source. One whose source breaks off ends, too: an error would throw away what is still on its way, and
 * whoever has not heard the last event comes again.
 */
export function lasting(body: ReadableStream<Uint8Array>, seconds: number): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  // A read that waits ends with this.
  const cancel = () => void reader.cancel().catch(() => {});
  const end = Number.isFinite(seconds) ? setTimeout(cancel, seconds * 1000) : undefined;
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await reader.read().catch(() => OVER);
        if (!done) return controller.enqueue(value);
        clearTimeout(end);
        controller.close();
      },
      cancel(reason) {
        clearTimeout(end);
        return reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}

const OVER = { done: true, value: undefined } as const;

/** For how long a stream of the site's may go on, in seconds: where it runs in a function, not longer than that. */
export const mostSeconds = (): number => Number(process.env.STREAM_SECONDS) || Number.POSITIVE_INFINITY;
