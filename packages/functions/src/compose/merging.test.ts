import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { memoryIdentity } from "@bellyfed/adapters/memory/identity";
import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { cursors } from "@bellyfed/core/cursor";
import { api } from "@bellyfed/core/http/api";
import { ulids } from "@bellyfed/core/id";
import { currentKeys } from "@bellyfed/core/keys";
import { readTable } from "@bellyfed/features/read-table";
import { reads } from "@bellyfed/features/reads";
import { least } from "@bellyfed/features/restaurants/fixtures";
import { projectLog } from "@bellyfed/testing/project-log";
import { beforeEach, expect, test } from "vitest";
import { writeRoutes } from "./write-routes.ts";

const callers = {
  ines: { sub: "ines", name: "Ines", role: "owner" },
  ulf: { sub: "ulf", name: "Ulf", role: "user" },
  mo: { sub: "mo", name: "Mo", role: "moderator" },
} as const;
type Name = keyof typeof callers;
const logger = { info: () => {}, warn: () => {}, error: () => {} };

let store: ReturnType<typeof memoryEventStore>;
let table: ReturnType<typeof memoryReadTable>;
let app: ReturnType<typeof api>;
let clock: number;

beforeEach(() => {
  store = memoryEventStore();
  table = memoryReadTable(readTable);
  clock = Date.UTC(2026, 0, 1);
  const runtime = { now: () => (clock += 1000), id: ulids(), sleep: async () => {}, random: () => 0 };
  const generation = async () => ({ table, keys: currentKeys });
  const ports = { table, generation, cursors: cursors("secret"), emit: async () => {}, runtime };
  const routes = [...writeRoutes({ store, runtime }), ...reads.flatMap((make) => make(ports))];
  app = api(routes, { identity: memoryIdentity(callers), log: logger, bodySecret: "secret" });
});

async function send(as: Name | undefined, method: string, path: string, body?: object, headers = {}) {
  const sent = { "content-type": "application/json", ...(as && { authorization: `Bearer ${as}` }), ...headers };
  const response = await app.request(path, { method, headers: sent, ...(body && { body: JSON.stringify(body) }) });
  const text = await response.text();
  await projectLog(store, table);
  return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : null };
}
const get = (path: string, as?: Name) => send(as, "GET", path);
const add = async (changes: object = {}): Promise<string> =>
  (await send("ines", "POST", "/restaurants", { ...least, ...changes })).body.id;
const merge = (id: string, into: string, headers = {}) =>
  send("mo", "POST", `/restaurants/${id}/merge`, { into, reason: "The same door" }, headers);
const unmerge = (id: string) => send("mo", "POST", `/restaurants/${id}/unmerge`, {});
const pages = ["", "/menu", "/reviews", "/reviews?limit=1", "/reviews?sort=highest", "/inspections"];
const idsIn = async (path: string) => (await get(path)).body.data.map(({ id }: { id: string }) => id);
const counts = async () => [(await get("/cities")).body.data, (await get("/cuisines")).body.data];

test("every address of what was merged leads to the one that stands for it, also by HEAD", async () => {
  const [old, into] = [await add({ name: "Old" }), await add({ name: "New" })];
  await send("ulf", "POST", `/restaurants/${old}/reviews`, { rating: 3 });
  expect(await merge(old, into)).toMatchObject({ status: 200, body: { id: old, merged_into: into, version: 2 } });
  for (const page of pages) {
    for (const method of ["GET", "HEAD"]) {
      const { status, headers } = await send(undefined, method, `/restaurants/${old}${page}`);
      expect([page, status, headers.get("location")]).toEqual([page, 308, `/restaurants/${into}${page}`]);
      expect(headers.get("cache-control")).toBe("no-store");
    }
    expect((await get(`/restaurants/${into}${page}`)).status).toBe(200);
  }
  expect((await get(`/restaurants/${old}`)).body).toMatchObject({ code: "restaurant.merged", status: 308 });
  const { headers } = await get(`/restaurants/${old}/reviews?limit=1&at_least=1`);
  expect(headers.get("location")).toBe(`/restaurants/${into}/reviews?limit=1`);
});

test("a chain leads to its last, is never a circle, and is undone from its end", async () => {
  const [a, b, c] = [await add({ name: "A" }), await add({ name: "B" }), await add({ name: "C" })];
  await merge(a, b);
  await merge(b, c);
  expect((await get(`/restaurants/${a}/menu`)).headers.get("location")).toBe(`/restaurants/${c}/menu`);
  expect(await merge(c, a)).toMatchObject({ status: 409, body: { code: "restaurant.merged" } });
  expect(await unmerge(a)).toMatchObject({ status: 409, body: { code: "restaurant.merged" } });
  expect((await unmerge(b)).status).toBe(200);
  expect((await get(`/restaurants/${a}`)).headers.get("location")).toBe(`/restaurants/${b}`);
  expect((await unmerge(a)).body).toMatchObject({ id: a, merged_into: null });
  expect((await get(`/restaurants/${a}`)).body).toMatchObject({ id: a, merged_into: null });
});

