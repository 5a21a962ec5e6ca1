import { endpoint } from "@bellyfed/core/endpoint";
import { api } from "@bellyfed/core/http/api";
import { NO_COSTS } from "@bellyfed/core/http/costs";
import { route } from "@bellyfed/core/http/route";
import { quietTelemetry, testContext } from "@bellyfed/testing/invocation";
import type { APIGatewayProxyEvent } from "aws-lambda";
import * as v from "valibot";
import { expect, it } from "vitest";
import { answerer, headOf } from "./answerer.ts";
import { requestMeter } from "./meter.ts";

const rows = endpoint({
  operation: "rows",
  summary: "",
  tag: "",
  method: "GET",
  path: "/rows",
  function: "query",
  access: "open",
  response: v.string(),
  status: 200,
});
const ndjson = { "content-type": "application/x-ndjson; charset=utf-8" };
const FREE = '"free";q=10;w=1;burst=20';
const telemetry = quietTelemetry();
const identity = { verify: () => Promise.reject(new Error("not asked")) };
const app = api([route(rows, async () => ({ body: '{"row":"ü"}\n', headers: ndjson }))], {
  identity,
  log: telemetry.log,
});
const answer = answerer(app, telemetry, { meter: requestMeter(), policies: FREE });

const get = (facts: Partial<APIGatewayProxyEvent> = {}) =>
  answer(
    {
      httpMethod: "GET",
      path: "/rows",
      headers: {},
      multiValueHeaders: {},
      body: null,
      isBase64Encoded: false,
      requestContext: { domainName: "localhost" },
      ...facts,
    } as APIGatewayProxyEvent,
    testContext,
  );

it("answers every kind of text as text: API Gateway would pass on base64 as it is", async () => {
  expect(await get()).toMatchObject({ statusCode: 200, isBase64Encoded: false, body: '{"row":"ü"}\n' });
});

it("reads over the body of a GET", async () => {
  expect(await get({ body: "{}" })).toMatchObject({ statusCode: 200 });
  expect(await get({ body: "e30=", isBase64Encoded: true })).toMatchObject({ statusCode: 200 });
});

it("refuses a body of more than 1 MiB of anybody and with every method, also where no firewall does", async () => {
  const long = "x".repeat(1_048_577);
  for (const sent of [{ body: long }, { body: Buffer.from(long).toString("base64"), isBase64Encoded: true }]) {
    const { statusCode, multiValueHeaders, body } = await get(sent);
    expect([statusCode, multiValueHeaders?.["content-type"]]).toEqual([413, ["application/problem+json"]]);
    expect(JSON.parse(body)).toMatchObject({ code: "request.too_large", status: 413 });
  }
  expect(await get({ body: long.slice(1) })).toMatchObject({ statusCode: 200 });
});

const known = { domainName: "localhost", identity: { apiKeyId: "k1" } } as APIGatewayProxyEvent["requestContext"];

it("states the plans' policies to whoever calls with a key, also where there is nothing, and to nobody else", async () => {
  const policy = async (facts: Partial<APIGatewayProxyEvent>) =>
    (await get(facts)).multiValueHeaders?.["ratelimit-policy"];
  expect(await policy({ requestContext: known })).toEqual([FREE]);
  expect(await policy({ requestContext: known, path: "/nothing" })).toEqual([FREE]);
  expect(await policy({})).toBeUndefined();
});

it("puts them before those of the answer itself, and never says of them how much is left", () => {
  const headers = { "ratelimit-policy": '"reviews-minute";q=20;w=60', ratelimit: '"reviews-minute";r=19;t=7' };
  const taken = { costs: NO_COSTS, fields: {} };
  expect(headOf(new Response("", { headers }), taken, FREE).multiValueHeaders).toMatchObject({
    "ratelimit-policy": [`${FREE}, "reviews-minute";q=20;w=60`],
    ratelimit: ['"reviews-minute";r=19;t=7'],
  });
});
