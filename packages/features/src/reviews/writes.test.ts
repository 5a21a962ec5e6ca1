import { derivedId } from "@bellyfed/core/id";
import { type Send, writeApi } from "@bellyfed/testing/write-api";
import { beforeEach, expect, test } from "vitest";
import type { RestaurantFacts } from "../restaurants/rules.ts";
import { alice, at, content, maria, moderator, restaurantId, reviewId } from "./fixtures.ts";
import { writes } from "./writes.ts";

const bob = { ...alice, sub: "user-bob", name: "Bob" };
const all = `/restaurants/${restaurantId}/reviews`;
const one = `${all}/${reviewId}`;
let restaurant: RestaurantFacts;
let app: ReturnType<typeof writeApi>;

beforeEach(() => {
  restaurant = { status: "open", owner_id: maria.sub };
  const callers = { alice, bob, maria, moderator };
  app = writeApi(writes, { callers, now: at, restaurant: () => restaurant });
});

const send: Send = (...request) => app.send(...request);
const types = () => app.log.flatMap(({ events }) => events.map(({ type }) => type));

test("POST answers the review, after three calls in two steps", async () => {
  const { status, headers, body } = await send("alice", "POST", all, content);
  expect([status, headers.get("location")]).toEqual([201, one]);
  expect(headers.get("etag")).toMatch(/^"1-[0-9a-f]{8}"$/);
  expect(body).toEqual({
    ...content,
    id: reviewId,
    restaurant_id: restaurantId,
    author: { id: alice.sub, name: alice.name },
    reply: null,
    status: "published",
    version: 1,
    created_at: at,
    updated_at: at,
  });
  expect(app.calls).toEqual(["restaurant", "load", "append"]);
});

test("a rating alone is a review", async () => {
  const { status, body } = await send("alice", "POST", all, { rating: 4 });
  expect([status, body.title, body.text, body.visited_on, body.language]).toEqual([201, null, null, null, null]);
});

test("what is rated by itself is 1 to 5 each, and nothing rated is null", async () => {
  const { body } = await send("alice", "POST", all, { rating: 4, sub_ratings: { food: 5, value: 1 } });
  expect(body.sub_ratings).toEqual({ food: 5, value: 1 });
  const patched = await send("alice", "PATCH", one, { sub_ratings: {} });
  expect([patched.status, patched.body.sub_ratings]).toEqual([200, null]);
  for (const sub_ratings of [{ food: 6 }, { food: 0 }, { food: 4.5 }, { taste: 5 }, [], "5"]) {
    const refused = await send("bob", "POST", all, { rating: 4, sub_ratings });
    expect(refused.status, JSON.stringify(sub_ratings)).toBe(422);
    expect(JSON.stringify(refused.body.errors)).toContain('"pointer":"/sub_ratings');
  }
});

test("ten thousand characters with markup, emoji and other scripts are kept as they are", async () => {
  const text = `<script>alert(1)</script> \u202E مطعم 🍕 ${"x".repeat(9_960)}`;
  const { status, body } = await send("alice", "POST", all, { rating: 4, text });
  expect([status, body.text]).toEqual([201, text]);
});

test("a second review by the same user is 409 and names the first", async () => {
  await send("alice", "POST", all, content);
  const { status, body } = await send("alice", "POST", all, { rating: 1 });
  expect([status, body.code]).toEqual([409, "review.exists"]);
  expect(body.detail).toContain(one);
  expect((await send("bob", "POST", all, { rating: 1 })).status).toBe(201);
});

test("the same Idempotency-Key answers the same review, another body under it is 422", async () => {
  const key = { "idempotency-key": "k1" };
  const first = await send("alice", "POST", all, content, key);
  const replay = await send("alice", "POST", all, content, key);
  expect([replay.status, replay.body]).toEqual([201, first.body]);
  expect(replay.headers.get("idempotency-replayed")).toBe("true");
  expect((await send("alice", "POST", all, { rating: 1 }, key)).body.code).toBe("idempotency.mismatch");
  expect(types()).toEqual(["REVIEW_CREATED"]);
});

test("twenty times the same key at once is one review", async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => send("alice", "POST", all, content, { "idempotency-key": "k1" })),
  );
  expect(new Set(answers.map(({ status, body }) => `${status} ${body.id} ${body.version}`))).toEqual(
    new Set([`201 ${reviewId} 1`]),
  );
  expect(types()).toEqual(["REVIEW_CREATED"]);
});

test("twenty different first reviews of one user at once are one review and nineteen conflicts", async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => send("alice", "POST", all, content)));
  const statuses = answers.map(({ status }) => status).sort();
  expect(statuses).toEqual([201, ...Array(19).fill(409)]);
  expect(types()).toEqual(["REVIEW_CREATED"]);
});

