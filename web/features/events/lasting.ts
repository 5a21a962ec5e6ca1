/** The header fields of a stream that nobody on its way may keep, compress or hold back. */
export const STREAM_FIELDS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store, no-transform",
} as const;

/**
 * The same stream, ended after so many seconds: as a whole, however much longer it would go on, where a function may not run for longer.
 * Whoever stops reading ends it at its source.
 */
export function lasting(body: ReadableStream<Uint8Array>, seconds: number): ReadableStream<Uint8Array> {
  if (!Number.isFinite(seconds)) return body;
  const reader = body.getReader();
  // A read that waits ends with this.
  const end = setTimeout(() => void reader.cancel().catch(() => {}), seconds * 1000);
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await reader.read();
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

/** For how long a stream of the site's may go on, in seconds: where it runs in a function, not longer than that. */
export const mostSeconds = (): number => Number(process.env.STREAM_SECONDS) || Number.POSITIVE_INFINITY;
