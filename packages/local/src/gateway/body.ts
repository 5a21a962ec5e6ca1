import { isUtf8 } from "node:buffer";
import type { IncomingMessage } from "node:http";

export type BodyOutcome = Buffer | "too_large" | "aborted";

const BINARY = /^(?:image|audio|video|font)\/|^application\/(?:octet-stream|pdf|zip|gzip|x-tar|x-gzip)\b/i;
const EMPTY = Buffer.alloc(0);

/** Reads a body of at most `limit` bytes. `aborted`: the client went away. */
export function readBody(request: IncomingMessage, limit: number): Promise<BodyOutcome> {
  return new Promise((resolve) => {
    let chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) {
        chunks.push(chunk);
        return;
      }
      // node:http reads the rest and throws it away: a client that is cut off while sending would never see our answer.
      chunks = [];
      resolve("too_large");
    });
    request.once("end", () => resolve(join(chunks)));
    request.once("error", () => resolve("aborted"));
    request.once("close", () => resolve("aborted"));
  });
}

function join(chunks: readonly Buffer[]): Buffer {
  const [first = EMPTY] = chunks;
  return chunks.length < 2 ? first : Buffer.concat(chunks);
}

export interface EventBody {
  readonly body: string | null;
  readonly isBase64Encoded: boolean;
}
export const NO_BODY: EventBody = { body: null, isBase64Encoded: false };

/** A body in the form of a proxy event: text as it is; base64 for binary or compressed content and for what is not UTF-8. */
export function eventBody(bytes: Buffer, contentType = "", contentEncoding = "identity"): EventBody {
  if (bytes.length === 0) return NO_BODY;
  const binary = BINARY.test(contentType) || contentEncoding.toLowerCase() !== "identity" || !isUtf8(bytes);
  return { body: bytes.toString(binary ? "base64" : "utf8"), isBase64Encoded: binary };
}
