import { describe, expect, it } from "vitest";
import { inlineScripts, scriptHashes } from "./inline-scripts.ts";
import { type AnswerHead, cacheControl, type Headers, pagePolicies, policySource, wholePage } from "./page-policy.ts";

const options = { development: false, secure: false, mapOrigins: [], uploadOrigins: [] };
const html = { "content-type": "text/html; charset=utf-8" };
const policy = { "content-security-policy": "default-src 'self'" };
const page = (headers: Headers, other: Partial<AnswerHead> = {}): AnswerHead => ({
  ...{ method: "GET", status: 200, headers },
  ...other,
});

describe("the policy of an answer", () => {
  const prerendered = { "x-nextjs-prerender": "1" };

  it("is made from the body of a page that brings none, whatever its status", () => {
    expect(policySource(page(html))).toBe("body");
    expect(policySource(page(html, { status: 404 }))).toBe("body");
    expect(policySource(page(html, { method: "POST" }))).toBe("body");
  });

  it("is made from the body of a page that was rendered before, as the nonce it was sent with is not in it", () => {
    expect(policySource(page({ ...html, ...policy, ...prerendered }))).toBe("body");
  });

  it("is the one that a page brings which is rendered now", () => {
    expect(policySource(page({ ...html, ...policy }))).toBe("given");
  });

  it("waits for the body of what is not found or failed, which may be empty", () => {
    for (const status of [400, 404, 500, 503])
      expect(policySource(page({ ...html, ...policy }, { status }))).toBe("body");
  });

  it("is not made from what is no page, or cannot be read", () => {
    expect(policySource(page({ "content-type": "text/x-component", ...prerendered }))).toBe("given");
    expect(policySource(page({}))).toBe("given");
    expect(policySource(page({ ...html, "content-encoding": "br" }))).toBe("given");
  });

  it("is that of the page when there is no body", () => {
    expect(policySource(page({ ...policy, ...prerendered }, { status: 304 }))).toBe("elsewhere");
    expect(policySource(page({ ...html, ...prerendered }, { method: "HEAD" }))).toBe("elsewhere");
    expect(policySource(page({ ...html, ...policy }, { method: "HEAD" }))).toBe("given");
    expect(policySource(page({}, { status: 304 }))).toBe("given");
  });
});

