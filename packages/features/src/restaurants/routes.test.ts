import { createHmac } from "node:crypto";
import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { memoryIdentity } from "@bellyfed/adapters/memory/identity";
import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { cursors } from "@bellyfed/core/cursor";
import { envelopesOf } from "@bellyfed/core/envelope";
import type { Event, EventDefinition } from "@bellyfed/core/event";
import { api } from "@bellyfed/core/http/api";
import { ulids } from "@bellyfed/core/id";
import { currentKeys } from "@bellyfed/core/keys";
import { parse } from "@bellyfed/core/parse";
import type { ReadTable } from "@bellyfed/core/ports";
import { projectBatch } from "@bellyfed/core/project";
import { nothingSealed } from "@bellyfed/testing/invocation";
import { beforeEach, expect, test } from "vitest";
import { readTable } from "../read-table.ts";
import { reviewStream } from "../reviews/events.ts";
import { readModel as reviews } from "../reviews/projection.ts";
import { endpoints, Restaurant } from "./contract.ts";
import { RestaurantEntity } from "./entity.ts";
import { restaurantStream } from "./events.ts";
import { inspected, least, profile, restaurantId } from "./fixtures.ts";
import { readModel } from "./projection.ts";
import { reads } from "./reads.ts";
import { attributeNames, dietNames } from "./rules.ts";
import { moderatedWrites, writes } from "./writes.ts";

const callers = {
  ines: { sub: "user-ines", name: "Ines", role: "owner" },
  otto: { sub: "user-otto", name: "Otto", role: "user" },
  mo: { sub: "user-mo", name: "Mo", role: "moderator" },
  ada: { sub: "user-ada", name: "Ada", role: "admin" },
} as const;
const logger = { info: () => {}, warn: () => {}, error: () => {} };
let store: ReturnType<typeof memoryEventStore>;
let table: ReturnType<typeof memoryReadTable>;
let app: ReturnType<typeof api>;
let emitted: Event[];
let tableCalls: string[];
let clock: number;
let ports: Parameters<typeof reads>[0];

beforeEach(() => {
  store = memoryEventStore();
  table = memoryReadTable(readTable);
  [emitted, tableCalls, clock] = [[], [], Date.UTC(2026, 0, 1)];
  const runtime = { now: () => (clock += 1000), id: ulids(), sleep: async () => {}, random: () => 0 };
  const counted: ReadTable = {
    get: called("get", table.get),
    query: called("query", table.query),
    batchGet: called("batchGet", table.batchGet),
  };
  const emit = async ({ type }: EventDefinition, payload: unknown) => void emitted.push({ type, payload });
  ports = {
    table: counted,
    generation: async () => ({ table: counted, keys: currentKeys }),
    cursors: cursors("secret"),
    emit,
    runtime,
  };
  const routes = [...writes({ store, runtime }), ...moderatedWrites({ store, runtime }), ...reads(ports)];
  app = api(routes, { identity: memoryIdentity(callers), log: logger, bodySecret: "secret" });
});

const called =
  <Args extends unknown[], Result>(name: string, call: (...args: Args) => Result) =>
  (...args: Args): Result => {
    tableCalls.push(name);
    return call(...args);
  };
/** Everything on the log reaches the read table, as the bus would bring it. */
const deliver = () =>
  projectBatch(
    readModel,
    store.appended.flatMap((commit) => envelopesOf(commit)),
    {
      table,
      keys: currentKeys,
      log: store,
      open: nothingSealed,
      runtime: { now: () => 0, id: () => "", sleep: async () => {}, random: () => 0 },
      logger,
    },
  );
