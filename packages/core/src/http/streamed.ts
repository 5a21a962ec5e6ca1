/** Whether a body is to be sent piece by piece as it comes. */
export const isStreamed = (body: unknown): body is AsyncIterable<string> =>
  typeof body === "object" && body !== null && Symbol.asyncIterator in body;

/**
 * The pieces as bytes in UTF-8. A piece is asked for when somebody reads, so that a slow reader holds nothing but one; when reading is given
 * up the iterator is ended, as soon as it has come to its next piece.
 */
export function bytesOf(pieces: AsyncIterable<string>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const iterator = pieces[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await iterator.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}
