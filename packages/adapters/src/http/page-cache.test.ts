import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { isSignature, RENEWAL_HEADER } from "@bellyfed/core/site-door";
import { afterEach, beforeEach, expect, it } from "vitest";
import { httpPageCache, strictPageCache } from "./page-cache.ts";

let site: Server;
let asked: { readonly headers: IncomingHttpHeaders; readonly body: unknown }[];
let status: number;
let warned: unknown[];

beforeEach(async () => {
  asked = [];
  warned = [];
  status = 200;
  site = createServer(async (request, response) => {
    asked.push({ headers: request.headers, body: JSON.parse(await text(request)) });
    response.writeHead(status).end();
  });
  await once(site.listen(0, "127.0.0.1"), "listening");
});
afterEach(() => void site.close());

function cache(secret: string | undefined = "secret") {
  const { port } = site.address() as AddressInfo;
  const log = { info: () => {}, warn: (message: string) => void warned.push(message), error: () => {} };
  return httpPageCache({ url: `http://127.0.0.1:${port}/api/revalidate`, secret }, log);
}

it("names the tags to the site, with its secret", async () => {
  await cache().revalidate(["restaurant:a", "restaurants"]);
  expect(asked).toMatchObject([
    { headers: { [RENEWAL_HEADER]: "secret" }, body: { tags: ["restaurant:a", "restaurants"] } },
  ]);
  expect(warned).toEqual([]);
});

it("says nothing in a header that CloudFront writes over on the way", async () => {
  await cache().revalidate(["restaurants"]);
  const names = asked.flatMap(({ headers }) => Object.keys(headers));
  expect(names).toContain("content-type");
  expect(names.filter(isSignature)).toEqual([]);
});

it("asks for nothing where there is nothing to renew, or no secret to ask with", async () => {
  await cache().revalidate([]);
  await cache("").revalidate(["restaurants"]);
  expect(asked).toEqual([]);
  expect(warned).toEqual([]);
});

it("tells the log of a site that refuses or is not there, and never its caller", async () => {
  status = 503;
  await cache().revalidate(["restaurants"]);
  const gone = cache();
  site.closeAllConnections();
  await new Promise((closed) => site.close(closed));
  await gone.revalidate(["restaurants"]);
  expect(warned).toEqual(["The site could not be told to revalidate", "The site could not be told to revalidate"]);
});

it("can tell its caller instead, and asks for a hundred tags at a time", async () => {
  const { port } = site.address() as AddressInfo;
  const strict = strictPageCache({ url: `http://127.0.0.1:${port}/`, secret: "secret" });
  await strict.revalidate(Array.from({ length: 101 }, (_, id) => `restaurant:${id}`));
  expect(asked.map(({ body }) => (body as { tags: string[] }).tags.length)).toEqual([100, 1]);
  status = 503;
  await expect(strict.revalidate(["restaurants"])).rejects.toThrow("The site answers 503");
});
