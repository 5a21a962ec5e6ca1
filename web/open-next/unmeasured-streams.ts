import type { StreamCreator } from "@opennextjs/aws/types/open-next.js";

/**
 * OpenNext compresses what it sends to whoever takes that, and leaves the length beside it that the body had before: a client would wait for
 * bytes that never come. Such an answer ends where its stream does. `accepts`: the request's Accept-Encoding.
 */
export const unmeasuredStreams = (creator: StreamCreator, accepts: string | undefined): StreamCreator =>
  /\b(br|gzip|deflate)\b/.test(accepts ?? "")
    ? {
        ...creator,
        writeHeaders({ headers: { "content-length": _, ...headers }, ...prelude }) {
          return creator.writeHeaders({ ...prelude, headers });
        },
      }
    : creator;
