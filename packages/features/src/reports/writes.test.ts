import { writeApi } from "@bellyfed/testing/write-api";
import { beforeEach, expect, test } from "vitest";
import type { RestaurantFacts } from "../restaurants/rules.ts";
import type { ReviewFacts } from "../reviews/rules.ts";
import { alice, at, maria, moderator, restaurantId, reviewId } from "./fixtures.ts";
import { MOST_REPORT, reportReasons } from "./rules.ts";
import { writes } from "./writes.ts";

let restaurant: RestaurantFacts;
let review: ReviewFacts;
let app: ReturnType<typeof writeApi>;
beforeEach(() => {
  restaurant = { status: "open", owner_id: "user-olga" };
  review = { status: "published", author_id: alice.sub, created_at: at };
  const callers = { alice, maria, mo: moderator };
  app = writeApi(
    (ports) => writes({ ...ports, reviewOf: async () => review, isServed: async (_, dish) => dish === "soup" }),
    {
      callers,
      now: at,
      restaurant: () => restaurant,
    },
  );
});
const about = { kind: "review", id: reviewId, restaurant_id: restaurantId };
const send = (body: unknown, who = "maria") => app.send(who, "POST", "/reports", body);
const fileOne = async () => String((await send({ subject: about, reason: "offensive" })).body.id);
const types = () => app.log.flatMap(({ events }) => events.map(({ type }) => type));

test("a report is 201, and again 200 with the first one, whatever it says then", async () => {
  const first = await send({ subject: about, reason: "offensive", text: "Look" });
  expect(first.status).toBe(201);
  expect(first.body).toMatchObject({
    subject: about,
    reason: "offensive",
    text: "Look",
    status: "open",
    closing: null,
  });
  const again = await send({ subject: about, reason: "spam" });
  expect([again.status, again.body]).toEqual([200, first.body]);
  expect((await send({ subject: about, reason: "spam" }, "mo")).body.id).not.toBe(first.body.id);
  expect(types()).toEqual(["REPORT_FILED", "REPORT_FILED"]);
});

test("a request that is repeated with its key is answered as it was", async () => {
  const key = { "idempotency-key": "k1" };
  const answers = [];
  for (let n = 0; n < 2; n++)
    answers.push(await app.send("maria", "POST", "/reports", { subject: about, reason: "spam" }, key));
  expect(answers.map(({ status }) => status)).toEqual([201, 201]);
  expect(answers[1]?.headers.get("idempotency-replayed")).toBe("true");
});

test("a hundred requests of one user at once are one report", async () => {
  const all = await Promise.all(Array.from({ length: 100 }, () => send({ subject: about, reason: "spam" })));
  expect(new Set(all.map(({ body }) => body.id)).size).toBe(1);
  expect(all.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(types()).toEqual(["REPORT_FILED"]);
});

test("a dish is reported by its id on the menu, as the restaurant's own", async () => {
  const dish = { kind: "dish", id: "soup", restaurant_id: restaurantId };
  expect((await send({ subject: dish, reason: "other" })).body).toMatchObject({ subject: dish, status: "open" });
  expect(app.log[0]?.events[0]?.payload).toMatchObject({ subject: { owner_id: "user-olga", created_at: null } });
  expect((await send({ subject: { ...dish, id: "stew" }, reason: "other" })).body.code).toBe("menu.item_missing");
  const nowhere = await send({ subject: { kind: "dish", id: "soup" }, reason: "other" });
  expect([nowhere.status, (nowhere.body.errors as { pointer: string }[])[0]?.pointer]).toEqual([
    422,
    "/subject/restaurant_id",
  ]);
  const named = await send({ subject: { ...about, id: "soup" }, reason: "other" });
  expect([named.status, (named.body.errors as { pointer: string }[])[0]?.pointer]).toEqual([422, "/subject/id"]);
});

test("a restaurant is reported without naming it twice, a reply by the review that it answers", async () => {
  const place = await send({ subject: { kind: "restaurant", id: restaurantId }, reason: "closed" });
  expect([place.status, place.body.subject]).toEqual([
    201,
    { kind: "restaurant", id: restaurantId, restaurant_id: restaurantId },
  ]);
  const reply = { ...about, kind: "reply" };
  expect((await send({ subject: reply, reason: "spam" })).body.code).toBe("reply.missing");
  review = { ...review, replier_id: "user-olga" } as ReviewFacts;
  expect((await send({ subject: reply, reason: "spam" })).status).toBe(201);
});

test("what is not there for everybody to see is 404, what is hidden 410", async () => {
  review = { status: "removed", author_id: alice.sub, created_at: at };
  expect((await send({ subject: about, reason: "spam" })).status).toBe(404);
  restaurant = { status: "hidden", owner_id: null };
  expect((await send({ subject: about, reason: "spam" })).status).toBe(410);
  restaurant = { status: "absent" };
  expect((await send({ subject: about, reason: "spam" })).body.code).toBe("restaurant.missing");
  expect(types()).toEqual([]);
});

test.each([
  ["/reason", { subject: about, reason: "boring" }],
  ["/subject/restaurant_id", { subject: { kind: "review", id: reviewId }, reason: "spam" }],
  ["/subject/kind", { subject: { ...about, kind: "cat" }, reason: "spam" }],
  ["/text", { subject: about, reason: "spam", text: "x".repeat(MOST_REPORT + 1) }],
])("a wrong %s is 422 and says where", async (pointer, wrong) => {
  const { status, body } = await send(wrong);
  expect([status, (body.errors as { pointer: string }[])[0]?.pointer]).toEqual([422, pointer]);
});

test("a reason that is none of those is answered with the list", async () => {
  const { body } = await send({ subject: about, reason: "boring" });
  const [error] = body.errors as { params: { options: string[] } }[];
  expect(error?.params.options).toEqual(reportReasons);
});

test("only those who keep order close a report, and say why; again changes nothing", async () => {
  const id = await fileOne();
  const close = (who: string, body: unknown = { reason: "Fine as it is" }) =>
    app.send(who, "POST", `/reports/${id}/close`, body);
  expect((await close("maria")).status).toBe(403);
  expect((await close("mo", {})).status).toBe(422);
  const { status, body } = await close("mo");
  expect([status, body.status]).toEqual([200, "closed"]);
  expect(body.closing).toEqual({ reason: "Fine as it is", closed_by: moderator.sub, closed_at: at });
  expect((await close("mo", { reason: "Or not" })).body.closing).toEqual(body.closing);
  expect((await app.send("mo", "POST", `/reports/${"0".repeat(26)}/close`, { reason: "No" })).status).toBe(404);
  expect(types()).toEqual(["REPORT_FILED", "REPORT_CLOSED"]);
});
