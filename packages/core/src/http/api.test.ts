import * as v from "valibot";
import { beforeEach, expect, test } from "vitest";
import { endpoint } from "../endpoint.ts";
import { AppError, type ErrorKind } from "../error.ts";
import { sha256 } from "../id.ts";
import type { Caller, Role } from "../ports.ts";
import { api } from "./api.ts";
import { type ApiRequest, route } from "./route.ts";

const kinds = [
  "malformed",
  "unauthorized",
  "forbidden",
  "missing",
  "conflict",
  "gone",
  "stale",
  "too_large",
  "unsupported",
  "invalid",
  "throttled",
  "unavailable",
] as const satisfies ErrorKind[];
const facts = {
  summary: "",
  tag: "Cats",
  function: "query",
  status: 200,
  response: v.unknown(),
  access: "key",
} as const;
const body = v.strictObject({ name: v.string(), lives: v.optional(v.number()) });
const params = v.strictObject({ id: v.pipe(v.string(), v.regex(/^\w+$/, "must be an id")) });

let seen: (ApiRequest & { caller: Caller | undefined }) | undefined;
const look = async (request: ApiRequest & { caller: Caller | undefined }) => {
  seen = request;
  return { body: { ok: true } };
};
const routes = [
  route(
    endpoint({
      ...facts,
      operation: "list",
      method: "GET",
      path: "/cats",
      query: v.strictObject({ colour: v.optional(v.string()) }),
    }),
    look,
  ),
  route(endpoint({ ...facts, operation: "get", method: "GET", path: "/cats/{id}", params }), look),
  route(
    endpoint({
      ...facts,
      operation: "add",
      method: "POST",
      path: "/cats",
      access: ["user", "admin"],
      body,
      status: 201,
    }),
    look,
  ),
  route(
    endpoint({
      ...facts,
      operation: "drop",
      method: "DELETE",
      path: "/cats/{id}",
      access: ["admin"],
      params,
      status: 204,
    }),
    look,
  ),
  route(
    endpoint({
      ...facts,
      operation: "fail",
      method: "GET",
      path: "/fail/{kind}",
      params: v.object({ kind: v.picklist([...kinds, "bug", "outage"]) }),
    }),
    async ({ params: { kind } }) => {
      if (kind === "bug") throw new TypeError("secret detail");
      if (kind === "outage") {
        const refused = new AppError("unavailable", "test.outage", "What happened");
        throw Object.assign(refused, { cause: new TypeError("secret detail") });
      }
      throw new AppError(kind, `test.${kind}`, "What happened");
    },
  ),
];

const callers: Record<string, Role> = { user: "user", admin: "admin", owner: "owner" };
const identity = {
  verify: async (token: string): Promise<Caller> => {
    const role = callers[token];
    if (!role) throw new AppError("unauthorized", "token.invalid", "This token is not valid");
    return { sub: token, name: token, role };
  },
};
let logged: unknown[];
const note = (message: string, about?: unknown) => void logged.push([message, about]);
const app = api(routes, { identity, log: { info: note, warn: note, error: note }, bodySecret: "secret" });
beforeEach(() => {
  logged = [];
  seen = undefined;
});

const json = { "content-type": "application/json" };
const signed = (token: string) => ({ ...json, authorization: `Bearer ${token}` });
const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });
const add = (text: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = signed("user")) =>
  app.request("/cats", { method: "POST", headers, body: text });
const problemOf = async (response: Response) => {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const problem = (await response.json()) as { errors: { pointer: string; message: string }[] };
  return { ...problem, http: response.status };
};

test("a request reaches its route parsed, with its caller and its path as it was asked for", async () => {
  const response = await app.request("/cats", { method: "POST", headers: signed("user"), body: '{"name":"Tom"}' });
  expect(response.status).toBe(201);
  expect(seen).toMatchObject({
    body: { name: "Tom" },
    method: "POST",
    path: "/cats",
    caller: { sub: "user", role: "user" },
  });
  expect(seen?.bodyHashes()).toMatchObject({ former: [expect.any(String), sha256('{"name":"Tom"}')] });
});

test("a read needs no token and gives its route no caller", async () => {
  expect((await get("/cats?colour=black")).status).toBe(200);
  expect(seen).toMatchObject({ query: { colour: "black" }, url: "/cats?colour=black", caller: undefined });
});

test("an answer is JSON with a tag, and carries the trace that came with the request", async () => {
  const traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  const response = await get("/cats", { traceparent });
  expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
  expect(response.headers.get("etag")).toMatch(/^"[0-9a-f]{8}"$/);
  expect(response.headers.get("x-trace-id")).toBe("4bf92f3577b34da6a3ce929d0e0e4736");
  expect(await response.json()).toEqual({ ok: true });
});