test("after a delete the same user writes a new review under the same id", async () => {
  await send("alice", "POST", all, content);
  expect((await send("alice", "DELETE", one)).status).toBe(204);
  const { status, body } = await send("alice", "POST", all, { rating: 2 });
  expect([status, body.id, body.rating, body.version]).toEqual([201, reviewId, 2, 3]);
});

test("the replay of a review that is gone is 404, not the old review", async () => {
  const key = { "idempotency-key": "k1" };
  await send("alice", "POST", all, content, key);
  await send("alice", "DELETE", one);
  expect((await send("alice", "POST", all, content, key)).body.code).toBe("review.missing");
});

test("unknown, closed and own restaurants are refused", async () => {
  const own = await send("maria", "POST", all, content);
  expect([own.status, own.body.code]).toEqual([403, "review.own_restaurant"]);
  restaurant = { status: "closed", owner_id: maria.sub };
  const closed = await send("alice", "POST", all, content);
  expect([closed.status, closed.body.code]).toEqual([409, "restaurant.closed"]);
  restaurant = { status: "absent" };
  const absent = await send("alice", "POST", all, content);
  expect([absent.status, absent.body.code]).toEqual([404, "restaurant.missing"]);
});

test("PATCH changes what it names, by three calls in two steps, and honours If-Match", async () => {
  await send("alice", "POST", all, content);
  app.calls.length = 0;
  const stale = await send("alice", "PATCH", one, { rating: 1 }, { "if-match": '"4-01234567"' });
  expect([stale.status, stale.body.code]).toEqual([412, "version.stale"]);
  app.calls.length = 0;
  const { status, body } = await send("alice", "PATCH", one, { rating: 1, title: null }, { "if-match": '"1"' });
  expect(status).toBe(200);
  expect(body).toMatchObject({ rating: 1, title: null, text: content.text, version: 2 });
  expect(app.calls).toEqual(["restaurant", "load", "append"]);
});

test("If-None-Match: * writes a first review only, and one that was deleted is none", async () => {
  const none = { "if-none-match": "*" };
  expect((await send("alice", "POST", all, content, none)).status).toBe(201);
  expect((await send("alice", "POST", all, content, none)).body).toMatchObject({ status: 412, code: "version.exists" });
  expect((await send("alice", "PATCH", one, { rating: 1 }, none)).status).toBe(412);
  expect((await send("alice", "DELETE", one, undefined, none)).status).toBe(412);
  expect((await send("alice", "DELETE", one, undefined, { "if-match": '"1"' })).status).toBe(204);
  expect((await send("alice", "DELETE", one, undefined, { "if-match": "*" })).status).toBe(412);
  expect((await send("alice", "POST", all, content, none)).status).toBe(201);
});

test("others may not change or delete a review, a moderator may delete it", async () => {
  await send("alice", "POST", all, content);
  expect((await send("bob", "PATCH", one, { rating: 1 })).body.code).toBe("review.not_author");
  expect((await send("bob", "DELETE", one)).status).toBe(403);
  expect((await send("moderator", "DELETE", one)).status).toBe(204);
  expect((await send("moderator", "DELETE", one)).status).toBe(204);
  expect(types()).toEqual(["REVIEW_CREATED", "REVIEW_REMOVED"]);
});

test("its author deletes a review by two calls, a moderator by three in two steps", async () => {
  await send("alice", "POST", all, content);
  app.calls.length = 0;
  expect((await send("alice", "DELETE", one)).status).toBe(204);
  expect(app.calls).toEqual(["load", "append"]);
  await send("alice", "POST", all, content);
  app.calls.length = 0;
  expect((await send("moderator", "DELETE", one)).status).toBe(204);
  expect(app.calls).toEqual(["restaurant", "load", "append"]);
});

test("a moderator removes a review with a reason: its author writes no more there until it is restored", async () => {
  await send("alice", "POST", all, content);
  const { status, body } = await send("moderator", "POST", `${one}/remove`, { reason: "It names a waiter" });
  const removal = { reason: "It names a waiter", removed_at: at };
  expect(status).toBe(200);
  expect(body).toMatchObject({ id: reviewId, status: "removed", removal, text: content.text, version: 2 });
  for (const [method, to, sent] of [
    ["POST", all, content],
    ["PATCH", one, { rating: 1 }],
    ["DELETE", one, undefined],
  ] as const) {
    const refused = await send("alice", method, to, sent);
    expect([refused.status, refused.body.code]).toEqual([409, "review.removed"]);
  }
  const restored = await send("moderator", "POST", `${one}/restore`, {});
  expect(restored.body).toMatchObject({ status: "published", version: 3 });
  expect(restored.body).not.toHaveProperty("removal");
  expect((await send("alice", "PATCH", one, { rating: 1 })).status).toBe(200);
});

