import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import type { StreamCreator } from "@opennextjs/aws/types/open-next.js";
import { expect, it } from "vitest";
import { scriptHashes } from "../platform/security/inline-scripts.ts";
import { pagePolicies } from "../platform/security/page-policy.ts";
import { secureStreams } from "./secure-streams.ts";

type Prelude = Parameters<StreamCreator["writeHeaders"]>[0];

const PAGE = `<html lang="en"><p>é</p><script>self.__next_f.push([0])</script>`;
/** What is sent where there is no page. */
const INSTEAD = `<html lang="de"><p>404</p><script>self.__next_f.push([404])</script>`;
const [HASH] = scriptHashes(["self.__next_f.push([0])"]);
const HTML = { "content-type": "text/html; charset=utf-8" };

/** A function's stream, with what reached it. */
function stream(
  method = "GET",
  policies = pagePolicies({ development: false, secure: true, mapOrigins: [], uploadOrigins: [] }),
  standIn = async (_status: number, _body: Uint8Array) => Buffer.from(INSTEAD),
) {
  const reached = new PassThrough();
  const preludes: Prelude[] = [];
  const creator = {
    writeHeaders(prelude: Prelude) {
      preludes.push(prelude);
      return reached;
    },
  };
  return { ...secureStreams(creator, method, policies, standIn), reached, preludes };
}

const prelude = (headers: Record<string, string>, statusCode = 200): Prelude => ({
  statusCode,
  headers,
  cookies: ["a=b"],
});

it("holds a page without a policy back until its scripts are known", async () => {
  const { writeHeaders, reached, preludes } = stream();
  const written = writeHeaders(prelude(HTML, 404));
  written.write(Buffer.from(PAGE.slice(0, 10)));
  expect(preludes).toEqual([]);
  written.end(Buffer.from(PAGE.slice(10)));
  expect(await text(reached)).toBe(PAGE);
  expect(preludes).toEqual([
    {
      statusCode: 404,
      cookies: ["a=b"],
      headers: { ...HTML, "content-security-policy": expect.stringContaining(`script-src 'self' '${HASH}';`) },
    },
  ]);
});

it("lets a CDN that is known to read tags keep what has some for a day, and all else for seconds", () => {
  const kept = (readsTags: boolean, tags: Record<string, string>) => {
    const preludes: Prelude[] = [];
    const creator = {
      writeHeaders(given: Prelude) {
        preludes.push(given);
        return new PassThrough();
      },
    };
    const policies = pagePolicies({ development: false, secure: true, mapOrigins: [], uploadOrigins: [] });
    const streams = secureStreams(creator, "HEAD", policies, async () => Buffer.from(""), readsTags);
    streams.writeHeaders(prelude({ ...HTML, "cache-control": "s-maxage=86400", ...tags }));
    return preludes[0]?.headers["cache-control"];
  };
  const tags = { "x-amz-meta-cache-tag": "~,restaurants" };
  expect(kept(true, tags)).toContain("s-maxage=86400,");
  expect([kept(true, {}), kept(false, tags)]).toEqual(Array(2).fill(expect.stringContaining("s-maxage=10,")));
});

it.each([404, 500])("sends another page in the place of an empty one with status %i", async (status) => {
  const { writeHeaders, reached, preludes } = stream();
  const given = { "content-security-policy": "script-src 'nonce-a'", etag: '"1"', "content-length": "30" };
  writeHeaders(prelude({ ...HTML, ...given }, status)).end('<html id="__next_error__"></html>');
  expect(await text(reached)).toBe(INSTEAD);
  const [hash] = scriptHashes(["self.__next_f.push([404])"]);
  const policy = expect.stringContaining(`script-src 'self' '${hash}';`);
  expect(preludes).toEqual([{ ...prelude({}, status), headers: { ...HTML, "content-security-policy": policy } }]);
});

it("remembers the policy of a page by its ETag", async () => {
  const policies = pagePolicies({ development: false, secure: true, mapOrigins: [], uploadOrigins: [] });
  const first = stream("GET", policies);
  first.writeHeaders(prelude({ ...HTML, etag: '"1"' })).end(Buffer.from(PAGE));
  await text(first.reached);
  const second = stream("GET", policies);
  expect(second.writeHeaders(prelude({ ...HTML, etag: '"1"' }))).toBe(second.reached);
  expect(second.preludes).toEqual(first.preludes);
});

it("lets through what needs no policy from its body, as it comes", () => {
  const policy = { "content-security-policy": "script-src 'nonce-a'" };
  for (const [method, given] of [
    ["GET", prelude({ ...HTML, ...policy })],
    ["HEAD", prelude(HTML)],
    ["GET", prelude(HTML, 304)],
    ["GET", prelude({ "content-type": "application/json", "cache-control": "s-maxage=3600" })],
  ] as const) {
    const { writeHeaders, reached, preludes } = stream(method);
    expect(writeHeaders(given)).toBe(reached);
    expect(preludes).toEqual([given]);
  }
});

it("answers without a body with the policy of the page, or with none but never with a nonce that is not in it", async () => {
  const policies = pagePolicies({ development: false, secure: true, mapOrigins: [], uploadOrigins: [] });
  const kept = { etag: '"1"', "x-nextjs-prerender": "1", "content-security-policy": "script-src 'nonce-a'" };
  const same = stream("GET", policies);
  expect(same.writeHeaders(prelude(kept, 304))).toBe(same.reached);
  expect(same.preludes[0]?.headers).toEqual({ etag: '"1"', "x-nextjs-prerender": "1" });
  const first = stream("GET", policies);
  first.writeHeaders(prelude({ ...HTML, ...kept })).end(Buffer.from(PAGE));
  await text(first.reached);
  same.writeHeaders(prelude(kept, 304));
  expect(same.preludes[1]?.headers["content-security-policy"]).toContain(`script-src 'self' '${HASH}';`);
});

it("lets the CDN keep a page and its data for seconds", () => {
  for (const type of ["text/html", "text/x-component"]) {
    const { writeHeaders, preludes } = stream("HEAD");
    writeHeaders(prelude({ "content-type": type, "cache-control": "s-maxage=3600, stale-while-revalidate=2592000" }));
    expect(preludes[0]?.headers["cache-control"]).toBe("public, max-age=0, s-maxage=10, stale-if-error=86400");
  }
});