test("a request without a trace begins one, the same in route and answer", async () => {
  const response = await get("/cats");
  expect(response.headers.get("x-trace-id")).toBe(seen?.traceId);
});

test("a reader that has the answer already is told so without a body", async () => {
  const etag = (await get("/cats")).headers.get("etag") ?? "";
  for (const ifNoneMatch of [etag, `"other", W/${etag}`, "*"]) {
    const again = await get("/cats", { "if-none-match": ifNoneMatch });
    expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", etag]);
  }
  expect((await get("/cats", { "if-none-match": '"other"' })).status).toBe(200);
});

test("a reader that asks for one state only is not told of another", async () => {
  const etag = (await get("/cats")).headers.get("etag") ?? "";
  for (const ifMatch of [etag, `"a,b", ${etag}`, "*"])
    expect((await get("/cats", { "if-match": ifMatch })).status).toBe(200);
  for (const ifMatch of ['"other"', `W/${etag}`])
    expect(await problemOf(await get("/cats", { "if-match": ifMatch, "if-none-match": etag }))).toMatchObject({
      http: 412,
      code: "version.stale",
    });
  expect(await problemOf(await get("/cats", { "if-match": "other" }))).toMatchObject({ http: 400 });
  expect((await get("/fail/missing", { "if-match": '"other"' })).status).toBe(404);
});

test("an answer without content has no body", async () => {
  const response = await app.request("/cats/tom", { method: "DELETE", headers: signed("admin") });
  expect([response.status, await response.text()]).toEqual([204, ""]);
});

test.each(kinds)("an error of the kind %s is a problem document", async (kind) => {
  const response = await get(`/fail/${kind}`);
  const { status } = new AppError(kind, "", "");
  expect(await problemOf(response)).toEqual({
    type: `urn:bellyfed:problem:test.${kind}`,
    title: expect.any(String),
    status,
    http: status,
    detail: "What happened",
    instance: `/fail/${kind}`,
    code: `test.${kind}`,
    trace_id: response.headers.get("x-trace-id"),
  });
  expect(logged).toEqual([]);
});

test("a 401 says how to sign in, and a 429 and a 503 when to come again", async () => {
  expect((await get("/fail/unauthorized")).headers.get("www-authenticate")).toBe("Bearer");
  for (const kind of ["throttled", "unavailable"]) {
    expect((await get(`/fail/${kind}`)).headers.get("retry-after")).toBe("1");
  }
});

test("the log is told why something is unavailable", async () => {
  expect((await get("/fail/outage")).status).toBe(503);
  expect(logged).toEqual([["Not possible now", expect.objectContaining({ error: expect.any(TypeError) })]]);
});

test("a bug is a 500 that tells the caller nothing and the log everything", async () => {
  const problem = await problemOf(await get("/fail/bug"));
  expect(problem).toMatchObject({ status: 500, code: "internal", instance: "/fail/bug" });
  expect(JSON.stringify(problem)).not.toContain("secret");
  expect(logged).toEqual([["Unexpected error", expect.objectContaining({ error: expect.any(TypeError) })]]);
});

test("an address that is not there is a 404, and so is a method that it does not have", async () => {
  expect(await problemOf(await get("/dogs"))).toMatchObject({ status: 404, code: "route.missing" });
  expect(await problemOf(await app.request("/cats", { method: "PATCH" }))).toMatchObject({ http: 404 });
});

test.each([
  ["no token", {}, 401, "token.missing"],
  ["another scheme", { authorization: "Basic dXNlcjpwYXNz" }, 401, "token.missing"],
  ["a token with spaces", { authorization: "Bearer a b" }, 401, "token.missing"],
  ["a wrong token", { authorization: "Bearer nobody" }, 401, "token.invalid"],
  ["the token of another role", { authorization: "Bearer owner" }, 403, "role.forbidden"],
])("a write with %s is refused before its body is looked at", async (_, headers, status, code) => {
  expect(await problemOf(await add("{not json", { ...json, ...headers }))).toMatchObject({ http: status, code });
  expect(seen).toBeUndefined();
});

test("the scheme's name may be written in any case", async () => {
  expect((await add('{"name":"Tom"}', { ...json, authorization: "bearer user" })).status).toBe(201);
});

