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
  ada: { sub: "ada", name: "Ada", role: "admin" },
} as const;
type Name = keyof typeof callers;
const logger = { info: () => {}, warn: () => {}, error: () => {} };

let store: ReturnType<typeof memoryEventStore>;
let table: ReturnType<typeof memoryReadTable>;
let app: ReturnType<typeof api>;
let clock: number;
let calls: string[];

beforeEach(() => {
  store = memoryEventStore();
  table = memoryReadTable(readTable);
  [clock, calls] = [Date.UTC(2026, 0, 1), []];
  const runtime = { now: () => (clock += 1000), id: ulids(), sleep: async () => {}, random: () => 0 };
  const count =
    <Args extends unknown[], Result>(name: string, call: (...args: Args) => Result) =>
    (...args: Args): Result => {
      calls.push(name);
      return call(...args);
    };
  const counted = {
    get: count("get", table.get),
    query: count("query", table.query),
    batchGet: count("batchGet", table.batchGet),
  };
  const generation = async () => ({ table: counted, keys: currentKeys });
  const ports = { table: counted, generation, cursors: cursors("secret"), emit: async () => {}, runtime };
  const routes = [...writeRoutes({ store, runtime }), ...reads.flatMap((make) => make(ports))];
  app = api(routes, { identity: memoryIdentity(callers), log: logger, bodySecret: "secret" });
});

