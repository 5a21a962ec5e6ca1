import type { APIGatewayProxyEvent } from "aws-lambda";
import { Hono } from "hono";
import { expect, it } from "vitest";
import { requestOf } from "./proxy-request.ts";

const event = (facts: Partial<APIGatewayProxyEvent>) =>
  ({
    httpMethod: "POST",
    path: "/restaurants/1",
    headers: {},
    multiValueHeaders: {},
    multiValueQueryStringParameters: null,
    body: null,
    isBase64Encoded: false,
    requestContext: { domainName: "api.example.com" },
    ...facts,
  }) as APIGatewayProxyEvent;

/** What a Hono application sees of an event. */
async function seen(facts: Partial<APIGatewayProxyEvent>): Promise<Record<string, unknown>> {
  const app = new Hono();
  app.all("/restaurants/:id", async (c) =>
    c.json({
      id: c.req.param("id"),
      query: c.req.query(),
      key: c.req.header("x-api-key") ?? null,
      url: c.req.url,
      body: Buffer.from(await c.req.arrayBuffer()).toString("hex"),
    }),
  );
  return (await app.fetch(requestOf(event(facts)))).json() as Promise<Record<string, unknown>>;
}

it("shows method, path, decoded parameters and query", async () => {
  const query = { city: ["New York"], cuisine: ["Café & Tea"] };
  expect(await seen({ path: "/restaurants/caf%C3%A9", multiValueQueryStringParameters: query })).toMatchObject({
    id: "café",
    query: { city: "New York", cuisine: "Café & Tea" },
    url: "https://api.example.com/restaurants/caf%C3%A9?city=New%20York&cuisine=Caf%C3%A9%20%26%20Tea",
  });
});

it("finds headers whatever their case, and joins several of one name", async () => {
  expect(await seen({ headers: { "X-Api-Key": "k" }, multiValueHeaders: { "X-Api-Key": ["k"] } })).toMatchObject({
    key: "k",
  });
  const multiValueHeaders = { "x-api-key": ["a", "b"] };
  expect(await seen({ headers: { "x-api-key": "b" }, multiValueHeaders })).toMatchObject({ key: "a, b" });
  expect(await seen({})).toMatchObject({ key: null });
});

it.each([
  ["text", { body: "é", isBase64Encoded: false }, "c3a9"],
  ["base64", { body: "/w==", isBase64Encoded: true }, "ff"],
  ["nothing", { body: null }, ""],
])("reads a body of %s", async (_, facts, hex) => {
  expect(await seen(facts)).toMatchObject({ body: hex });
});

it("takes what the web's Request would refuse: a GET with a body, a header that is no header's value", async () => {
  const facts = { httpMethod: "GET", body: "{}", headers: { "x-api-key": "a\u0000b" } };
  expect(await seen(facts)).toMatchObject({ key: "a\u0000b", id: "1" });
});

it("does not let a decoded path begin a query", async () => {
  expect(await seen({ path: "/restaurants/1?x=2" })).toMatchObject({ id: "1?x=2", query: {} });
});

it("takes a query that is half of a character, or a name without values", async () => {
  const query = { city: ["\ud800"], "\udfff": ["x"], cuisine: null } as unknown as Record<string, string[]>;
  expect(await seen({ multiValueQueryStringParameters: query })).toMatchObject({
    query: { city: "\ufffd", "\ufffd": "x" },
  });
});

it.each(["/restaurants/%E0%A4%A", "/restaurants/%ff", "/restaurants/%", "/restaurants/a%2"])(
  "shows a path that cannot be decoded, %s, as it came",
  async (path) => {
    expect(await seen({ path })).toMatchObject({ id: path.slice("/restaurants/".length) });
  },
);