test("only moderators and admins remove and restore, not their own, and none of their own restaurant", async () => {
  await send("alice", "POST", all, content);
  const remove = (who: string) => send(who, "POST", `${one}/remove`, { reason: "No" });
  for (const who of ["alice", "bob", "maria"]) expect((await remove(who)).body.code).toBe("role.forbidden");
  restaurant = { status: "open", owner_id: moderator.sub };
  expect((await remove("moderator")).body.code).toBe("review.own_restaurant");
  expect((await send("moderator", "DELETE", one)).body.code).toBe("review.own_restaurant");
  restaurant = { status: "open", owner_id: maria.sub };
  await send("moderator", "POST", all, content);
  const own = `${all}/${derivedId("review", restaurantId, moderator.sub)}`;
  expect((await send("moderator", "POST", `${own}/remove`, { reason: "No" })).body.code).toBe("review.own");
  expect((await send("moderator", "POST", `${one}/remove`, { reason: "" })).status).toBe(422);
});

test("the owner replies, again in other words, and not twice in the same", async () => {
  await send("alice", "POST", all, content);
  const first = await send("maria", "POST", `${one}/reply`, { text: "Thank you!" });
  const author = { id: maria.sub, name: maria.name };
  expect(first.status).toBe(200);
  expect(first.body).toMatchObject({ reply: { author, text: "Thank you!", replied_at: at }, version: 2 });
  await send("maria", "POST", `${one}/reply`, { text: "Thank you!" });
  expect((await send("maria", "POST", `${one}/reply`, { text: "Come again" })).body).toMatchObject({ version: 3 });
  expect((await send("alice", "POST", `${one}/reply`, { text: "Me too" })).body.code).toBe("review.not_owner");
});

test("a reply is removed by its owner or a moderator, once", async () => {
  await send("alice", "POST", all, content);
  await send("maria", "POST", `${one}/reply`, { text: "Thank you!" });
  expect((await send("alice", "DELETE", `${one}/reply`)).body.code).toBe("review.not_owner");
  const gone = await send("moderator", "DELETE", `${one}/reply`);
  expect([gone.status, gone.headers.get("etag")]).toEqual([204, '"3"']);
  const again = await send("maria", "DELETE", `${one}/reply`);
  expect([again.status, again.headers.get("etag")]).toEqual([204, '"3"']);
  const stale = await send("maria", "DELETE", `${one}/reply`, undefined, { "if-match": '"1"' });
  expect(stale.status).toBe(412);
});

test.each([
  ["/rating", { rating: 0 }],
  ["/rating", { rating: 6 }],
  ["/rating", { rating: 4.5 }],
  ["/rating", { rating: "5" }],
  ["/rating", {}],
  ["/title", { rating: 5, title: "two\nlines" }],
  ["/title", { rating: 5, title: "x".repeat(121) }],
  ["/text", { rating: 5, text: "x".repeat(10_001) }],
  ["/text", { rating: 5, text: "" }],
  ["/text", { rating: 5, text: "\u0000" }],
  ["/visited_on", { rating: 5, visited_on: "2026-02-30" }],
  ["/visited_on", { rating: 5, visited_on: "2026-01-04" }],
  ["/language", { rating: 5, language: "not a language" }],
  ["/author", { rating: 5, author: { id: "someone" } }],
])("a review with a wrong %s is 422 and says where", async (pointer, wrong) => {
  const { status, body } = await send("alice", "POST", all, wrong);
  expect([status, (body.errors as { pointer: string }[])[0]?.pointer]).toEqual([422, pointer]);
});

test.each(["short", "0SZ3VK8M5Q2H7N4D9R6W1T8Y3C", "a%23b", "..%2F.."])("a review id like %s is 400", async (id) => {
  expect((await send("alice", "PATCH", `${all}/${id}`, { rating: 1 })).status).toBe(400);
});

test("what is not there is 404", async () => {
  const nowhere = `${all}/${"0".repeat(26)}`;
  for (const [method, to, body] of [
    ["PATCH", nowhere, { rating: 1 }],
    ["DELETE", nowhere, undefined],
    ["POST", `${nowhere}/reply`, { text: "Hello" }],
  ] as const) {
    const answer = await send("maria", method, to, body);
    expect([answer.status, answer.body.code]).toEqual([404, "review.missing"]);
  }
});

test.each([{ "idempotency-key": "x".repeat(256) }, { "if-match": "version three" }])(
  "malformed headers like %j are refused before anything is read",
  async (headers) => {
    expect((await send("alice", "POST", all, content, headers)).status).toBe(400);
    expect((await send("maria", "POST", `${one}/reply`, { text: "Thank you" }, headers)).status).toBe(400);
    expect((await send("alice", "PATCH", one, { rating: 1 }, headers)).status).toBe(400);
    expect(app.calls).toEqual([]);
  },
);
