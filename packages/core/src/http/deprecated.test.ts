import * as v from "valibot";
import { expect, it } from "vitest";
import { endpoint } from "../endpoint.ts";
import { AppError } from "../error.ts";
import { api } from "./api.ts";
import { route } from "./route.ts";

const deprecated = { since: "2026-12-01", sunset: "2027-06-30", instead: "listCats" };
const facts = { summary: "", tag: "Cats", function: "query", status: 200, access: "key", method: "GET" } as const;
const list = endpoint({
  ...facts,
  operation: "listAnimals",
  path: "/animals",
  query: v.strictObject({ fail: v.optional(v.string()) }),
  response: v.unknown(),
  deprecated,
});
const cats = endpoint({ ...facts, operation: "listCats", path: "/cats", response: v.unknown() });
const next = { link: '</animals?cursor=c>; rel="next"' };
const routes = [
  route(list, async ({ query: { fail } }) => {
    if (fail) throw new AppError("missing", "cats.missing", "There are none");
    return { body: [], headers: next };
  }),
  route(cats, async () => ({ body: [], headers: next })),
];
const quiet = { info: () => {}, warn: () => {}, error: () => {} };
const app = api(routes, { identity: { verify: () => Promise.reject(new Error("not asked")) }, log: quiet });

const READ = '</docs#listAnimals>; rel="deprecation"; type="text/html"';
async function fieldsOf(path: string, headers: Record<string, string> = {}) {
  const answer = await app.request(path, { headers });
  const field = (name: string) => answer.headers.get(name);
  return [answer.status, field("deprecation"), field("sunset"), field("link")];
}
const END = ["@1796083200", "Wed, 30 Jun 2027 00:00:00 GMT"];

it("an operation on its way out says so with what it answers, beside the link to the next page", async () => {
  expect(await fieldsOf("/animals")).toEqual([200, ...END, `${next.link}, ${READ}`]);
});

it("and with what it refuses, whether the operation or whoever reads its input does, and with what has not changed", async () => {
  expect(await fieldsOf("/animals?fail=yes")).toEqual([404, ...END, READ]);
  expect(await fieldsOf("/animals?colour=black")).toEqual([400, ...END, READ]);
  expect(await fieldsOf("/animals", { "if-none-match": "*" })).toEqual([304, ...END, `${next.link}, ${READ}`]);
});

it("others say nothing of the kind", async () => {
  expect(await fieldsOf("/cats")).toEqual([200, null, null, next.link]);
  expect(await fieldsOf("/nothing")).toEqual([404, null, null, null]);
});
