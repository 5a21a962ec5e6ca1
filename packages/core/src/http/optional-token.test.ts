import * as v from "valibot";
import { expect, test } from "vitest";
import { endpoint } from "../endpoint.ts";
import { AppError } from "../error.ts";
import type { Caller } from "../ports.ts";
import { api } from "./api.ts";
import { route } from "./route.ts";

const view = endpoint({
  operation: "view",
  summary: "",
  tag: "Cats",
  method: "GET",
  path: "/cats",
  function: "query",
  access: { key: true, token: "optional" },
  query: v.strictObject({ cache: v.optional(v.string()) }),
  response: v.unknown(),
  status: 200,
});
const identity = {
  verify: async (token: string): Promise<Caller> => {
    if (token !== "alice") throw new AppError("unauthorized", "token.invalid", "This token is not valid");
    return { sub: "alice", name: "Alice", role: "user" };
  },
};
const routes = [
  route(view, async ({ caller, query: { cache } }) => {
    const who: Caller | undefined = caller;
    return { body: { name: who?.name ?? null }, ...(cache && { headers: { "cache-control": cache } }) };
  }),
];
const quiet = { info: () => {}, warn: () => {}, error: () => {} };
const get = (headers: Record<string, string> = {}, query = "") =>
  api(routes, { identity, log: quiet }).request(`/cats${query}`, { headers });

test("whoever sends no token is let in as nobody", async () => {
  const response = await get();
  expect([response.status, await response.json()]).toEqual([200, { name: null }]);
});

test("whoever sends a token is known", async () => {
  expect(await (await get({ authorization: "Bearer alice" })).json()).toEqual({ name: "Alice" });
});

test.each(["Bearer mallory", "Bearer", "Basic YTpi", ""])(
  "a token that is not valid is refused: %s",
  async (authorization) => {
    expect((await get({ authorization })).status).toBe(401);
  },
);

test("no cache but the caller's own keeps the answer, with or without a token", async () => {
  for (const headers of [{}, { authorization: "Bearer alice" }] as Record<string, string>[]) {
    const response = await get(headers);
    expect([response.headers.get("cache-control"), response.headers.get("vary")]).toEqual(["private", "Authorization"]);
  }
});

test.each([
  ["private, max-age=60", "private, max-age=60"],
  ["no-store", "no-store"],
  ["public, max-age=60", "private"],
])("a route that says %s is answered with %s", async (told, answered) => {
  expect((await get({}, `?cache=${encodeURIComponent(told)}`)).headers.get("cache-control")).toBe(answered);
});
