import { endpoint } from "@bellyfed/core/endpoint";
import { api } from "@bellyfed/core/http/api";
import { route } from "@bellyfed/core/http/route";
import { quietTelemetry, testContext } from "@bellyfed/testing/invocation";
import type { APIGatewayProxyEvent } from "aws-lambda";
import * as v from "valibot";
import { expect, it } from "vitest";
import { answerer } from "./answerer.ts";
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
const telemetry = quietTelemetry();
const identity = { verify: () => Promise.reject(new Error("not asked")) };
const app = api([route(rows, async () => ({ body: '{"row":"ü"}\n', headers: ndjson }))], {
  identity,
  log: telemetry.log,
});
const answer = answerer(app, telemetry, { meter: requestMeter() });

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
