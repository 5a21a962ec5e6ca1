import * as v from "valibot";
import { beforeEach, expect, test } from "vitest";
import { anyone, endpoint } from "../endpoint.ts";
import { AppError } from "../error.ts";
import type { Role } from "../ports.ts";
import type { WriteWindow } from "../write-counter.ts";
import { api } from "./api.ts";
import { route } from "./route.ts";

/** 15 s into a minute, 20 h 0 min 15 s into a day. */
const NOW = Date.UTC(2026, 0, 2, 20, 0, 15);

let calls: string[];
let known: Record<string, number>;
let erased: ReadonlySet<string>;
const nameOf = ({ kind, unit, index }: WriteWindow) => `${kind} ${unit} ${index}`;
const counter = {
  async count(subject: string, windows: readonly WriteWindow[]) {
    calls.push(`count ${subject}`);
    const counts = windows.map((window) => known[nameOf(window)] ?? 0);
    if (erased.has(subject)) return { counted: false, counts, erased: true };
    if (windows.some(({ most }, at) => (counts[at] ?? 0) >= most)) return { counted: false, counts, erased: false };
    for (const window of windows) known[nameOf(window)] = (known[nameOf(window)] ?? 0) + 1;
    return { counted: true, counts: counts.map((count) => count + 1), erased: false };
  },
  async isErased(subject: string) {
    calls.push(`ask of ${subject}`);
    return erased.has(subject);
  },
  async erase() {},
};
const facts = { summary: "", tag: "Cats", function: "command", access: anyone, response: v.unknown() } as const;
const body = v.strictObject({ name: v.string() });
const add = { ...facts, operation: "add", method: "POST", path: "/cats", body, status: 201, counted: "cats" } as const;
const drop = { ...facts, operation: "drop", method: "DELETE", path: "/cats", status: 200 } as const;
const leave = { ...add, operation: "leave", path: "/leave", erasedToo: true } as const;
const look = { ...facts, operation: "look", method: "GET", path: "/cats", status: 200 } as const;
const handle = async ({ body: given }: { readonly body: unknown }) => {
  calls.push("handle");
  if ((given as { name?: string }).name === "Tom") throw new AppError("conflict", "cat.exists", "There is one");
  return { body: {} };
};
const nobody = () => {};
const routes = [add, drop, leave, look].map((each) => route(endpoint(each), handle));
const app = api(routes, {
  identity: { verify: async (role) => ({ sub: `a ${role}`, name: "A", role: role as Role }) },
  log: { info: nobody, warn: nobody, error: nobody },
  quota: { counter, limits: { cats: { minute: 2, day: 5 } }, ownerFactor: 3, now: () => NOW },
});
beforeEach(() => {
  [calls, known, erased] = [[], {}, new Set()];
});

const send = (
  role: string,
  text: string | undefined = '{"name":"Kit"}',
  headers: Record<string, string> = {},
  method = "POST",
  path = "/cats",
) =>
  app.request(path, {
    method,
    ...(method !== "GET" && { body: text }),
    headers: { authorization: `Bearer ${role}`, "content-type": "application/json", ...headers },
  });
const fieldsOf = ({ headers }: Response) => [headers.get("ratelimit-policy"), headers.get("ratelimit")];

test("a user's write is counted before it is looked at, and told what is left", async () => {
  const response = await send("user");
  expect(response.status).toBe(201);
  expect(calls).toEqual(["count a user", "handle"]);
  expect(fieldsOf(response)).toEqual([
    '"cats-minute";q=2;w=60, "cats-day";q=5;w=86400',
    '"cats-minute";r=1;t=45, "cats-day";r=4;t=14385',
  ]);
});

test("one too many in a minute is a 429 that says what, how many and when to come again, and reaches nothing", async () => {
  await send("user");
  await send("user");
  calls = [];
  const response = await send("user");
  expect([response.status, response.headers.get("retry-after")]).toEqual([429, "45"]);
  expect(await response.json()).toMatchObject({
    code: "quota.exceeded",
    title: "Too many requests",
    detail: 'At most 2 writes of the kind "cats" a minute; try again in 45 s',
  });
  expect(fieldsOf(response)[1]).toBe('"cats-minute";r=0;t=45, "cats-day";r=3;t=14385');
  expect(calls).toEqual(["count a user"]);
});

test("who has filled the day is told of the day, whatever the minute is", async () => {
  known = { [`cats day ${Math.floor(NOW / 86_400_000)}`]: 5, [`cats minute ${Math.floor(NOW / 60_000)}`]: 2 };
  const response = await send("user");
  expect([response.status, response.headers.get("retry-after")]).toEqual([429, "14385"]);
});

test("an owner may three times as often", async () => {
  const statuses = [];
  for (let n = 0; n < 7; n++) statuses.push((await send("owner")).status);
  expect(statuses).toEqual([201, 201, 201, 201, 201, 201, 429]);
});

test.each(["moderator", "admin"])("a %s is not counted: it is only asked whether they were erased", async (role) => {
  for (let n = 0; n < 4; n++) expect((await send(role)).status).toBe(201);
  expect(calls).toEqual(
    Array(4)
      .fill([`ask of a ${role}`, "handle"])
      .flat(),
  );
});

test.each([
  ["user", "count a user"],
  ["admin", "ask of a admin"],
])("whoever was erased and was a %s writes nothing, which takes no further call to know", async (role, call) => {
  erased = new Set([`a ${role}`]);
  const response = await send(role);
  expect(response.status).toBe(403);
  expect(await response.json()).toMatchObject({ code: "user.erased" });
  expect(fieldsOf(response)).toEqual([null, null]);
  expect(calls).toEqual([call]);
});

test("what is not counted is refused to the erased as well", async () => {
  erased = new Set(["a user"]);
  expect((await send("user", "{}", {}, "DELETE")).status).toBe(403);
  expect(calls).toEqual(["ask of a user"]);
});

test.each([
  ["user", ["count a user", "handle"]],
  ["admin", ["handle"]],
])("an operation that is there for the erased too lets in one who was a %s", async (role, all) => {
  erased = new Set([`a ${role}`]);
  expect((await send(role, undefined, {}, "POST", "/leave")).status).toBe(201);
  expect(calls).toEqual(all);
});

test("of reads nothing is asked", async () => {
  erased = new Set(["a user"]);
  expect((await send("user", undefined, {}, "GET")).status).toBe(200);
  expect(calls).toEqual(["handle"]);
});

test("a write that is refused counts, and its answer tells what is left", async () => {
  const response = await send("user", '{"name":"Tom"}');
  expect(response.status).toBe(409);
  expect(fieldsOf(response)[1]).toBe('"cats-minute";r=1;t=45, "cats-day";r=4;t=14385');
});

test.each([
  ["a body that is not JSON", "{", {}, 400],
  ["a body that is not valid", "{}", {}, 422],
  ["an empty Idempotency-Key", '{"name":"Kit"}', { "idempotency-key": "" }, 400],
  ["an If-Match that is no tag", '{"name":"Kit"}', { "if-match": "x" }, 400],
  ["another content type", '{"name":"Kit"}', { "content-type": "text/plain" }, 415],
])("%s costs nothing", async (_, text, headers, status) => {
  expect((await send("user", text, headers)).status).toBe(status);
  expect(calls).toEqual([]);
});

test("an operation that is counted as nothing is not", async () => {
  expect((await send("user", "{}", {}, "DELETE")).status).toBe(200);
  expect(calls).toEqual(["ask of a user", "handle"]);
});