describe("policies of complete pages", () => {
  const script = (text: string) => `self.__next_f.push([1,"${text}"])`;
  const body = (text: string) => Buffer.from(`<script>${script(text)}</script>`);

  it("allow the scripts of the page", () => {
    const [hash] = scriptHashes([script("ä")]);
    expect(pagePolicies(options).of(body("ä"), {})).toContain(`script-src 'self' '${hash}';`);
  });

  it("leave out a script that is not ours, and tell of it", () => {
    const reported: string[] = [];
    const html = Buffer.from(`<script>${script("a")}</script><p><script>steal("\n${"x".repeat(500)}")</script>`);
    const made = pagePolicies(options, 1, (line) => reported.push(line)).of(html, {});
    const [hash] = scriptHashes([script("a")]);
    expect(made).toContain(`script-src 'self' '${hash}';`);
    const excerpt = JSON.stringify(`steal("\n${"x".repeat(192)}`);
    expect(reported).toEqual([expect.stringMatching(/an inline script that is not ours.*: "/)]);
    expect(reported[0]).toContain(excerpt.slice(0, 200));
    expect(reported[0]).not.toContain("\n");
  });

  it("trust the tools of those who work on the site", () => {
    const made = pagePolicies({ ...options, development: true }).of(Buffer.from("<script>debug()</script>"), {});
    expect(made).toContain(`'${scriptHashes(["debug()"])[0]}'`);
  });

  it("are remembered by ETag, the last ones that were asked for", () => {
    const policies = pagePolicies(options, 2);
    const made = policies.of(body("a"), { etag: '"a"' });
    policies.of(body("b"), { etag: '"b"' });
    expect(policies.known({ etag: '"a"' })).toBe(made);
    policies.of(body("c"), { etag: '"c"' });
    expect(policies.known({ etag: '"b"' })).toBeUndefined();
    expect(policies.known({ etag: '"a"' })).toBe(made);
    expect(policies.known({ etag: '"c"' })).not.toBe(made);
  });

  it("are not remembered without an ETag", () => {
    const policies = pagePolicies(options);
    policies.of(body("a"), {});
    expect(policies.known({})).toBeUndefined();
  });
});

describe("the page that is sent", () => {
  const prepared = Buffer.from("<html lang=ar><script>self.__next_f.push([404])</script>");
  const full = Buffer.from("<html lang=en><script>self.__next_f.push([1])</script>");
  const hashIn = (body: Buffer) => scriptHashes(inlineScripts(body.toString()))[0];
  const policies = pagePolicies(options);
  const missing = page(html, { status: 404 });

  it("is the one to send instead, where there is one", () => {
    const sent = wholePage(full, page({ ...html, ...policy }, { status: 404 }), policies, prepared);
    expect(sent.body).toBe(prepared);
    expect(sent.policy).toContain(`'${hashIn(prepared)}'`);
  });

  it("is the page itself where there is none", () => {
    expect(wholePage(full, missing, policies, undefined)).toEqual({
      body: full,
      policy: expect.stringContaining(`'${hashIn(full)}'`),
    });
  });

  it("keeps the policy that it brings, but for a nonce that is not in it", () => {
    const given = { ...html, ...policy };
    const policyOf = (headers: Headers) => wholePage(full, page(headers, { status: 404 }), policies, undefined).policy;
    expect(policyOf(given)).toBe(policy["content-security-policy"]);
    expect(policyOf({ ...given, "x-nextjs-prerender": "1" })).toContain(`'${hashIn(full)}'`);
  });
});

describe("how long a page may be kept", () => {
  const kept = (type: string, value: string, status = 200) =>
    cacheControl({ status, headers: { "content-type": type, "cache-control": value } });

  it("is seconds in a CDN and none in a browser, so that a change shows", () => {
    const expected = "public, max-age=0, s-maxage=10, stale-if-error=86400";
    expect(kept("text/html; charset=utf-8", "s-maxage=3600, stale-while-revalidate=31532400")).toBe(expected);
    expect(kept("text/x-component", "s-maxage=31536000")).toBe(expected);
    expect(kept("text/html", "public, s-maxage=60")).toBe(expected);
  });

  it("is no longer than Next.js says", () => {
    expect(kept("text/html", "s-maxage=2, stale-while-revalidate=2592000")).toContain("s-maxage=2,");
  });

  it("is a day for what a CDN can be told to forget, and no longer than Next.js says; in a browser never", () => {
    const tagged = (value: string) =>
      cacheControl({ status: 200, headers: { "content-type": "text/html", "cache-control": value } }, true);
    expect(tagged("s-maxage=86400")).toBe("public, max-age=0, s-maxage=86400, stale-if-error=86400");
    expect(tagged("s-maxage=31536000, stale-while-revalidate=2592000")).toContain("max-age=0, s-maxage=86400,");
    expect(tagged("s-maxage=60")).toContain("s-maxage=60,");
  });

  it("is the same for an answer that says that a page has not changed, which has no type", () => {
    const headers = { "cache-control": "s-maxage=86400, stale-while-revalidate=31449600" };
    expect(cacheControl({ status: 304, headers })).toBe("public, max-age=0, s-maxage=10, stale-if-error=86400");
    expect(cacheControl({ status: 304, headers: { "cache-control": "max-age=60" } })).toBeUndefined();
  });

  it("is not at all for what is not found, which is told in the reader's language", () => {
    expect(kept("text/html", "s-maxage=31536000", 404)).toBe("private, no-store");
  });

  it("is left as it is for what is not kept by a CDN, and for what is no page", () => {
    expect(kept("text/html", "private, no-cache, no-store, max-age=0, must-revalidate")).toBeUndefined();
    expect(kept("text/html", "max-age=60, x-s-maxage=60")).toBeUndefined();
    expect(kept("application/xml", "s-maxage=3600")).toBeUndefined();
    expect(cacheControl({ status: 200, headers: { "content-type": "text/html" } })).toBeUndefined();
  });
});