test("it is in no list and counts in no directory, until that is undone", async () => {
  const place = { city: "Porto", cuisines: ["Ramen", "Sushi"] };
  const [old, into] = [await add({ ...place, name: "Old" }), await add({ ...place, name: "New", cuisines: ["Ramen"] })];
  const lists = ["/restaurants", "/restaurants?city=Porto", "/restaurants?cuisine=Sushi", "/restaurants?cuisine=Ramen"];
  const shown = async () => [await Promise.all(lists.map(idsIn)), await counts()];
  const before = await shown();
  await merge(old, into);
  expect(await Promise.all(lists.map(idsIn))).toEqual([[into], [into], [], [into]]);
  expect(await counts()).toEqual([
    [{ slug: "porto", name: "Porto", count: 1 }],
    [{ slug: "ramen", name: "Ramen", count: 1 }],
  ]);
  await unmerge(old);
  expect(await shown()).toEqual(before);
});

test("writes to it are refused and name the one that stands for it", async () => {
  const [old, into] = [await add({ name: "Old" }), await add({ name: "New" })];
  await merge(old, into);
  const dish = { section: "A", name: "B", price: { amount: 1, currency: "EUR" } };
  for (const [as, method, path, body] of [
    ["ines", "PATCH", "", { name: "Other" }],
    ["ines", "POST", "/close", {}],
    ["ulf", "POST", "/reviews", { rating: 3 }],
    ["ines", "PUT", "/menu/items/a", dish],
    ["mo", "POST", "/hide", { reason: "Made up" }],
  ] as const) {
    const answer = await send(as, method, `/restaurants/${old}${path}`, body);
    expect([path, answer.status, answer.body.code]).toEqual([path, 409, "restaurant.merged"]);
    expect(answer.body.detail).toContain(into);
  }
});

test("what cannot be merged says why", async () => {
  const [one, other] = [await add({ name: "One" }), await add({ name: "Other" })];
  const fault = async (answer: ReturnType<typeof merge>) => {
    const { status, body } = await answer;
    return [status, body.errors?.[0]?.code ?? body.code];
  };
  expect(await fault(merge(one, one))).toEqual([422, "same_restaurant"]);
  expect(await fault(merge(one, "0".repeat(26)))).toEqual([422, "no_such_restaurant"]);
  expect(await fault(merge("0".repeat(26), one))).toEqual([404, "restaurant.missing"]);
  expect(await fault(unmerge(one).then((answer) => answer))).toEqual([200, undefined]);
  expect((await send("ines", "POST", `/restaurants/${one}/merge`, { into: other })).status).toBe(403);
  await send("mo", "POST", `/restaurants/${one}/hide`, { reason: "Made up" });
  expect(await fault(merge(one, other))).toEqual([410, "restaurant.hidden"]);
  expect(await fault(merge(other, one))).toEqual([410, "restaurant.hidden"]);
});

test("both are told in one transaction, and a command that comes again changes nothing", async () => {
  const [old, into] = [await add({ name: "Old" }), await add({ name: "New" })];
  const before = store.appended.length;
  const key = { "idempotency-key": "k" };
  const first = await merge(old, into, key);
  expect(store.appended.slice(before).map(({ events }) => events.map(({ type }) => type))).toEqual([
    ["RESTAURANT_MERGED"],
    ["RESTAURANT_ABSORBED"],
  ]);
  const again = await merge(old, into, key);
  expect(again).toMatchObject({ status: 200, body: first.body });
  expect(again.headers.get("idempotency-replayed")).toBe("true");
  expect(store.appended).toHaveLength(before + 2);
});

test("one that has closed says where it went, which must be another restaurant", async () => {
  const [old, now] = [await add({ name: "Old" }), await add({ name: "New" })];
  const close = (body: object) => send("ines", "POST", `/restaurants/${old}/close`, body);
  expect((await close({ moved_to: old })).body.errors[0]).toMatchObject({
    pointer: "/moved_to",
    code: "same_restaurant",
  });
  expect((await close({ moved_to: "0".repeat(26) })).body.errors[0].code).toBe("no_such_restaurant");
  expect((await close({ moved_to: now, on: "2026-05-05" })).body.errors[0].pointer).toBe("/moved_to");
  expect((await get(`/restaurants/${old}`)).body).toMatchObject({ status: "open", moved_to: null });
  await close({ moved_to: now });
  expect((await get(`/restaurants/${old}`)).body).toMatchObject({ status: "closed", moved_to: now });
  await send("ines", "POST", `/restaurants/${old}/reopen`);
  expect((await get(`/restaurants/${old}`)).body).toMatchObject({ status: "open", moved_to: null });
});