async function send(as: Name | undefined, method: string, path: string, body?: object) {
  const response = await app.request(path, {
    method,
    headers: { "content-type": "application/json", ...(as && { authorization: `Bearer ${as}` }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: text ? JSON.parse(text) : null };
}
const get = (path: string, as?: Name) => send(as, "GET", path);

/** Everything on the log reaches the read table. */
const deliver = () => projectLog(store, table);
async function add(as: Name, changes: object = {}): Promise<string> {
  const { status, body } = await send(as, "POST", "/restaurants", { ...least, ...changes });
  expect(status).toBe(201);
  await deliver();
  return body.id;
}
async function act(as: Name, id: string, verb: "hide" | "show", body: object = { reason: "Made up" }) {
  const answer = await send(as, "POST", `/restaurants/${id}/${verb}`, body);
  await deliver();
  return answer;
}
const namesIn = async (path: string, as?: Name): Promise<string[]> =>
  (await get(path, as)).body.data.map(({ name }: { name: string }) => name);
const pages = (id: string) =>
  ["", "/menu", "/reviews", "/reviews?limit=1", "/inspections"].map((page) => `/restaurants/${id}${page}`);

test("what is hidden is gone, without a word of it, but for moderators and its owner", async () => {
  const id = await add("ines", { name: "Shamefulname", cuisines: ["Ramen", "Sushi"] });
  await send("ulf", "POST", `/restaurants/${id}/reviews`, { rating: 3, text: "Shamefulname!" });
  await send("ines", "PUT", `/restaurants/${id}/menu/items/a`, {
    section: "A",
    name: "Shamefulname",
    price: { amount: 1, currency: "EUR" },
  });
  await deliver();
  for (const page of pages(id)) expect((await get(page)).status).toBe(200);
  expect((await act("mo", id, "hide")).body).toMatchObject({ hidden: { reason: "Made up" }, version: 2 });
  for (const page of pages(id)) {
    for (const as of [undefined, "ulf"] as const) {
      const answer = await get(page, as);
      expect([page, answer.status, answer.body.code]).toEqual([page, 410, "restaurant.hidden"]);
      expect(answer.text).not.toContain("Shamefulname");
    }
    for (const as of ["ines", "mo", "ada"] as const)
      expect([page, as, (await get(page, as)).status]).toEqual([page, as, 200]);
  }
  const seen = await get(`/restaurants/${id}`, "ines");
  expect(seen.body).toMatchObject({ hidden: { reason: "Made up" }, rating: { count: 1 } });
  expect(seen.headers.get("cache-control")).toContain("private");
  expect(seen.headers.get("vary")).toBe("Authorization");
  expect((await get(`/restaurants/${id}/reviews`, "mo")).body.data).toHaveLength(1);
});

test("a page of reviews behind the first is gone, too", async () => {
  const id = await add("ines");
  for (const as of ["ulf", "mo", "ada"] as const) await send(as, "POST", `/restaurants/${id}/reviews`, { rating: 3 });
  await deliver();
  const path = `/restaurants/${id}/reviews?limit=1`;
  const { next_cursor } = (await get(path)).body;
  expect((await get(`${path}&cursor=${next_cursor}`)).status).toBe(200);
  await act("mo", id, "hide");
  expect((await get(`${path}&cursor=${next_cursor}`)).status).toBe(410);
  const all: unknown[] = [];
  for (let at: string | null = path; at; ) {
    const { body }: { body: { data: unknown[]; next_cursor: string | null } } = await get(at, "ada");
    all.push(...body.data);
    at = body.next_cursor && `${path}&cursor=${body.next_cursor}`;
  }
  expect(all).toHaveLength(3);
});

test("reading costs as many calls as before, and one more on a page of reviews behind the first", async () => {
  const id = await add("ines");
  for (const as of ["ulf", "mo"] as const) await send(as, "POST", `/restaurants/${id}/reviews`, { rating: 3 });
  await deliver();
  const callsOf = async (path: string) => {
    calls = [];
    const { body } = await get(path);
    return { calls: calls.toSorted(), cursor: body.next_cursor as string };
  };
  expect((await callsOf(`/restaurants/${id}`)).calls).toEqual(["get"]);
  expect((await callsOf(`/restaurants/${id}/menu`)).calls).toEqual(["get", "query"]);
  const { calls: first, cursor } = await callsOf(`/restaurants/${id}/reviews?limit=1`);
  expect(first).toEqual(["query"]);
  expect((await callsOf(`/restaurants/${id}/reviews?limit=1&cursor=${cursor}`)).calls).toEqual(["get", "query"]);
});

test("lists, directories and the walk of all forget what is hidden, and know it again when it is shown", async () => {
  const lists = ["?city=Kyoto", "?cuisine=Ramen", "?cuisine=Sushi", "?city=kyoto&cuisine=sushi", ""].map(
    (query) => `/restaurants${query}`,
  );
  const [first, second] = [
    await add("ines", { name: "A", cuisines: ["Ramen", "Sushi"] }),
    await add("ines", { name: "B", cuisines: ["Ramen", "Sushi"] }),
  ];
  for (const list of lists) expect(await namesIn(list)).toEqual(["A", "B"]);
  await act("mo", first, "hide");
  for (const list of lists) expect(await namesIn(list)).toEqual(["B"]);
  expect((await get("/cities")).body.data).toEqual([{ slug: "kyoto", name: "Kyoto", count: 1 }]);
  await send("ulf", "POST", `/restaurants/${second}/reviews`, { rating: 4 });
  await act("mo", second, "hide");
  for (const list of lists) expect(await namesIn(list)).toEqual([]);
  for (const directory of ["/cities", "/cuisines"]) expect(await namesIn(directory)).toEqual([]);
  expect(await namesIn("/moderation/hidden", "ada")).toEqual(["B", "A"]);
  expect((await get("/moderation/hidden?limit=1", "mo")).body.next_cursor).toEqual(expect.any(String));
  expect((await act("mo", second, "show", { reason: "It is real" })).body.hidden).toBeNull();
  for (const list of lists) expect(await namesIn(list)).toEqual(["B"]);
  expect(await namesIn("/moderation/hidden", "mo")).toEqual(["A"]);
  expect((await get(`/restaurants/${second}`)).body).toMatchObject({ hidden: null, rating: { count: 1 } });
});

test("what is hidden takes no reviews", async () => {
  const id = await add("ines");
  await act("mo", id, "hide");
  const refused = await send("ulf", "POST", `/restaurants/${id}/reviews`, { rating: 1 });
  expect([refused.status, refused.body.code]).toEqual([410, "restaurant.hidden"]);
});

test("only moderators and admins hide, with a reason, and nobody what is their own", async () => {
  const id = await add("ines");
  const own = await add("mo");
  for (const as of ["ines", "ulf"] as const) {
    for (const verb of ["hide", "show"] as const) expect((await act(as, id, verb)).status).toBe(403);
    expect((await get("/moderation/hidden", as)).status).toBe(403);
  }
  expect((await act("mo", id, "hide", {})).status).toBe(422);
  expect((await act("mo", own, "hide")).body).toMatchObject({ status: 403, code: "restaurant.own" });
  expect((await act("ada", own, "hide")).status).toBe(200);
  expect((await act("mo", own, "show", {})).body).toMatchObject({ status: 403, code: "restaurant.own" });
  expect((await act("ada", own, "show", {})).status).toBe(200);
});

test("what users add stands after all others in its city, and in no directory", async () => {
  await add("ulf", { name: "A new one" });
  expect(await namesIn("/restaurants?city=Kyoto")).toEqual(["A new one"]);
  for (const path of ["/restaurants", "/cities", "/cuisines"]) expect(await namesIn(path)).toEqual([]);
  const old = await add("ines", { name: "The old one" });
  const lists = ["city=Kyoto", "cuisine=Ramen", "city=Kyoto&cuisine=Ramen"];
  for (const list of lists) expect(await namesIn(`/restaurants?${list}`)).toEqual(["The old one", "A new one"]);
  expect(await namesIn("/restaurants")).toEqual(["The old one"]);
  expect((await get("/cities")).body.data).toEqual([{ slug: "kyoto", name: "Kyoto", count: 1 }]);
  const page = await get("/restaurants?city=Kyoto&limit=1");
  expect(await namesIn(`/restaurants?city=Kyoto&limit=1&cursor=${page.body.next_cursor}`)).toEqual(["A new one"]);
  expect((await get(`/restaurants/${old}`)).body.established).toBe(true);
});

test("an owner that no token can name is refused", async () => {
  const id = await add("ines");
  const give = (owner_id: string) => send("ada", "PUT", `/restaurants/${id}/owner`, { owner_id });
  for (const owner_id of ["", "a#b", "a\u0000b", "x".repeat(129), "\ud800"]) {
    expect((await give(owner_id)).body).toMatchObject({ status: 422, errors: [{ pointer: "/owner_id" }] });
  }
  expect((await give("auth0|5f7c8ec7c33c6c004bbafe82")).status).toBe(200);
});
