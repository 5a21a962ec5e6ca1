import { createHash } from "node:crypto";
import { pipeline, Readable, Transform } from "node:stream";
import type { Credentials } from "../loopback.ts";
import type { Fauxqs } from "./fauxqs.ts";
import { type Fault, signatureFault } from "./signature.ts";

/** A request to SQS may be as long as fauxqs takes it. */
const LONGEST_BYTES = 11 * 1_048_576;

const isHash = (text: unknown): text is string => typeof text === "string" && /^[0-9a-f]{64}$/.test(text);

async function collect(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > LONGEST_BYTES) throw Object.assign(new Error("The request is too long."), { statusCode: 413 });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Passes a body on and fails when it was not the one that was signed. */
function checking(expected: string): Transform {
  const hash = createHash("sha256");
  return new Transform({
    transform(chunk, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
    flush(done) {
      const message = "The body is not the one that was signed.";
      done(hash.digest("hex") === expected ? null : Object.assign(new Error(message), { statusCode: 400 }));
    },
  });
}

/** An error in the words of the service that was meant. */
function explain({ code, message }: Fault, isSqs: boolean): { type: string; text: string } {
  return isSqs
    ? { type: "application/x-amz-json-1.0", text: JSON.stringify({ __type: `com.amazonaws.sqs#${code}`, message }) }
    : {
        type: "application/xml",
        text: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`,
      };
}

/** Lets nothing reach S3 and SQS that is not signed with these credentials. */
export function takeSignedOnly({ app }: Fauxqs, credentials: Credentials): void {
  app.addHook("preParsing", async (request, reply, payload) => {
    const { method, originalUrl: url, headers } = request;
    const { "x-amz-content-sha256": hash } = headers;
    const isSqs = /^application\/x-amz-json/.test(headers["content-type"] ?? "");
    const body = isSqs && hash === undefined ? await collect(payload) : undefined;
    const fault = await signatureFault({ method, url, headers }, body, credentials, new Date());
    if (fault) {
      const { type, text } = explain(fault, isSqs);
      return reply.code(403).type(type).send(text);
    }
    if (body) return Readable.from(body, { objectMode: false });
    return isHash(hash) ? pipeline(payload, checking(hash), () => {}) : payload;
  });
}
