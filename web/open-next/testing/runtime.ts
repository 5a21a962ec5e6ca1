import { Writable } from "node:stream";
import { finished } from "node:stream/promises";

// Lambda's runtime for response streaming (https://docs.aws.amazon.com/lambda/latest/dg/configuration-response-streaming.html), as far as
// OpenNext uses it: takes events over IPC and answers what the function wrote. Its argument is the function's file.

class ResponseStream extends Writable {
  readonly chunks: Uint8Array[] = [];
  override _write(chunk: Uint8Array, _encoding: BufferEncoding, done: () => void): void {
    this.chunks.push(chunk);
    done();
  }
  setContentType(): void {}
}

type Handler = (event: unknown, stream: ResponseStream, context: object) => Promise<void>;

Object.assign(globalThis, { awslambda: { streamifyResponse: (handler: Handler) => handler } });
const { handler } = (await import(process.argv[2] ?? "")) as { handler: Handler };

process.on("message", async ({ id, event }: { id: number; event: unknown }) => {
  const stream = new ResponseStream();
  await Promise.all([handler(event, stream, { awsRequestId: String(id) }), finished(stream)]);
  process.send?.({ id, answer: answerIn(Buffer.concat(stream.chunks)) });
});
process.send?.("ready");

/** What stands before the eight zero bytes is the answer's head. */
function answerIn(written: Buffer): object {
  const end = written.indexOf(Buffer.alloc(8));
  return { ...JSON.parse(written.toString("utf8", 0, end)), body: written.toString("base64", end + 8) };
}
