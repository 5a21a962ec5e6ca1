import { setImmediate } from "node:timers/promises";
import { endpoint } from "@bellyfed/core/endpoint";
import { AppError } from "@bellyfed/core/error";
import { api } from "@bellyfed/core/http/api";
import { type ApiRequest, route } from "@bellyfed/core/http/route";
import { quietTelemetry, testContext } from "@bellyfed/testing/invocation";
import { HttpResponseStream, Payload, readStreamed as read } from "@bellyfed/testing/local/streamed";
import type { APIGatewayProxyEvent } from "aws-lambda";
import * as v from "valibot";
import { beforeEach, expect, it } from "vitest";
import { corsOf } from "./cors.ts";
import { requestMeter } from "./meter.ts";
import { streamer } from "./streamer.ts";

const SITE = "https://bellyfed.example";
const rows = endpoint({
  operation: "rows",
  summary: "",
  tag: "",
  method: "GET",
  path: "/rows",
  function: "stream",
  streaming: true,
  access: "open",
  response: v.string(),
  status: 200,
});

let telemetry: ReturnType<typeof quietTelemetry>;
beforeEach(() => {
  telemetry = quietTelemetry();
});

/** Answers one request with what this makes. */
function call(make: (request: ApiRequest) => AsyncIterable<string>, path = "/rows") {
  const handle = route(rows, async (request) => ({ body: make(request), headers: { "content-type": "text/plain" } }));
  const identity = { verify: () => Promise.reject(new Error("not asked")) };
  const app = api([handle], { identity, log: telemetry.log });
  const payload = new Payload({ highWaterMark: 1 });
  const event = { httpMethod: "GET", path, headers: { origin: SITE }, multiValueHeaders: {} };
  const request = { ...event, requestContext: { domainName: "localhost" } } as unknown as APIGatewayProxyEvent;
  const run = streamer(app, telemetry, { meter: requestMeter(), granted: corsOf({ CORS_ORIGINS: SITE }) });
  return { payload, done: run(request, payload, testContext, { HttpResponseStream }) };
}

it("sends status and fields first, then each piece as it comes", async () => {
  const { payload, done } = call(async function* () {
    yield "a\n";
    yield "ü\n";
  });
  const { metadata, body } = await read(payload);
  await done;
  expect(body).toBe("a\nü\n");
  expect(metadata).toMatchObject({
    statusCode: 200,
    multiValueHeaders: {
      "content-type": ["text/plain"],
      "cache-control": ["no-store"],
      vary: ["Origin"],
      "x-trace-id": [expect.stringMatching(/^[0-9a-f]{32}$/)],
      "bellyfed-cost": ["rcu=0, wcu=0"],
      "server-timing": [expect.stringMatching(/^total;dur=[\d.]+, db;dur=0;desc="0 calls"$/)],
    },
    headers: { "access-control-allow-origin": SITE },
  });
});

it("shows that it is there before there is anything to tell", async () => {
  const news = Promise.withResolvers<string>();
  const { payload, done } = call(async function* () {
    yield await news.promise;
  });
  for (let turn = 0; turn < 10; turn++) await setImmediate();
  expect(payload.readableLength).toBeGreaterThan(0);
  news.resolve("a");
  expect((await read(payload)).body).toBe("a");
  await done;
});

it("says what is refused as every function does", async () => {
  const { payload } = call(() => {
    throw new AppError("throttled", "test.throttled", "Not so many");
  });
  const { metadata, body } = await read(payload);
  expect(metadata).toMatchObject({ statusCode: 429, multiValueHeaders: { "retry-after": ["1"] } });
  expect(JSON.parse(body)).toMatchObject({ code: "test.throttled" });
  expect((await read(call(async function* () {}, "/nowhere").payload)).metadata).toMatchObject({ statusCode: 404 });
});

it("sends the head of an answer that has no body", async () => {
  const { payload, done } = call(async function* () {});
  expect((await read(payload)).metadata).toMatchObject({ statusCode: 200 });
  await done;
});

it("makes no more than is taken", async () => {
  let made = 0;
  const { payload, done } = call(async function* () {
    for (; made < 1_000; made++) yield "x".repeat(10_000);
  });
  for (let turn = 0; turn < 200; turn++) await setImmediate();
  expect(made).toBeLessThan(20);
  payload.destroy();
  await done;
});

it("ends what makes the answer when whoever reads has left, though there is nothing to write", async () => {
  const ended = Promise.withResolvers<void>();
  const { payload, done } = call(async function* ({ left }) {
    try {
      yield "a";
      await new Promise((_, reject) => left.addEventListener("abort", () => reject(new Error("left"))));
    } finally {
      ended.resolve();
    }
  });
  for (let turn = 0; turn < 10; turn++) await setImmediate();
  payload.destroy();
  await Promise.all([done, ended.promise]);
  expect(telemetry.warnings).toEqual([]);
});

it("ends it too when whoever reads has left while it waits to be read", async () => {
  const ended = Promise.withResolvers<void>();
  const { payload, done } = call(async function* () {
    try {
      for (;;) yield "x".repeat(10_000);
    } finally {
      ended.resolve();
    }
  });
  for (let turn = 0; turn < 50; turn++) await setImmediate();
  payload.destroy(new Error("the connection is gone"));
  await Promise.all([done, ended.promise]);
  expect(telemetry.warnings).toEqual([]);
});

it("comes to its end only once what makes the answer has put in order what it left", async () => {
  let order = "";
  const { payload, done } = call(async function* ({ left }) {
    try {
      yield "a";
      await new Promise<void>((resolve) => left.addEventListener("abort", () => resolve()));
    } finally {
      for (let turn = 0; turn < 10; turn++) await setImmediate();
      order += "put in order, ";
    }
  });
  for (let turn = 0; turn < 10; turn++) await setImmediate();
  payload.destroy();
  await done;
  expect(`${order}ended`).toBe("put in order, ended");
});

it("fails when what makes the answer does, so that nobody takes it for whole", async () => {
  const { payload, done } = call(async function* () {
    yield "a";
    throw new Error("no table");
  });
  payload.resume();
  await expect(done).rejects.toThrow("no table");
  expect(payload.writableEnded).toBe(false);
  expect(telemetry.warnings).toEqual(["An answer broke off"]);
});

it("does not end before what a route waits for, also when whoever asked has left", async () => {
  const gate = Promise.withResolvers<void>();
  const { payload, done } = call((request) => {
    request.waitUntil(gate.promise);
    return (async function* () {
      yield "a";
    })();
  });
  payload.destroy();
  let isOver = false;
  const over = done.then(() => {
    isOver = true;
  });
  await setImmediate();
  await setImmediate();
  expect(isOver).toBe(false);
  gate.resolve();
  await over;
});
