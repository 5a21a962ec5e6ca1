import type { Caller } from "@bellyfed/core/ports";
import { type Answer, writeApi } from "@bellyfed/testing/write-api";
import { beforeEach, expect, test } from "vitest";
import type { RestaurantFacts } from "../restaurants/rules.ts";
import { margherita, ownerId, restaurantId } from "./fixtures.ts";
import { writes } from "./writes.ts";

const callers: Record<string, Caller> = {
  maria: { sub: ownerId, name: "Maria", role: "user" },
  alice: { sub: "user-alice", name: "Alice", role: "user" },
};
const path = `/restaurants/${restaurantId}/menu/items/margherita`;
let restaurant: RestaurantFacts;
let app: ReturnType<typeof writeApi>;

beforeEach(() => {
  restaurant = { status: "open", owner_id: ownerId };
  app = writeApi(writes, { callers, now: "2026-01-02T03:04:05Z", restaurant: () => restaurant });
});

const send = (method: string, to: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> =>
  app.send("maria", method, to, body, headers);

test("PUT answers the item with the menu's version, after three calls in two steps", async () => {
  const answer = await send("PUT", path, margherita);
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({ ...margherita, id: "margherita", restaurant_id: restaurantId, version: 1 });
  expect(answer.headers.get("etag")).toMatch(/^"1-[0-9a-f]{8}"$/);
  expect(app.calls).toEqual(["restaurant", "load", "append"]);
});

test("PUT of the least there can be fills in the rest", async () => {
  const { section, name, price } = margherita;
  const answer = await send("PUT", path, { section, name, price });
  expect(answer.body).toMatchObject({ position: 1, description: null, dietary: [], available: true });
});

test("the same PUT again writes nothing", async () => {
  const first = await send("PUT", path, margherita);
  const second = await send("PUT", path, margherita);
  expect([second.status, second.body]).toEqual([200, first.body]);
  expect(app.log).toHaveLength(1);
});

test("the same Idempotency-Key answers the same, also after others changed the menu", async () => {
  const key = { "idempotency-key": "k1" };
  await send("PUT", path, margherita, key);
  await send("PUT", `${path}-2`, margherita);
  const replay = await send("PUT", path, margherita, key);
  expect(replay.status).toBe(200);
  expect(replay.headers.get("idempotency-replayed")).toBe("true");
  expect(replay.body).toMatchObject({ id: "margherita", version: 2 });
  expect(app.log).toHaveLength(2);
  expect((await send("PUT", path, { ...margherita, name: "Other" }, key)).body.code).toBe("idempotency.mismatch");
});

test("DELETE answers 204, again and for what never was", async () => {
  await send("PUT", path, margherita);
  expect((await send("DELETE", path)).status).toBe(204);
  expect((await send("DELETE", path)).status).toBe(204);
  expect((await send("DELETE", `${path}-2`)).status).toBe(204);
  expect(app.log.flatMap(({ events }) => events.map(({ type }) => type))).toEqual([
    "MENU_ITEM_ADDED",
    "MENU_ITEM_REMOVED",
  ]);
});

test("a stale If-Match is refused", async () => {
  await send("PUT", path, margherita);
  const changed = { ...margherita, available: false };
  expect((await send("PUT", path, changed, { "if-match": '"7"' })).status).toBe(412);
  expect((await send("PUT", path, changed, { "if-match": '"1"' })).status).toBe(200);
});

test("who is not signed in, who does not own it, and a restaurant that is not there are refused", async () => {
  expect((await send("PUT", path, margherita, { authorization: "" })).status).toBe(401);
  const other = await send("PUT", path, margherita, { authorization: "Bearer alice" });
  expect([other.status, other.body.code]).toEqual([403, "menu.not_owner"]);
  restaurant = { status: "absent" };
  const missing = await send("DELETE", path);
  expect([missing.status, missing.body.code]).toEqual([404, "restaurant.missing"]);
});

test.each([
  ["/price/currency", { price: { amount: 100, currency: "XYZ" } }],
  ["/price/currency", { price: { amount: 100, currency: "usd" } }],
  ["/price/amount", { price: { amount: 12.5, currency: "USD" } }],
  ["/price/amount", { price: { amount: -1, currency: "USD" } }],
  ["/price/amount", { price: { amount: "1250", currency: "USD" } }],
  ["/dietary", { dietary: ["vegan", "vegan"] }],
  ["/dietary/0", { dietary: ["tasty"] }],
  ["/section", { section: "###" }],
  ["/position", { position: 10_000 }],
  ["/name", { name: "" }],
  ["/name", { name: "x".repeat(121) }],
  ["/available", { available: "yes" }],
  ["/colour", { colour: "red" }],
])("a wrong %s is 422 and says where", async (pointer, wrong) => {
  const { status, body } = await send("PUT", path, { ...margherita, ...wrong });
  expect([status, (body.errors as { pointer: string }[])[0]?.pointer]).toEqual([422, pointer]);
});

test.each(["a%2Fb", "a%23b", "a b", "x".repeat(65), "ü"])("an item id like %s is 400", async (id) => {
  const { status, body } = await send("PUT", `/restaurants/${restaurantId}/menu/items/${id}`, margherita);
  expect([status, (body.errors as { pointer: string }[])[0]?.pointer]).toEqual([400, "/path/itemId"]);
});

test("an item called __proto__ is an item like others", async () => {
  const odd = `/restaurants/${restaurantId}/menu/items/__proto__`;
  expect((await send("PUT", odd, margherita)).body).toMatchObject({ id: "__proto__", version: 1 });
  expect((await send("DELETE", odd)).status).toBe(204);
});

test.each([{ "idempotency-key": "x".repeat(256) }, { "if-match": "version three" }])(
  "malformed headers like %j are refused before anything is read",
  async (headers) => {
    expect((await send("PUT", path, margherita, headers)).status).toBe(400);
    expect((await send("DELETE", path, undefined, headers)).status).toBe(400);
    expect(app.calls).toEqual([]);
  },
);
