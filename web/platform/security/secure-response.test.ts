import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import compression from "compression";
import { afterEach, describe, expect, it } from "vitest";
import { inlineScripts, scriptHashes } from "./inline-scripts.ts";
import { pagePolicies } from "./page-policy.ts";
import { secureResponse } from "./secure-response.ts";

const options = { development: false, secure: false, mapOrigins: [], uploadOrigins: [] };
const PAGE = `<!DOCTYPE html><p>é</p><script>self.__next_f.push([0])</script>${"<p>text</p>".repeat(500)}<script>self.__next_f.push([1,"b"])</script>`;
const HASHES = scriptHashes(inlineScripts(PAGE)).map((hash) => `'${hash}'`);

let server: Server | undefined;
afterEach(() => server?.closeAllConnections());
afterEach(() => new Promise((resolve) => server?.close(resolve)));

/** Serves as server.ts does, with `answer` in the place of Next.js. */
async function serve(answer: RequestListener, standIn = (_status: number, body: Uint8Array) => body): Promise<string> {
  const policies = pagePolicies(options);
  const compress = compression() as unknown as (...all: [...Parameters<RequestListener>, () => void]) => void;
  server = createServer((request, response) =>
    compress(request, response, () => {
      secureResponse(response, policies, standIn);
      answer(request, response);
    }),
  );
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const page =
  (answer: RequestListener): RequestListener =>
  (request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    answer(request, response);
  };
const scriptsIn = (response: Response) =>
  /script-src ([^;]*)/.exec(response.headers.get("content-security-policy") ?? "")?.[1]?.split(" ");

describe("a page without a policy of its own", () => {
  it("is given that of its scripts, and arrives whole", async () => {
    const url = await serve(page((_request, response) => response.end(PAGE)));
    const response = await fetch(url, { headers: { "accept-encoding": "br" } });
    expect(scriptsIn(response)).toEqual(["'self'", ...HASHES]);
    expect(response.headers.get("content-encoding")).toBe("br");
    expect(await response.text()).toBe(PAGE);
  });

  it("may be written in pieces of any kind", async () => {
    const url = await serve(
      page((_request, response) => {
        response.flushHeaders();
        const bytes = Buffer.from(PAGE);
        response.write(bytes.subarray(0, 21), () => {
          response.write(bytes.subarray(21, 42).toString("base64"), "base64", () => response.end(bytes.subarray(42)));
        });
      }),
    );
    const response = await fetch(url);
    expect(scriptsIn(response)).toEqual(["'self'", ...HASHES]);
    expect(await response.text()).toBe(PAGE);
  });

  it("is not read again while its ETag is known", async () => {
    let finish = () => {};
    const url = await serve(
      page((request, response) => {
        response.setHeader("etag", '"1"');
        response.write(PAGE.slice(0, 50));
        finish = () => response.end(PAGE.slice(50));
        if (request.url === "/first") finish();
      }),
    );
    const first = await fetch(`${url}/first`);
    // The head of the second arrives before its body is complete.
    const second = await fetch(`${url}/second`);
    finish();
    expect(await second.text()).toBe(PAGE);
    expect(scriptsIn(second)).toEqual(scriptsIn(first));
  });
});

it("answers without a body with the policy of the page, or with none but never with a nonce that is not in it", async () => {
  const url = await serve(
    page((request, response) => {
      response.setHeader("etag", '"1"').setHeader("x-nextjs-prerender", "1");
      response.setHeader("content-security-policy", "script-src 'nonce-a'");
      if (request.headers["if-none-match"] === '"1"') {
        response.statusCode = 304;
        response.end();
      } else response.end(request.method === "HEAD" ? undefined : PAGE);
    }),
  );
  const same = () => fetch(url, { headers: { "if-none-match": '"1"' } });
  expect(scriptsIn(await same())).toBeUndefined();
  const first = await fetch(url);
  expect(scriptsIn(first)).toEqual(["'self'", ...HASHES]);
  expect(scriptsIn(await same())).toEqual(scriptsIn(first));
  expect(scriptsIn(await fetch(url, { method: "HEAD" }))).toEqual(scriptsIn(first));
});

it.each([404, 500])("sends another page whole in the place of an empty one with status %i", async (status) => {
  const empty = `<!DOCTYPE html><html id="__next_error__"></html>`;
  const url = await serve(
    page((_request, response) => {
      response.statusCode = status;
      response.setHeader("etag", '"1"').setHeader("content-length", empty.length);
      response.setHeader("content-security-policy", "script-src 'nonce-a'").end(empty);
    }),
    () => Buffer.from(PAGE),
  );
  const response = await fetch(url);
  expect(response.status).toBe(status);
  expect(response.headers.get("etag")).toBeNull();
  expect(scriptsIn(response)).toEqual(["'self'", ...HASHES]);
  expect(await response.text()).toBe(PAGE);
});

describe("what is left as it is", () => {
  it("a page with a policy, which arrives while it is rendered", async () => {
    let finish = () => {};
    const url = await serve(
      page((_request, response) => {
        response.setHeader("content-security-policy", "script-src 'nonce-a'");
        response.flushHeaders();
        response.write("<p>first</p>".repeat(200));
        // As Next.js does when it finds what `compression` adds.
        if ("flush" in response && typeof response.flush === "function") response.flush();
        finish = () => response.end("<p>last</p>");
      }),
    );
    const response = await fetch(url);
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).toMatch(/^<p>first/);
    finish();
    let rest = "";
    for (let next = await reader.read(); !next.done; next = await reader.read()) rest += next.value;
    expect(rest).toMatch(/<p>last<\/p>$/);
    expect(response.headers.get("content-security-policy")).toBe("script-src 'nonce-a'");
  });

  it("an answer to HEAD, one without a body, and one that is no page", async () => {
    const url = await serve(
      page((request, response) => {
        if (request.url === "/data") response.setHeader("content-type", "application/json").end("{}");
        else if (request.url === "/same") response.writeHead(304).end();
        else response.end();
      }),
    );
    for (const [path, method] of [
      ["/", "HEAD"],
      ["/same", "GET"],
      ["/data", "GET"],
    ] as const) {
      const response = await fetch(url + path, { method });
      expect(response.headers.get("content-security-policy"), path).toBeNull();
    }
  });
});

it("tells CDN and browser to ask again, for a page and for its data", async () => {
  const url = await serve((request, response) => {
    response.setHeader("content-type", request.url === "/data" ? "text/x-component" : "text/html");
    response.setHeader("cache-control", "s-maxage=3600, stale-while-revalidate=31532400").end("text");
  });
  for (const path of ["/", "/data"]) {
    const response = await fetch(url + path);
    expect(response.headers.get("cache-control"), path).toMatch(/^public, max-age=0, s-maxage=10, stale-if-error=/);
  }
});