type Body = Record<string, unknown> & { id: string; data: Body[]; next_cursor: string | null };
const send = async (
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
  as = "ines",
) => {
  const response = await app.request(path, {
    method,
    headers: { authorization: `Bearer ${as}`, "content-type": "application/json", ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : null) as Body };
};
const create = async (changes: object = {}, headers: Record<string, string> = {}) =>
  send("POST", "/restaurants", { ...least, ...changes }, headers);
const get = (path: string, headers: Record<string, string> = {}) => send("GET", path, undefined, headers);
const namesOf = ({ data }: Body) => data.map(({ name }) => String(name));
const walk = async (path: string) => {
  const pages: string[][] = [];
  for (let next: string | null = path; next; ) {
    const { body, headers }: Awaited<ReturnType<typeof get>> = await get(next);
    if (body.data.length > 0) pages.push(namesOf(body));
    next = /^<([^>]+)>; rel="next"$/.exec(headers.get("link") ?? "")?.[1] ?? null;
    expect(next === null).toBe(body.next_cursor === null);
  }
  return pages;
};

test("a created restaurant is answered from its events, with its place and its version", async () => {
  const { status, headers, body } = await create();
  expect(status).toBe(201);
  expect(headers.get("location")).toBe(`/restaurants/${body.id}`);
  expect(headers.get("etag")).toMatch(/^"1-[0-9a-f]{8}"$/);
  expect(body).toMatchObject({ ...least, slug: "ramen-kumo", status: "open", owner_id: "user-ines", version: 1 });
  expect(body.created_at).toBe(body.updated_at);
  expect(body).not.toHaveProperty("rating");
  expect(parse(endpoints.createRestaurant.response, body)).toEqual(body);
});

test("once the event has arrived the same restaurant is read, with its hours and a rating of nothing", async () => {
  const written = await create(profile);
  expect((await get(`/restaurants/${written.body.id}`)).status).toBe(404);
  await deliver();
  const read = await get(`/restaurants/${written.body.id}`);
  const rating = { average: null, count: 0, histogram: [0, 0, 0, 0, 0] };
  const opening = {
    hours: expect.objectContaining({ time_zone: null }),
    open_now: null,
    next_open: null,
    next_close: null,
    opens_at: null,
  };
  expect(read.body).toEqual({ ...written.body, ...opening, rating });
  expect(parse(Restaurant, read.body)).toEqual(read.body);
  expect(read.headers.get("etag")).toMatch(/^"1-/);
});

test("the same key and body twice create one restaurant", async () => {
  const key = { "idempotency-key": "k1" };
  const [first, second] = [await create({}, key), await create({}, key)];
  expect(second.body).toEqual(first.body);
  expect([first, second].map(({ headers }) => headers.get("idempotency-replayed"))).toEqual([null, "true"]);
  expect(store.appended).toHaveLength(1);
});

test("the same key with another body is refused, of another caller it is another key", async () => {
  const key = { "idempotency-key": "k1" };
  await create({}, key);
  expect((await create({ name: "Other" }, key)).body).toMatchObject({ status: 422, code: "idempotency.mismatch" });
  expect((await send("POST", "/restaurants", least, key, "otto")).headers.get("idempotency-replayed")).toBeNull();
});

test("a patch changes what it names, and a stale ETag is refused", async () => {
  const { body, headers } = await create();
  const path = `/restaurants/${body.id}`;
  const etag = headers.get("etag") ?? "";
  const patched = await send("PATCH", path, { name: "Ramen Kumo II", phone: "+81 75-555-0100" }, { "if-match": etag });
  expect(patched).toMatchObject({ status: 200, body: { name: "Ramen Kumo II", phone: "+81 75 555 0100", version: 2 } });
  expect((await send("PATCH", path, { name: "III" }, { "if-match": etag })).body).toMatchObject({ status: 412 });
  expect((await send("PATCH", path, { name: "III" }, { "if-match": "*" })).status).toBe(200);
});

test("If-Match takes a list that holds the current tag, and no weak or foreign one", async () => {
  const { body, headers } = await create();
  const path = `/restaurants/${body.id}`;
  const etag = headers.get("etag") ?? "";
  let level = 0;
  const patch = async (ifMatch: string, to = path) => {
    level = (level % 4) + 1;
    const { status, body } = await send("PATCH", to, { price_level: level }, { "if-match": ifMatch });
    return [status, body.code];
  };
  for (const refused of ['"other"', `W/${etag}`, '"0", "2"', '"a,b"'])
    expect(await patch(refused)).toEqual([412, "version.stale"]);
  for (const malformed of ["other", "", '"open', `${etag} ${etag}`])
    expect(await patch(malformed)).toEqual([400, "if_match.malformed"]);
  expect(await patch(`"other", W/"9",, ${etag}`)).toEqual([200, undefined]);
  expect(await patch("*")).toEqual([200, undefined]);
  const absent = `/restaurants/${"0".repeat(26)}`;
  for (const any of ["*", '"other"', etag]) expect(await patch(any, absent)).toEqual([412, "version.stale"]);
});

test("If-None-Match: * lets a restaurant be made, and none be changed", async () => {
  const none = { "if-none-match": "*" };
  const { status, body, headers } = await create({}, none);
  expect(status).toBe(201);
  for (const [method, to, sent] of [
    ["PATCH", "", { price_level: 1 }],
    ["POST", "/close", {}],
    ["POST", "/reopen", undefined],
    ["PUT", "/owner", { owner_id: "user-otto" }],
    ["POST", "/hide", { reason: "Made up" }],
  ] as const) {
    const answer = await send(method, `/restaurants/${body.id}${to}`, sent, none, "ada");
    expect([to, answer.status, answer.body.code]).toEqual([to, 412, "version.exists"]);
  }
  const seen = { "if-none-match": `"9", W/${headers.get("etag")}` };
  expect((await send("PATCH", `/restaurants/${body.id}`, { price_level: 1 }, seen)).status).toBe(412);
  const other = { "if-none-match": '"9"' };
  expect((await send("PATCH", `/restaurants/${body.id}`, { price_level: 1 }, other)).status).toBe(200);
  expect((await send("PATCH", `/restaurants/${body.id}`, { price_level: 2 }, { "if-none-match": "9" })).status).toBe(
    400,
  );
});

test("a body in another order, with other white space and other numerals is the same body", async () => {
  const key = { "idempotency-key": "k1" };
  const headers = { authorization: "Bearer ines", "content-type": "application/json", ...key };
  const post = async (body: string) => {
    const answer = await app.request("/restaurants", { method: "POST", headers, body });
    return [answer.status, answer.headers.get("idempotency-replayed")];
  };
  expect(await post('{"name":"A","city":"Kyoto","cuisines":["Ramen"],"price_level":1}')).toEqual([201, null]);
  expect(await post('{ "price_level": 1.0, "cuisines": ["R\\u0061men"],\r\n "city": "Kyoto", "name": "A" }')).toEqual([
    201,
    "true",
  ]);
  for (const other of ['"price_level":2', '"price_level":1,"phone":null'])
    expect(await post(`{"name":"A","city":"Kyoto","cuisines":["Ramen"],${other}}`)).toEqual([422, null]);
  expect(store.appended).toHaveLength(1);
});

test.each([
  ["the first of its stream", "POST", "", { ...least, name: "Before" }],
  ["a later one", "PATCH", "", { price_level: 3, name: "After" }],
  ["one without a body", "POST", "/reopen", undefined],
] as const)("a write that a former release made is known again by its text: %s", async (_, method, more, body) => {
  const made = await create();
  const path = method === "POST" && more === "" ? "/restaurants" : `/restaurants/${made.body.id}${more}`;
  if (more !== "") await send("POST", `/restaurants/${made.body.id}/close`, {});
  const key = { "idempotency-key": "of-before" };
  expect((await send(method, path, body, key)).status).toBeLessThan(300);
  const text = body === undefined ? "" : JSON.stringify(body);
  const bodyHash = createHmac("sha256", "secret").update(`user-ines\0${text}`).digest("base64url");
  const last = store.appended.at(-1);
  expect(last?.bodyHash).not.toBe(bodyHash);
  Object.assign(last ?? {}, { bodyHash });
  expect((await send(method, path, body, key)).headers.get("idempotency-replayed")).toBe("true");
  const other = await send(method, path, body && { ...body, city: "Nara" }, key);
  expect(other.status).toBe(body ? 422 : 200);
});

test("a parameter that is repeated or not known is refused by every list", async () => {
  for (const query of ["city=a&city=b", "city=a&city=a", "limit=1&limit=2", "__proto__=1", "toString=1", "page=2"]) {
    const { status, body } = await get(`/restaurants?${query}`);
    expect([query, status, body.code]).toEqual([query, 400, "input.malformed"]);
  }
});

test("a name may have as many characters as the document says, whatever they are", async () => {
  expect((await create({ name: `A${"🍜".repeat(119)}` })).status).toBe(201);
  const { status, body } = await create({ name: `A${"🍜".repeat(120)}` });
  expect([status, body.errors]).toMatchObject([422, [{ pointer: "/name", code: "too_long", params: { most: 120 } }]]);
});

test("a rating that changed does not make the ETag stale, nor hide behind a 304", async () => {
  const { body } = await create();
  await deliver();
  const path = `/restaurants/${body.id}`;
  const etag = (await get(path)).headers.get("etag") ?? "";
  expect((await get(path, { "if-none-match": etag })).status).toBe(304);
  await table.transact([rated(body.id, 5)]);
  const rating = { average: 5, count: 1, histogram: [0, 0, 0, 0, 1] };
  expect((await get(path, { "if-none-match": etag })).body).toMatchObject({ rating });
  expect((await send("PATCH", path, { name: "New" }, { "if-match": etag })).status).toBe(200);
});

const rated = (id: string, stars: 4 | 5) => ({
  kind: "update" as const,
  operation: RestaurantEntity.update({ id })
    .add({ rating_count: 1, rating_sum: stars, [`rating_${stars}`]: 1 })
    .params({ table: "read" }),
});

test("counters that come before the restaurant survive, and show nothing before it", async () => {
  const { body } = await create();
  await table.transact([rated(body.id, 4)]);
  expect((await get(`/restaurants/${body.id}`)).status).toBe(404);
  expect((await get("/restaurants?city=Kyoto")).body.data).toEqual([]);
  await deliver();
  expect((await get(`/restaurants/${body.id}`)).body).toMatchObject({
    name: "Ramen Kumo",
    rating: { count: 1, average: 4 },
  });
});

test("closing and opening again keep a restaurant in its lists", async () => {
  const { body } = await create();
  const path = `/restaurants/${body.id}`;
  expect((await send("POST", `${path}/close`, { reason: "Moved away" })).body).toMatchObject({
    status: "closed",
    version: 2,
  });
  expect((await send("POST", `${path}/close`, {})).body).toMatchObject({ status: "closed", version: 2 });
  await deliver();
  expect((await get("/restaurants?city=kyoto")).body.data).toMatchObject([{ status: "closed" }]);
  expect((await send("POST", `${path}/reopen`)).body).toMatchObject({ status: "open", version: 3 });
});

test.each(["", "alice#REVIEW#1", "a\u0000b"])("%j owns nothing, for no token can name it", async (owner_id) => {
  const { body } = await create();
  const answer = await send("PUT", `/restaurants/${body.id}/owner`, { owner_id }, {}, "ada");
  expect([answer.status, answer.body.errors]).toMatchObject([422, [{ pointer: "/owner_id" }]]);
});

test("only its owner changes a restaurant, and only an admin gives it away", async () => {
  const { body } = await create();
  const path = `/restaurants/${body.id}`;
  const owner = { owner_id: "user-otto" };
  expect((await send("PATCH", path, { name: "Mine" }, {}, "otto")).body).toMatchObject({
    status: 403,
    code: "restaurant.not_owner",
  });
  expect((await send("PUT", `${path}/owner`, owner)).body).toMatchObject({ status: 403, code: "role.forbidden" });
  expect((await send("PUT", `${path}/owner`, owner, {}, "ada")).body).toMatchObject(owner);
  expect((await send("PATCH", path, { name: "Mine" }, {}, "otto")).status).toBe(200);
});

test.each([
  ["PATCH", "", { name: "x" }],
  ["POST", "/close", {}],
  ["POST", "/reopen", undefined],
])("%s%s of a restaurant that is not there is a 404", async (method, path, body) => {
  const answer = await send(method, `/restaurants/${restaurantId}${path}`, body);
  expect(answer.body).toMatchObject({ status: 404, code: "restaurant.missing" });
});

test.each([
  [{ name: "" }, "/name"],
  [{ name: "---" }, "/name"],
  [{ name: "x".repeat(121) }, "/name"],
  [{ name: "a\u0000b" }, "/name"],
  [{ name: { $ne: 1 } }, "/name"],
  [{ city: "x".repeat(65) }, "/city"],
  [{ cuisines: [] }, "/cuisines"],
  [{ cuisines: ["a", "b", "c", "d", "e", "f", "g"] }, "/cuisines"],
  [{ cuisines: ["ok", "#"] }, "/cuisines/1"],
  [{ address: { country: "Portugal" } }, "/address/country"],
  [{ location: { lat: 91, lng: 0 } }, "/location/lat"],
  [{ location: { lat: 1 } }, "/location/lng"],
  [{ website: "javascript:alert(1)" }, "/website"],
  [{ phone: "call me" }, "/phone"],
  [{ price_level: 5 }, "/price_level"],
  [{ price_level: 2.5 }, "/price_level"],
  [{ owner_id: "user-otto" }, "/owner_id"],
  [{ rating: { count: 9 } }, "/rating"],
])("%j is a 422 at %s", async (changes, pointer) => {
  const { body } = await create(changes);
  expect(body).toMatchObject({ status: 422, errors: expect.arrayContaining([expect.objectContaining({ pointer })]) });
  expect(store.appended).toEqual([]);
});

test("a patch of nothing, and one that takes away what is required, are refused", async () => {
  const { body } = await create();
  for (const changes of [{}, { name: null }, { cuisines: null }, { id: "x" }]) {
    expect((await send("PATCH", `/restaurants/${body.id}`, changes)).body).toMatchObject({ status: 422 });
  }
});

test.each([
  "/restaurants?limit=0",
  "/restaurants?limit=101",
  "/restaurants?city=",
  "/restaurants?town=x",
  "/restaurants?cursor=abc",
  "/restaurants/EST%231",
  "/cities?city=x",
])("%s is a 400", async (path) =>
  expect((await get(path)).body).toMatchObject({ status: 400, errors: expect.arrayContaining([expect.anything()]) }),
);

test("a list is read in name order, page by page, each restaurant once", async () => {
  for (const name of ["Echo", "alpha", "Ébène", "Bravo", "delta"]) await create({ name });
  await create({ name: "Elsewhere", city: "Lisbon" });
  await deliver();
  expect(await walk("/restaurants?city=Kyoto&limit=2")).toEqual([["alpha", "Bravo"], ["delta", "Ébène"], ["Echo"]]);
  expect(await walk("/restaurants?city=kyoto&limit=5")).toEqual([["alpha", "Bravo", "delta", "Ébène", "Echo"]]);
});

test("a restaurant is in the list of each of its cuisines, with one more read where its keys alone are", async () => {
  await create({ name: "A", cuisines: ["Ramen", "Noodles"] });
  await create({ name: "B", cuisines: ["Noodles"] });
  await create({ name: "C", cuisines: ["Ramen"] });
  await deliver();
  const lists: [string, string[], string[]][] = [
    ["cuisine=noodles", ["A", "B"], ["query", "batchGet"]],
    ["cuisine=Ramen", ["A", "C"], ["query"]],
    ["city=kyoto&cuisine=noodles", ["A", "B"], ["query", "batchGet"]],
    ["city=lisbon&cuisine=noodles", [], ["query"]],
    ["cuisine=soup", [], ["query"]],
  ];
  for (const [query, names, calls] of lists) {
    tableCalls = [];
    expect([namesOf((await get(`/restaurants?${query}`)).body), tableCalls]).toEqual([names, calls]);
  }
});

test("without a filter all restaurants come, city by city", async () => {
  for (const [name, city] of [
    ["K1", "Kyoto"],
    ["A1", "Amman"],
    ["K2", "Kyoto"],
    ["Z1", "Zürich"],
    ["K3", "Kyoto"],
  ]) {
    await create({ name, city });
  }
  await deliver();
  expect(await walk("/restaurants?limit=2")).toEqual([["A1"], ["K1", "K2"], ["K3"], ["Z1"]]);
});

test("a cursor is good for the list that gave it, and for no other", async () => {
  for (const name of ["A", "B"]) await create({ name });
  await deliver();
  const { next_cursor } = (await get("/restaurants?city=kyoto&limit=1")).body;
  expect((await get(`/restaurants?city=Kyoto&limit=1&cursor=${next_cursor}`)).status).toBe(200);
  for (const path of [
    "/restaurants?city=lisbon",
    "/restaurants?cuisine=ramen",
    "/restaurants?limit=1",
    "/cities?limit=1",
  ]) {
    const answer = await get(`${path}&cursor=${next_cursor}`);
    expect(answer.body).toMatchObject({ status: 400, code: "cursor.invalid" });
  }
});

test("a restaurant that moves leaves its old lists and directories", async () => {
  const { body } = await create({ cuisines: ["Ramen", "Noodles"] });
  await deliver();
  await send("PATCH", `/restaurants/${body.id}`, { city: "Porto", cuisines: ["Noodles", "Soup"] });
  await deliver();
  for (const gone of ["city=kyoto", "cuisine=ramen", "city=kyoto&cuisine=noodles"]) {
    expect((await get(`/restaurants?${gone}`)).body.data).toEqual([]);
  }
  for (const now of ["city=porto", "cuisine=noodles", "cuisine=soup", "city=porto&cuisine=soup", "limit=5"]) {
    expect(namesOf((await get(`/restaurants?${now}`)).body)).toEqual(["Ramen Kumo"]);
  }
  expect((await get("/cities")).body.data).toEqual([{ slug: "porto", name: "Porto", count: 1 }]);
  expect((await get("/cuisines")).body.data.map(({ slug, count }) => [slug, count])).toEqual([
    ["noodles", 1],
    ["soup", 1],
  ]);
});

test("inspections are listed newest first", async () => {
  const { body } = await create();
  const meta = { commandId: "c", bodyHash: "b", traceId: "t", actor: "a", timestamp: "2026-01-02T00:00:00.000Z" };
  const found = ["2024-05-01", "2026-01-15", "2025-03-03"].map((inspected_at, index) => {
    const { type, payload } = inspected(index + 1, { inspected_at });
    return { id: String(index), type, version: 1, payload: { ...payload, id: body.id } };
  });
  await store.append({ stream: restaurantStream(body.id), sequence: 2, events: found, ...meta });
  await deliver();
  const { data } = (await get(`/restaurants/${body.id}/inspections`)).body;
  expect(data.map(({ inspected_at }) => inspected_at)).toEqual(["2026-01-15", "2025-03-03", "2024-05-01"]);
  expect((await get(`/restaurants/${body.id}`)).body).toMatchObject({ inspection: { inspected_at: "2026-01-15" } });
});

test("looking at a list and at a restaurant is told, with what was looked for", async () => {
  const { body } = await create();
  await deliver();
  await get("/restaurants?city=Kyoto&limit=3");
  await get(`/restaurants/${body.id}`);
  await get("/cities");
  expect(emitted).toEqual([
    { type: "GET_RESTAURANTS", payload: { city: "Kyoto", cuisine: null, limit: 3 } },
    { type: "GET_RESTAURANT", payload: { restaurant_id: body.id } },
  ]);
});

test("what is not found is told to nobody: neither a restaurant, nor a search, nor a wrong cursor", async () => {
  const id = "0".repeat(26);
  expect((await get(`/restaurants/${id}`)).status).toBe(404);
  expect((await get(`/restaurants/${id}?at_least=1`)).status).toBe(404);
  expect((await get("/restaurants?city=Atlantis")).body.data).toEqual([]);
  expect((await get("/restaurants?city=Kyoto&cursor=x")).status).toBe(400);
  expect(emitted).toEqual([]);
});

test("one restaurant and each list cost one call of the table", async () => {
  const { body } = await create();
  await deliver();
  for (const [path, call] of [
    [`/restaurants/${body.id}`, "get"],
    ["/restaurants?city=kyoto", "query"],
    ["/cities", "query"],
  ]) {
    tableCalls = [];
    await get(String(path));
    expect(tableCalls).toEqual([call]);
  }
  tableCalls = [];
  await get(`/restaurants/${body.id}/inspections`);
  expect(tableCalls).toEqual(["query", "get"]);
});

test("a read that names a version waits for it; one that is far ahead is answered at once", async () => {
  const { body } = await create();
  const before = await get(`/restaurants/${body.id}?at_least=1`);
  expect([before.status, before.headers.get("bellyfed-behind")]).toEqual([404, "true"]);
  await deliver();
  const there = await get(`/restaurants/${body.id}?at_least=1`);
  expect([there.status, there.headers.has("bellyfed-behind")]).toEqual([200, false]);
  expect(there.headers.get("cache-control")).toBe("no-store");
  tableCalls = [];
  const behind = await get(`/restaurants/${body.id}?at_least=27`);
  expect([behind.status, behind.headers.get("bellyfed-behind")]).toEqual([200, "true"]);
  expect(tableCalls).toEqual(["get", "get"]);
});

test("a read may name the review that its rating is to count", async () => {
  const { body } = await create();
  await deliver();
  const review = "1".repeat(26);
  const path = `/restaurants/${body.id}?at_least=${review}:1`;
  expect((await get(path)).headers.get("bellyfed-behind")).toBe("true");
  await table.transact([reviews.head.advance("reviews", reviewStream(body.id, review), 0, 1)]);
  expect((await get(path)).headers.has("bellyfed-behind")).toBe(false);
  expect((await get(`/restaurants/${body.id}?at_least=soon`)).status).toBe(400);
});

test("an owner says on which day a restaurant closes, everybody sees it, and opening it again takes it back", async () => {
  const { body: made } = await create();
  const close = (body: object, as = "ines", headers = {}) =>
    send("POST", `/restaurants/${made.id}/close`, body, headers, as);
  expect(made.closes_on).toBeNull();
  const planned = await close({ on: "2026-02-01" }, "ines", { "idempotency-key": "plan" });
  expect([planned.status, planned.body.status, planned.body.closes_on]).toEqual([200, "open", "2026-02-01"]);
  const again = await close({ on: "2026-02-01" }, "ines", { "idempotency-key": "plan" });
  expect([again.status, again.headers.get("idempotency-replayed")]).toEqual([200, "true"]);
  await deliver();
  expect((await get(`/restaurants/${made.id}`)).body).toMatchObject({ status: "open", closes_on: "2026-02-01" });
  expect(await close({ on: "2026-01-01" })).toMatchObject({
    status: 422,
    body: { code: "restaurant.closing_day", errors: [{ pointer: "/on", code: "not_within_a_year" }] },
  });
  expect(await close({ on: "2026-02-01", reason: "Retiring" })).toMatchObject({ status: 422 });
  expect(await close({ on: "2026-02-30" })).toMatchObject({ status: 422, body: { code: "input.invalid" } });
  expect(await close({ on: "2026-02-02" }, "otto")).toMatchObject({ status: 403 });
  expect((await send("POST", `/restaurants/${made.id}/reopen`, {})).body).toMatchObject({ closes_on: null });
  await deliver();
  expect((await get(`/restaurants/${made.id}`)).body).toMatchObject({ status: "open", closes_on: null });
});

test("hours are given as data and answered as data and as text, and open or not by the clock of the answer", async () => {
  const hours = { time_zone: "Asia/Tokyo", regular: [{ day: 4, from: 540, to: 600 }] };
  const { status, body } = await create({ hours });
  expect(status).toBe(201);
  const whole = { ...hours, regular: [{ kind: "open", ...hours.regular[0] }] };
  expect(body).toMatchObject({ hours: whole, opening_hours: "Th 09:00-10:00" });
  // The clock stands a little after 2026-01-01T00:00Z, a Thursday at nine in Tokyo.
  const shown = { hours: whole, open_now: true, next_close: "2026-01-01T01:00:00.000Z" };
  await deliver();
  expect((await get(`/restaurants/${body.id}`)).body).toMatchObject(shown);
  clock += 3_600_000;
  expect((await get("/restaurants?city=kyoto")).body.data).toMatchObject([
    { open_now: false, next_open: "2026-01-08T00:00:00.000Z" },
  ]);
});

test("hours are given once: as data or as text", async () => {
  const twice = { hours: { regular: [] }, opening_hours: "24/7" };
  const made = await create();
  for (const { status, body } of [await create(twice), await send("PATCH", `/restaurants/${made.body.id}`, twice)]) {
    expect([status, body.code]).toEqual([400, "input.malformed"]);
  }
  const cleared = await send("PATCH", `/restaurants/${made.body.id}`, { hours: null, opening_hours: "24/7" });
  expect([cleared.body.opening_hours, cleared.body.hours]).toEqual(["24/7", undefined]);
  await deliver();
  expect((await get(`/restaurants/${made.body.id}`)).body).toMatchObject({ hours: { regular: { length: 7 } } });
});

test("who says where it is has its zone asked for once, and goes on where that fails", async () => {
  const asked: object[] = [];
  const runtime = { now: () => clock, id: ulids(), sleep: async () => {}, random: () => 0 };
  const answers = [null, { time_zone: "Asia/Tokyo" }];
  const locate = async (location: object) => {
    asked.push(location);
    return answers.shift() ?? null;
  };
  app = api(writes({ store, runtime, locate }), { identity: memoryIdentity(callers), log: logger, bodySecret: "s" });
  const [here, there] = [
    { lat: 35, lng: 135.7 },
    { lat: 35.6, lng: 139.7 },
  ];
  const { status, body } = await create({ location: here });
  expect([status, store.appended[0]?.events.map(({ type }) => type)]).toEqual([
    201,
    ["RESTAURANT_CREATED", "RESTAURANT_ZONE_MISSED"],
  ]);
  await send("PATCH", `/restaurants/${body.id}`, { location: there });
  await send("PATCH", `/restaurants/${body.id}`, { name: "Another name" });
  await create({ location: here, hours: { time_zone: "Asia/Tokyo", regular: [] } });
  expect(asked).toEqual([here, there]);
  expect(store.appended[1]?.events).toMatchObject([{ payload: { changes: { time_zone: "Asia/Tokyo" } } }]);
});

test("where there are neighbourhoods to be found, one question finds zone and neighbourhood, and both that are said ask nothing", async () => {
  const asked: object[] = [];
  const runtime = { now: () => clock, id: ulids(), sleep: async () => {}, random: () => 0 };
  const locate = async (location: { lat: number }) => {
    asked.push(location);
    return { time_zone: "Asia/Tokyo", neighborhood: location.lat > 35.5 ? null : "Gion" };
  };
  const routes = [...writes({ store, runtime, locate, findsNeighborhoods: true }), ...reads(ports)];
  app = api(routes, { identity: memoryIdentity(callers), log: logger, bodySecret: "s" });
  const [here, there] = [
    { lat: 35, lng: 135.7 },
    { lat: 35.6, lng: 139.7 },
  ];
  const hours = { time_zone: "Asia/Tokyo", regular: [] };
  await create({ location: here, hours, neighborhood: "Pontochō" });
  expect(asked).toEqual([]);
  const { body } = await create({ location: here, hours });
  expect(body).toMatchObject({ neighborhood: "Gion" });
  expect(body).not.toHaveProperty("neighborhood_found");
  expect((await send("PATCH", `/restaurants/${body.id}`, { location: there })).body.neighborhood).toBeNull();
  expect((await send("PATCH", `/restaurants/${body.id}`, { location: here })).body.neighborhood).toBe("Gion");
  expect(asked).toEqual([here, there, here]);
  await deliver();
  const shown = (await get(`/restaurants/${body.id}`)).body;
  expect(shown).toMatchObject({ neighborhood: "Gion" });
  expect(shown).not.toHaveProperty("neighborhood_found");
});

const said = {
  attributes: ["outdoor_seating", "wifi"],
  diets: ["vegan"],
  chain: "Kumo Group",
  links: { menu: "https://kumo.example/menu", order: null, reserve: null },
  neighborhood: "Gion",
};
const unsaid = {
  ...{ attributes: [], diets: [], chain: null, neighborhood: null },
  links: { menu: null, order: null, reserve: null },
};

test("attributes, diets, a chain, links and a neighbourhood are said, answered, changed and taken back", async () => {
  const twice = { ...said, attributes: ["outdoor_seating", "wifi", "wifi"], links: { menu: said.links.menu } };
  const { status, body } = await create(twice);
  expect([status, body]).toMatchObject([201, said]);
  await deliver();
  expect((await get(`/restaurants/${body.id}`)).body).toMatchObject(said);
  const path = `/restaurants/${body.id}`;
  const changed = await send("PATCH", path, { attributes: ["dogs"], links: { order: "https://kumo.example/order" } });
  const links = { menu: null, order: "https://kumo.example/order", reserve: null };
  expect(changed.body).toMatchObject({ ...said, attributes: ["dogs"], links });
  expect((await send("PATCH", path, unsaid)).body).toMatchObject(unsaid);
  await deliver();
  expect((await get("/restaurants?city=kyoto")).body.data).toMatchObject([unsaid]);
});

test("a restaurant that says none of these has none of them stored, and answers that there are none", async () => {
  const { body } = await create();
  expect(body).toMatchObject(unsaid);
  expect(Object.keys(store.appended[0]?.events[0]?.payload as object)).not.toContain("attributes");
  expect((await send("PATCH", `/restaurants/${body.id}`, unsaid)).body).toMatchObject({ ...unsaid, version: 1 });
  await deliver();
  expect((await get(`/restaurants/${body.id}`)).body).toMatchObject(unsaid);
});

test("a word that is not among them is refused with those that are", async () => {
  const { status, body } = await create({ attributes: ["wifi", "jacuzzi"], diets: ["carnivore"] });
  expect(status).toBe(422);
  expect(body.errors).toMatchObject([
    { pointer: "/attributes/1", code: "not_one_of", params: { options: [...attributeNames] } },
    { pointer: "/diets/0", code: "not_one_of", params: { options: [...dietNames] } },
  ]);
  const links = { links: { menu: "javascript:alert(1)" } };
  expect((await create(links)).body.errors).toMatchObject([{ pointer: "/links/menu", code: "pattern.url" }]);
});

test("a restaurant is closed for a time and opens again by the day, whether or not anything was done then", async () => {
  const { body: made } = await create();
  const path = `/restaurants/${made.id}`;
  const until = { until: "2026-01-02", reason: "Holidays" };
  const { status, body } = await send("POST", `${path}/close-temporarily`, until);
  const paused = { status: "open", business_status: "closed_temporarily", closed_until: "2026-01-02", opens_on: null };
  expect([status, body]).toMatchObject([200, { ...paused, version: 2 }]);
  await deliver();
  const { body: told } = await get(path);
  expect(told).toMatchObject({ ...paused, open_now: false, next_open: null });
  expect(told).not.toHaveProperty("pause");
  expect((await get("/restaurants?city=kyoto")).body.data).toMatchObject([paused]);
  clock = Date.UTC(2026, 0, 3);
  expect((await get(path)).body).toMatchObject({ business_status: "operational", closed_until: null, version: 2 });
  expect((await send("POST", `${path}/close-temporarily`, { until: "2026-01-02" })).body).toMatchObject({
    ...{ status: 422, code: "restaurant.reopening_day" },
    errors: [{ pointer: "/until", code: "not_from_today" }],
  });
  expect((await send("POST", `${path}/close-temporarily`, {}, { authorization: "Bearer otto" })).status).toBe(403);
});

test("a restaurant is added before it opens, and opens on its day", async () => {
  const { status, body: made } = await create({ opens_on: "2026-01-09" });
  const soon = { status: "open", business_status: "opening_soon", opens_on: "2026-01-09", closed_until: null };
  expect([status, made]).toMatchObject([201, { ...soon, version: 2 }]);
  const path = `/restaurants/${made.id}`;
  expect((await send("POST", `${path}/open-on`, { on: "2026-01-10" })).body).toMatchObject({ opens_on: "2026-01-10" });
  await deliver();
  expect((await get(path)).body).toMatchObject({ ...soon, opens_on: "2026-01-10", open_now: false });
  clock = Date.UTC(2026, 0, 10);
  expect((await get(path)).body).toMatchObject({ business_status: "operational", opens_on: null });
  expect((await send("POST", `${path}/reopen`, {})).body).toMatchObject({ business_status: "operational", version: 4 });
  await deliver();
  expect((await get(path)).body).toMatchObject({ business_status: "operational", opens_on: null, version: 4 });
  expect((await create({ opens_on: "2026-01-01" })).body).toMatchObject({ code: "restaurant.opening_day" });
});