test.each([
  ["an unknown field", '{"name":"Tom","tail":1}', "/tail"],
  ["a missing field", "{}", "/name"],
  ["a wrong type", '{"name":["Tom"]}', "/name"],
  ["no body at all", "", "/name"],
  ["a prototype key", '{"name":"Tom","__proto__":{"role":"admin"}}', "/__proto__"],
  ["a body that is null", "null", ""],
])("%s is a 422 that points to it", async (_, text, pointer) => {
  const problem = await problemOf(await add(text));
  expect(problem).toMatchObject({ http: 422, code: "input.invalid" });
  expect(problem.errors.map((error) => error.pointer)).toContain(pointer);
});

test("a body of more than 1 MiB is a 413 before it is read, whatever it holds and whoever sends it", async () => {
  const long = new Uint8Array(1_048_577).fill(0xff);
  for (const headers of [signed("user"), {}, { ...signed("user"), "content-encoding": "gzip" }]) {
    expect(await problemOf(await add(long, headers))).toMatchObject({ http: 413, code: "request.too_large" });
  }
  expect(await problemOf(await add(long.subarray(1)))).toMatchObject({ http: 400, code: "body.encoding" });
});

test("a body that is not UTF-8 is a 400", async () => {
  const bytes = new Uint8Array([...new TextEncoder().encode('{"name":"'), 0xff, 0x22, 0x7d]);
  expect(await problemOf(await add(bytes))).toMatchObject({ http: 400, code: "body.encoding" });
});

test("a body that is not JSON is a 400, and of another type a 415", async () => {
  expect(await problemOf(await add("{name:"))).toMatchObject({ http: 400, code: "body.malformed" });
  const form = { ...signed("user"), "content-type": "application/x-www-form-urlencoded" };
  expect(await problemOf(await add("name=Tom", form))).toMatchObject({ http: 415, code: "body.unsupported" });
});

test("the same value written another way is known again, and another value is not", async () => {
  const keptOf = async (text: string) => {
    await add(text);
    return seen?.bodyHashes().kept;
  };
  const kept = await keptOf('{"name":"Tom","lives":9}');
  expect(await keptOf('{ "lives": 9.0, "name": "Tom" }')).toBe(kept);
  expect(await keptOf('{"name":"Tom","lives":8}')).not.toBe(kept);
});

test("a body that would have to be decompressed is a 415 that says what is taken, before it is read", async () => {
  const zipped = new Uint8Array([0x1f, 0x8b, 8, 0]);
  const response = await add(zipped, { ...signed("user"), "content-encoding": "gzip" });
  expect(response.headers.get("accept-encoding")).toBe("identity");
  expect(await problemOf(response)).toMatchObject({ http: 415, code: "body.unsupported" });
  expect((await add('{"name":"Tom"}', { ...signed("user"), "content-encoding": "identity" })).status).toBe(201);
  expect((await add(zipped, { ...json, "content-encoding": "gzip" })).status).toBe(401);
});

test.each([
  ["if-match", "7", "if_match.malformed"],
  ["if-none-match", "7", "if_none_match.malformed"],
  ["idempotency-key", "", "idempotency.malformed"],
])("a write whose %s is %j is refused, whatever its route asks", async (name, value, code) => {
  const response = await app.request("/cats/tom", { method: "DELETE", headers: { ...signed("admin"), [name]: value } });
  expect(await problemOf(response)).toMatchObject({ http: 400, code });
  expect(seen).toBeUndefined();
});

test("a body nested a hundred thousand deep is refused, not a crash", async () => {
  const deep = `{"name":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
  expect(await problemOf(await add(deep))).toMatchObject({ http: 422 });
});

test.each([
  ["/cats?size=big", "/query/size"],
  ["/cats?__proto__=x", "/query/__proto__"],
  ["/cats?__proto__=1&colour=black", "/query/__proto__"],
  ["/cats?hasOwnProperty=x", "/query/hasOwnProperty"],
  ["/cats?=x", "/query/"],
  ["/cats?colour=black&colour=white", "/query/colour"],
  ["/cats?colour=black&colour=black", "/query/colour"],
  ["/cats?c%6flour=black&colour=", "/query/colour"],
  ["/cats?__proto__=x&__proto__=y", "/query/__proto__"],
  ["/cats?constructor=x", "/query/constructor"],
  ["/cats/a%23b", "/path/id"],
  ["/cats/a%2Fb", "/path/id"],
  ["/cats/%E2%82", "/path/id"],
  ["/cats/__proto__%00", "/path/id"],
])("%s is a 400 that points to the parameter", async (path, pointer) => {
  const problem = await problemOf(await get(path));
  expect(problem).toMatchObject({ http: 400, code: "input.malformed" });
  expect(problem.errors.map((error) => error.pointer)).toEqual([pointer]);
});
