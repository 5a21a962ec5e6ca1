import type { Endpoint } from "@bellyfed/core/endpoint";
import { SUBJECT_PATTERN } from "@bellyfed/core/subject";
import { endpoints, features } from "@bellyfed/features/features";
import { type Answer, type Call, caller, tokenOf } from "@bellyfed/testing/e2e/caller";
import { type CloudProcess, cloudProcess } from "@bellyfed/testing/e2e/process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

let cloud: CloudProcess;
let call: Call;
let token: string;
beforeAll(async () => {
  cloud = await cloudProcess({ CORS_ORIGINS: "http://localhost:3000" });
  await cloud.start();
  call = caller(cloud);
  token = await tokenOf(cloud, "root", "admin");
});
afterAll(() => cloud.dispose());

const routes = features.flatMap((manifest) => manifest.routes);
const fill = (path: string, value: string) => path.replace(/\{\w+\}/g, encodeURIComponent(value));

function expectProblem(answer: Answer): void {
  expect(answer.status, JSON.stringify(answer.body)).toBeGreaterThanOrEqual(400);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(500);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(answer.body).toMatchObject({
    type: expect.stringMatching(/^urn:/),
    title: expect.any(String),
    status: answer.status,
    detail: expect.any(String),
    instance: expect.any(String),
    code: expect.stringMatching(/^[a-z_]+(\.[a-z_]+)*$/),
    trace_id: expect.stringMatching(/^[0-9a-f]{32}$/),
  });
}

describe("keys and tokens", () => {
  it("answers 403 without a key and with a wrong one, but not for the open routes", async () => {
    for (const headers of [{ "x-api-key": "" }, { "x-api-key": "wrong" }]) {
      const answer = await call("GET", "/restaurants", { headers });
      expectProblem(answer);
      expect(answer.status).toBe(403);
    }
    for (const path of ["/health", "/openapi.json", "/docs"]) {
      expect((await fetch(cloud.url + path)).status).toBe(200);
    }
  });

  it("answers 401 to a write without a token, with a forged one and with one that has no signature", async () => {
    const [header, payload] = token.split(".");
    const none = Buffer.from('{"alg":"none"}').toString("base64url");
    const signature = "A".repeat(86);
    for (const bad of ["", "x", `${header}.${payload}.${signature}`, `${none}.${payload}.`]) {
      const answer = await call("POST", "/restaurants", { body: {}, ...(bad && { token: bad }) });
      expectProblem(answer);
      expect(answer.status).toBe(401);
    }
  });

  it("lets only listed origins read, and answers a preflight without a key", async () => {
    const preflight = (origin: string) =>
      fetch(`${cloud.url}/restaurants`, {
        method: "OPTIONS",
        headers: { origin, "access-control-request-method": "POST" },
      });
    const listed = await preflight("http://localhost:3000");
    expect([listed.status, listed.headers.get("access-control-allow-origin")]).toEqual([204, "http://localhost:3000"]);
    expect((await preflight("https://evil.example")).headers.get("access-control-allow-origin")).toBeNull();
  });
});

const hostile: readonly (readonly [string, unknown])[] = [
  ["wrong types", { name: 5, city: [], cuisines: "x", rating: "five", profile: {}, owner_id: 7, text: 1, section: 1 }],
  ["unknown fields", { name: "A", city: "B", cuisines: ["C"], rating: 3, surprise: true }],
  ["huge strings", { name: "x".repeat(200_000), title: "x".repeat(200_000), owner_id: "x".repeat(200_000) }],
  ["deep JSON", `${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`],
  ["prototype keys", '{"__proto__":{"admin":true},"constructor":{"prototype":{}}}'],
  ["a list", []],
  ["a text", '"hello"'],
  ["null", "null"],
  ["broken JSON", "{"],
  ["lone surrogates", '{"name":"\\ud800","city":"B","cuisines":["C"],"owner_id":"\\ud800","text":"\\ud800"}'],
];

describe("bad input to every route that takes a body", () => {
  const id = "0".repeat(26);
  const takesBody = routes.filter(({ method }) => ["POST", "PUT", "PATCH"].includes(method));
  /** What speaks a protocol refuses what is none of its messages in the protocol's form. */
  const protocols = new Set(
    Object.values<Endpoint>(endpoints).flatMap(({ refusesAs, path }) => (refusesAs ? [path] : [])),
  );
  it.each(takesBody.filter(({ path }) => !protocols.has(path)))("$method $path", async ({ method, path }) => {
    for (const [, body] of hostile) expectProblem(await call(method, fill(path, id), { body, token }));
  });

  it.each([...protocols])("POST %s", async (path) => {
    for (const [name, body] of hostile) {
      const answer = await call("POST", path, { body, token });
      if (answer.body?.jsonrpc !== "2.0") expectProblem(answer);
      else
        expect([answer.status, answer.body.error], name).toEqual([
          400,
          expect.objectContaining({ code: expect.any(Number) }),
        ]);
    }
  });

  it("says 400 to bytes that are not UTF-8, 413 to more than 1 MB, 415 to another content type", async () => {
    const send = (body: string | Uint8Array<ArrayBuffer>, type = "application/json") =>
      fetch(`${cloud.url}/restaurants`, {
        method: "POST",
        headers: { "x-api-key": "local-dev-key", authorization: `Bearer ${token}`, "content-type": type },
        body,
      });
    expect((await send(new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]))).status).toBe(400);
    expect((await send(`"${"x".repeat(1_100_000)}"`)).status).toBe(413);
    expect((await send("name=A", "application/x-www-form-urlencoded")).status).toBe(415);
  });

  it("points at the place", async () => {
    const { status, body } = await call("POST", "/restaurants", {
      body: { name: "A", city: "B", cuisines: ["C"], address: { country: "usa" } },
      token,
    });
    expect([status, body.errors[0].pointer]).toEqual([422, "/address/country"]);
  });
});

describe("bad addresses of every route", () => {
  const withId = routes.filter(({ path }) => path.includes("{"));
  it.each(withId)("$method $path", async ({ method, path }) => {
    const ids = ["a#b", "a/b", "..", "EST#1", "%", "__proto__", "x".repeat(3000), "日本", " "];
    // Whoever issues tokens may name people as they like.
    const bad = path === "/users/{id}" ? ids.filter((id) => !SUBJECT_PATTERN.test(id)) : ids;
    for (const id of bad) {
      expectProblem(await call(method, fill(path, id), { token, ...(method !== "GET" && { body: {} }) }));
    }
  });

  it("says 404 to unknown paths and 405 to other methods", async () => {
    const nowhere = await call("GET", "/nowhere");
    expectProblem(nowhere);
    expect(nowhere.status).toBe(404);
    const method = await call("DELETE", "/restaurants");
    expectProblem(method);
    expect([method.status, method.headers.get("allow")]).toEqual([405, expect.stringContaining("POST")]);
  });

  it("refuses cursors that it did not give out, and limits out of range", async () => {
    for (const query of ["cursor=abc", "cursor=%00", "limit=0", "limit=101", "limit=ten", "city=%23", "unknown=1"]) {
      const answer = await call("GET", `/restaurants?${query}`);
      expectProblem(answer);
      expect(answer.status).toBe(400);
    }
  });
});
