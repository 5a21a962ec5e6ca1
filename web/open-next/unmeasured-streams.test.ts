import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { unmeasuredStreams } from "./unmeasured-streams.ts";

/** The headers that are sent to whoever accepts this, of a page of thirty bytes. */
function sentTo(accepts: string | undefined) {
  const sent: Record<string, string | string[]>[] = [];
  const creator = {
    writeHeaders({ headers }: { headers: Record<string, string> }) {
      sent.push(headers);
      return new PassThrough();
    },
  };
  const headers = { "content-type": "text/html", "content-length": "30" };
  unmeasuredStreams(creator, accepts).writeHeaders({ statusCode: 200, headers, cookies: [] });
  return sent[0];
}

it.each(["gzip, deflate, br, zstd", "br", "gzip", "deflate;q=0.5"])(
  "says no length to who accepts %s, for it will be another",
  (accepts) => {
    expect(sentTo(accepts)).toEqual({ "content-type": "text/html" });
  },
);

it.each([undefined, "identity", "zstd"])("says the length to who accepts %s", (accepts) => {
  expect(sentTo(accepts)).toEqual({ "content-type": "text/html", "content-length": "30" });
});
