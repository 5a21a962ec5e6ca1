import { once } from "node:events";
import { get } from "node:http";
import { PassThrough, type Readable } from "node:stream";
import { setImmediate, setTimeout as sleep } from "node:timers/promises";
import { responseStream as vector } from "@bellyfed/testing/contract/response-stream";
import { gatewayUnderTest, KEY, ORIGIN, problemOf } from "@bellyfed/testing/local/gateway";
import { expect, it } from "vitest";
import type { GatewayOptions } from "./server.ts";

const test = gatewayUnderTest();
const routes: GatewayOptions["routes"] = [
  { method: "GET", path: "/live", function: "stream", apiKey: true, streaming: true },
];

/** Begins with a function whose payload this is. */
const start = (payload: Readable | (() => Readable), options: Partial<GatewayOptions> = {}) =>
  test.start({ routes, stream: () => (typeof payload === "function" ? payload() : payload), ...options });

const HEAD = '{"statusCode":200,"headers":{"content-type":"text/event-stream"}}\0\0\0\0\0\0\0\0';
const begun = () => {
  const payload = new PassThrough();
  payload.write(HEAD);
  return payload;
};

it("reads what Lambda's runtime sends, wherever it is cut into pieces", async () => {
  const { bytes } = vector;
  let cut = 0;
  await start(() => {
    const payload = new PassThrough();
    payload.write(bytes.subarray(0, cut));
    void setImmediate().then(() => payload.end(bytes.subarray(cut)));
    return payload;
  });
  for (; cut <= bytes.length; cut++) {
    const response = await test.call("/live");
    expect([response.status, await response.text()], String(cut)).toEqual([200, vector.body]);
    const { headers } = response;
    expect([headers.get("content-type"), headers.get("x-one"), headers.get("x-two")]).toEqual([
      "text/event-stream",
      "1",
      "a, b",
    ]);
  }
});

it("passes each piece on when it comes, as it is, with what browsers ask for", async () => {
  const payload = begun();
  await start(payload);
  const response = await test.call("/live", { headers: { ...KEY, origin: ORIGIN, "accept-encoding": "gzip" } });
  expect(response.headers.get("access-control-allow-origin")).toBe(ORIGIN);
  expect(response.headers.get("content-encoding")).toBeNull();
  expect(response.headers.get("content-length")).toBeNull();
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  for (const piece of ["a", "ü"]) {
    payload.write(piece);
    expect((await reader?.read())?.value).toBe(piece);
  }
  payload.end();
  expect((await reader?.read())?.done).toBe(true);
});

it("begins no stream for who only asks for its head", async () => {
  await start(() => expect.unreachable());
  const response = await test.call("/live", { method: "HEAD" });
  expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, OPTIONS"]);
});

it("asks for the key before anything is called", async () => {
  const calls: unknown[] = [];
  await start(() => {
    calls.push(1);
    return begun().end();
  });
  expect((await test.call("/live", { headers: {} })).status).toBe(403);
  expect(calls).toEqual([]);
});

it.each([
  ["nothing", ""],
  ["no metadata", "hello"],
  ["no zero bytes", HEAD.slice(0, -1)],
  ["what is no JSON", "{\0\0\0\0\0\0\0\0"],
  ["null", "null\0\0\0\0\0\0\0\0"],
  ["no status", '{"headers":{}}\0\0\0\0\0\0\0\0'],
  ["a head that is too long", `{"statusCode":200,"headers":{"x":"${"x".repeat(16_400)}"}}\0\0\0\0\0\0\0\0`],
])("is 502 for %s", async (_, text) => {
  await start(new PassThrough().end(text) as PassThrough);
  const response = await test.call("/live");
  expect([response.status, (await problemOf(response)).code]).toEqual([502, "gateway.failed"]);
  expect(test.logged).toEqual([expect.stringContaining("stream (GET /live) streamed something")]);
});

it("is 502 when the function fails before it has begun, and when it cannot be called", async () => {
  await start(() => {
    const payload = new PassThrough();
    void setImmediate().then(() => payload.destroy(new Error("cold")));
    return payload;
  });
  expect((await test.call("/live")).status).toBe(502);
  expect(test.logged).toEqual(["gateway: stream (GET /live) failed: cold"]);
  await test.gateway.stop();
  await test.start({ routes });
  expect((await test.call("/live")).status).toBe(502);
});

it("cuts the connection when the function fails later, so that nobody takes the answer for whole", async () => {
  const payload = begun();
  await start(payload);
  const response = await test.call("/live");
  payload.write("half");
  await setImmediate();
  payload.destroy(new Error("no table"));
  await expect(response.text()).rejects.toThrow();
});

it("ends the invocation when the client leaves, whether it has been answered or not", async () => {
  for (const payload of [begun(), new PassThrough()]) {
    const invoked = Promise.withResolvers<void>();
    await start(() => {
      invoked.resolve();
      return payload;
    });
    const request = get(`${test.gateway.url}/live`, { headers: KEY });
    request.on("error", () => {});
    if (payload.readableLength > 0) await once(request, "response");
    await invoked.promise;
    const closed = once(payload, "close");
    request.destroy();
    await closed;
    await test.gateway.stop();
  }
  await start(begun());
});

it("takes no more of the function than the client takes", async () => {
  const payload = begun();
  await start(payload);
  const response = await new Promise<Readable>((resolve) => get(`${test.gateway.url}/live`, { headers: KEY }, resolve));
  let written = 0;
  // A connection holds a few megabytes; after that nothing is taken.
  for (; written < 1_000 && payload.write(Buffer.alloc(100_000)); ) {
    written++;
    await setImmediate();
  }
  while (written < 1_000) {
    const more = await Promise.race([once(payload, "drain"), sleep(300, "stuck")]);
    if (more === "stuck") break;
    for (; written < 1_000 && payload.write(Buffer.alloc(100_000)); ) written++;
  }
  expect(written).toBeLessThan(1_000);
  response.resume();
  await once(payload, "drain");
  response.destroy();
});

it("waits so long and no longer: 504 before the answer has begun, a cut after it", async () => {
  await start(new PassThrough(), { patience: { idleMs: 30, longestMs: 60_000 } });
  const response = await test.call("/live");
  expect([response.status, (await problemOf(response)).code]).toEqual([504, "gateway.timeout"]);
  await test.gateway.stop();
  await start(begun(), { patience: { idleMs: 30, longestMs: 60_000 } });
  await expect(test.call("/live").then((idle) => idle.text())).rejects.toThrow();
  await test.gateway.stop();
  const busy = begun();
  const beating = setInterval(() => busy.write("."), 5);
  busy.once("close", () => clearInterval(beating));
  await start(busy, { patience: { idleMs: 60_000, longestMs: 60 } });
  await expect(test.call("/live").then((long) => long.text())).rejects.toThrow();
});

it("stops without waiting for streams of events, which have no end", async () => {
  const payload = begun();
  await start(payload);
  const response = await test.call("/live");
  await test.gateway.stop();
  expect(payload.destroyed).toBe(true);
  await expect(response.text()).rejects.toThrow();
});

it("notes a streamed request when it is over, with what was sent", async () => {
  const lines: string[] = [];
  const payload = begun();
  await start(payload, { accessLog: (line) => lines.push(line) });
  const response = await test.call("/live");
  expect(lines).toEqual([]);
  payload.end("12345");
  await response.text();
  await setImmediate();
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({ status: 200, bytes: 5, api_key: "demo" }),
  ]);
});
