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

test("If-None-Match: * puts an item only where none is, and If-Match: * only where one is", async () => {
  const [any, none] = [{ "if-match": "*" }, { "if-none-match": "*" }];
  const changed = { ...margherita, available: false };
  expect((await send("PUT", path, margherita, any)).body).toMatchObject({ status: 412, code: "version.stale" });
  expect((await send("PUT", path, margherita, none)).status).toBe(200);
  expect((await send("PUT", path, changed, none)).body).toMatchObject({ status: 412, code: "version.exists" });
  expect((await send("PUT", path, changed, any)).status).toBe(200);
  expect((await send("PUT", `${path}-2`, margherita, none)).status).toBe(200);
  expect((await send("DELETE", path, undefined, none)).status).toBe(412);
  expect((await send("DELETE", path, undefined, any)).status).toBe(204);
  expect((await send("DELETE", path, undefined, any)).status).toBe(412);
  expect((await send("PUT", path, margherita, none)).status).toBe(200);
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

const order = `/restaurants/${restaurantId}/menu/order`;
const put3 = async () => {
  for (const [n, id] of ["a", "b", "c"].entries()) {
    await send("PUT", path.replace("margherita", id), { ...margherita, position: 10 * n });
  }
  app.calls.length = 0;
};
const toFront = { item_id: "c", section: "Pizza", before: "a" };

test("a move is one commit and answers the order of the menu with its version", async () => {
  await put3();
  const answer = await send("POST", order, { item_id: "c", section: "Pizza", before: "b" });
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({
    version: 4,
    sections: [
      {
        name: "Pizza",
        items: [
          { id: "a", position: 0 },
          { id: "c", position: 5 },
          { id: "b", position: 10 },
        ],
      },
    ],
  });
  expect(answer.headers.get("etag")).toMatch(/^"4-[0-9a-f]{8}"$/);
  expect(app.calls).toEqual(["restaurant", "load", "append"]);
});

test("a move without room renumbers all in one commit, whose order is the one that was asked for", async () => {
  await put3();
  const { body } = await send("POST", order, toFront);
  const [section] = body.sections as { items: { id: string }[] }[];
  expect(section?.items.map(({ id }) => id)).toEqual(["c", "a", "b"]);
  expect(app.log).toHaveLength(4);
});

test("the same move again writes nothing, with its key and without", async () => {
  await put3();
  const key = { "idempotency-key": "m1" };
  const first = await send("POST", order, toFront, key);
  const replay = await send("POST", order, toFront, key);
  expect([replay.headers.get("idempotency-replayed"), replay.body]).toEqual(["true", first.body]);
  expect((await send("POST", order, toFront)).body).toEqual(first.body);
  expect(app.log).toHaveLength(4);
  expect((await send("POST", order, { ...toFront, before: "b" }, key)).body.code).toBe("idempotency.mismatch");
});

test("a move of a stale menu, or to a place that is not there, is refused", async () => {
  await put3();
  expect((await send("POST", order, toFront, { "if-match": '"2"' })).status).toBe(412);
  const gone = await send("POST", order, { ...toFront, before: "x" });
  expect([gone.status, gone.body.code]).toEqual([409, "menu.before_missing"]);
  const unknown = await send("POST", order, { ...toFront, item_id: "x" });
  expect([unknown.status, unknown.body.code]).toEqual([404, "menu.item_missing"]);
  const wrong = await send("POST", order, { item_id: "c", section: "Pizza" });
  expect([wrong.status, (wrong.body.errors as { pointer: string }[])[0]?.pointer]).toEqual([422, "/before"]);
});

test("a DELETE answers the menu's version", async () => {
  await put3();
  const answer = await send("DELETE", path.replace("margherita", "a"));
  expect(answer.headers.get("etag")).toBe('"4"');
});
