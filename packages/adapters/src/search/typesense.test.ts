import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { searchDocument } from "@bellyfed/testing/search/documents";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ALIAS, typesenseIndex } from "./typesense.ts";
import { typesenseCalls } from "./typesense-calls.ts";
import { newTypesenseIndex } from "./typesense-server.ts";

type Answer = (response: ServerResponse) => void;
const says =
  (status: number, body: unknown): Answer =>
  (response) =>
    void response.writeHead(status).end(typeof body === "string" ? body : JSON.stringify(body));
const nothing: Answer = () => {};

let server: Server;
let url: string;
/** What the server answers, one after the other; the last one for good. */
let script: Answer[] = [];
const asked: { method: string | undefined; path: string | undefined; key: unknown; body: string }[] = [];

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = "";
  for await (const chunk of request) body += chunk;
  asked.push({ method: request.method, path: request.url, key: request.headers["x-typesense-api-key"], body });
  const next = script.length > 1 ? script.shift() : script[0];
  next?.(response);
}

beforeEach(async () => {
  asked.length = 0;
  server = createServer(answer);
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const call = (timeoutMs = 5_000) => typesenseCalls({ url, apiKey: "secret", timeoutMs, pauseMs: 1 });
const search = () => typesenseIndex(call()).search({ filters: {}, sort: "rating", facets: [], limit: 5 });
const meta = says(200, { data: JSON.stringify({ position: "7", mean: 3, seq: 0, pending: 0 }) });
const found = (...documents: object[]) =>
  says(200, {
    results: [
      {
        found: documents.length,
        hits: documents.map((each) => ({ document: { id: "x", data: JSON.stringify(each) } })),
      },
    ],
  });

describe("a call", () => {
  it.each([408, 429, 500, 503, 504])(
    "is made again while the server answers %i, and then is as if nothing was",
    async (status) => {
      script = [says(status, "Not Ready or Lagging"), says(status, ""), meta];
      expect(await typesenseIndex(call()).position()).toBe("7");
      expect(asked.map(({ key }) => key)).toEqual(["secret", "secret", "secret"]);
    },
  );

  it("is given up after four times, and says so to whoever searches", async () => {
    script = [says(503, { message: "Queue is full" })];
    await expect(search()).rejects.toMatchObject({ status: 503, code: "store.unavailable" });
    expect(asked.length).toBe(4);
  });

  it("is made again when nothing is answered in time, or the server hangs up", async () => {
    script = [nothing, (response) => void response.destroy(), meta];
    expect(await typesenseIndex(call(200)).position()).toBe("7");
    expect(asked.length).toBe(3);
  });

  it("that is refused is not made again, and shows what was said", async () => {
    script = [says(401, { message: "Forbidden - a valid `x-typesense-api-key` header must be sent." })];
    await expect(search()).rejects.toThrow("401");
    expect(asked.length).toBe(1);
  });

  it("to make what is there, as after one whose answer was lost, is good", async () => {
    script = [says(409, { message: "A collection with name `a` already exists." })];
    await newTypesenseIndex(call(), "a");
    expect(asked).toMatchObject([{ method: "POST", path: "/collections" }]);
  });
});

describe("an answer", () => {
  it.each([
    ["of no JSON", says(200, "<html>Bad gateway</html>")],
    ["that was cut off", says(200, '{"results":[{"found":1,')],
    ["without results", says(200, {})],
    ["of another number of results", says(200, { results: [] })],
    ["that there is no collection", says(404, { message: "Not found." })],
    ["that one query found none", says(200, { results: [{ code: 404, error: "Not found." }] })],
  ])("%s is told as unavailable", async (_, broken) => {
    script = [meta, broken];
    await expect(search()).rejects.toMatchObject({ status: 503, code: "store.unavailable" });
  });

  it("that refuses a query is a mistake of ours", async () => {
    script = [meta, says(200, { results: [{ code: 400, error: "Could not find a filter field named `x`" }] })];
    await expect(search()).rejects.toThrow("filter field");
  });

  it("that takes all documents but one is a failure, which shows why", async () => {
    script = [says(404, {}), says(200, '{"success":true}'), says(200, '{"success":false,"error":"Bad JSON."}')];
    const change = { upsert: [searchDocument({ id: "a" })], remove: [], position: "1" };
    await expect(typesenseIndex(call()).apply(change)).rejects.toThrow("Bad JSON.");
  });

  it("of what is found is shown as it was written", async () => {
    script = [meta, found(searchDocument({ id: "a", name: "Alpha" }))];
    const { hits, total } = await search();
    expect([total, hits[0]?.id]).toEqual([1, "a"]);
    expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `GET /collections/${ALIAS}/documents/meta`,
      "POST /multi_search",
    ]);
  });
});
