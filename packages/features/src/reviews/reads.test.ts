import { memoryIdentity } from "@bellyfed/adapters/memory/identity";
import { type MemoryReadTable, memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { cursors } from "@bellyfed/core/cursor";
import type { Event, EventDefinition } from "@bellyfed/core/event";
import { api } from "@bellyfed/core/http/api";
import { currentKeys } from "@bellyfed/core/keys";
import type { Operation, Write } from "@bellyfed/core/ports";
import { sleepersClock } from "@bellyfed/testing/clock";
import { runsOf } from "@bellyfed/testing/specification";
import { beforeEach, expect, test } from "vitest";
import { readTable } from "../read-table.ts";
import { metaKey } from "../restaurants/keys.ts";
import type { Review } from "./contract.ts";
import type { ReviewEvent } from "./events.ts";
import { reviewStream } from "./events.ts";
import {
  alice,
  created,
  deleted,
  moderator,
  reinstated,
  removal,
  removed,
  replied,
  restaurantId,
  restored,
  reviewId,
  suspended,
  updated,
} from "./fixtures.ts";
import { readModel } from "./projection.ts";
import { reads } from "./reads.ts";
import { shownReply, shownReview } from "./shown.ts";

const quiet = { info: () => {}, warn: () => {}, error: () => {} };
const other = "1tz3vk8m5q2h7n4d9r6w1t8y3d";
const idOf = (n: number) => String(n).padStart(26, "0");
const dayOf = (n: number) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString();
let table: MemoryReadTable;
let queries: number;
let gets: Operation[];
let clock: ReturnType<typeof sleepersClock>;
let emitted: Event[];
/** Whether heads name their items, or are as an older release left them. */
let heads: "new" | "old";

beforeEach(async () => {
  table = memoryReadTable(readTable);
  queries = 0;
  gets = [];
  clock = sleepersClock();
  emitted = [];
  heads = "new";
  const meta = (id: string): Write => ({
    kind: "put",
    operation: { Item: { ...metaKey(id), doc: "{}", stream_version: 1 } },
  });
  await table.transact([meta(restaurantId), meta(other)]);
});

/** Events of any streams, each at its place in its own. */
async function write(...events: ReviewEvent[]): Promise<void> {
  const versions = new Map<string, number>();
  for (const event of events) {
    const stream = reviewStream(event.payload.restaurant_id, event.payload.id);
    const version = (versions.get(stream) ?? 0) + 1;
    versions.set(stream, version);
    const recorded = {
      event,
      stream,
      version,
      timestamp: "created_at" in event.payload ? event.payload.created_at : "",
    };
    const { head, name, itemOf, project } = readModel;
    const advanced = head.advance(name, stream, version - 1, version, heads === "old" ? undefined : itemOf(event));
    await table.transact([advanced, ...(project(runsOf([recorded]), () => undefined, currentKeys) ?? [])]);
  }
}

async function get(path: string, token = "alice") {
  const counted: MemoryReadTable = {
    ...table,
    query: (operation, after) => {
      queries++;
      return table.query(operation, after);
    },
    get: (operation) => {
      gets.push(operation);
      return table.get(operation);
    },
  };
  const emit = async ({ type }: EventDefinition, payload: unknown) => void emitted.push({ type, payload });
  const generation = async () => ({ table: counted, keys: currentKeys });
  const ports = { table: counted, generation, cursors: cursors("secret"), emit, runtime: clock };
  const app = api(reads(ports), { identity: memoryIdentity({ alice, moderator }), log: quiet });
  const response = await app.request(path, { headers: { authorization: `Bearer ${token}` } });
  const body = (await response.json()) as {
    data: Review[];
    next_cursor: string | null;
    code: string;
    errors: { pointer: string }[];
  } & Review;
  return { status: response.status, headers: response.headers, body };
}
async function allPages(path: string): Promise<string[][]> {
  const pages: string[][] = [];
  let next: string | undefined = path;
  while (next) {
    const { body, headers } = await get(next);
    pages.push(body.data.map(({ id }) => id));
    next = /^<(.+)>; rel="next"$/.exec(headers.get("link") ?? "")?.[1];
  }
  return pages;
}
const reviewsPath = (id: string, query = "") => `/restaurants/${id}/reviews${query}`;

test("a review is listed with its reply and version as its events tell them", async () => {
  const review = shownReview(created().payload);
  await write(created(), replied(), updated({ rating: 3, text: "On a second visit it was only fine." }));
  const { status, body } = await get(reviewsPath(restaurantId));
  expect([status, queries]).toEqual([200, 1]);
  expect(body).toEqual({
    data: [
      {
        ...review,
        rating: 3,
        text: "On a second visit it was only fine.",
        reply: shownReply(replied().payload.reply),
        status: "published",
        helpful_count: 0,
        version: 3,
        updated_at: review.created_at,
      },
    ],
    next_cursor: null,
  });
  expect(emitted).toEqual([{ type: "GET_RESTAURANT_REVIEWS", payload: { restaurant_id: restaurantId, limit: 25 } }]);
});

test("reviews are paged newest first, each once, and the restaurant is not among them", async () => {
  await write(...Array.from({ length: 7 }, (_, n) => created({ id: idOf(n), created_at: dayOf(n) })));
  const pages = await allPages(reviewsPath(restaurantId, "?limit=3"));
  expect(pages).toEqual([[6, 5, 4].map(idOf), [3, 2, 1].map(idOf), [idOf(0)]]);
  expect(queries).toBe(3);
});

test("the page that ends with the restaurant is the last one", async () => {
  await write(...[0, 1, 2].map((n) => created({ id: idOf(n), created_at: dayOf(n) })));
  expect(await allPages(reviewsPath(restaurantId, "?limit=2"))).toEqual([[2, 1].map(idOf), [idOf(0)]]);
  expect(await allPages(reviewsPath(restaurantId, "?limit=4"))).toEqual([[2, 1, 0].map(idOf)]);
});

test("a restaurant without reviews has none, one that is not there is 404", async () => {
  expect((await get(reviewsPath(restaurantId))).body).toEqual({ data: [], next_cursor: null });
  const unknown = await get(reviewsPath("2".repeat(26)));
  expect([unknown.status, unknown.body.code]).toEqual([404, "restaurant.missing"]);
  expect(emitted.map(({ payload }) => payload)).not.toContainEqual(expect.objectContaining({ restaurant_id: idOf(5) }));
});

test("a restaurant that only ratings have reached is not there yet", async () => {
  await write(created({ restaurant_id: idOf(5) }), created({ id: idOf(1), restaurant_id: idOf(5) }));
  expect((await get(reviewsPath(idOf(5)))).status).toBe(404);
});

test("a user's own reviews are listed over all restaurants, newest first, with replies", async () => {
  await write(
    created({ created_at: dayOf(1) }),
    created({ id: idOf(1), restaurant_id: other, created_at: dayOf(2) }),
    created({ id: idOf(2), author_id: "user-bob", author_name: "Bob", created_at: dayOf(3) }),
    replied("Thanks", { created_at: dayOf(1) }),
  );
  const { body } = await get("/users/me/reviews");
  expect(body.data.map(({ restaurant_id, reply, version }) => [restaurant_id, reply?.text, version])).toEqual([
    [other, undefined, 1],
    [restaurantId, "Thanks", 2],
  ]);
  expect((await allPages("/users/me/reviews?limit=1")).flat()).toHaveLength(2);
});

test("a deleted review is in no list", async () => {
  await write(created(), deleted());
  expect((await get(reviewsPath(restaurantId))).body.data).toEqual([]);
  expect((await get("/users/me/reviews")).body.data).toEqual([]);
});

test("a cursor of another list is 400", async () => {
  await write(created(), created({ id: idOf(1), created_at: dayOf(1) }));
  const { next_cursor } = (await get(reviewsPath(restaurantId, "?limit=1"))).body;
  for (const path of [reviewsPath(other), "/users/me/reviews"]) {
    const { status, body } = await get(`${path}?cursor=${next_cursor}`);
    expect([status, body.code]).toEqual([400, "cursor.invalid"]);
  }
});

const minePath = `/restaurants/${restaurantId}/reviews/mine`;

test("my review of a restaurant is found by its stream, in two reads, however many I wrote", async () => {
  await write(
    ...Array.from({ length: 150 }, (_, n) => created({ id: idOf(n), restaurant_id: other, created_at: dayOf(n) })),
  );
  await write(created(), replied("Thanks"), updated({ rating: 2 }));
  const { status, headers, body } = await get(minePath);
  expect(status).toBe(200);
  expect(body).toMatchObject({ id: reviewId, rating: 2, reply: { text: "Thanks" }, version: 3 });
  expect(headers.get("etag")).toMatch(/^"3-[0-9a-f]{8}"$/);
  expect([gets.length, queries]).toEqual([2, 0]);
});

test("who has not reviewed it, or has deleted the review, is told that there is none", async () => {
  const before = await get(minePath);
  expect([before.status, before.body.code]).toEqual([404, "review.missing"]);
  await write(created(), deleted());
  expect((await get(minePath)).body.code).toBe("review.missing");
  expect([gets.length, queries]).toEqual([3, 0]);
});

test("a review that was deleted and written again is mine again", async () => {
  await write(created(), deleted(), created({ created_at: dayOf(9), rating: 1 }));
  expect((await get(minePath)).body).toMatchObject({ created_at: dayOf(9), rating: 1, version: 3 });
});

test("my review is found when its head is from a release whose heads named nothing", async () => {
  heads = "old";
  await write(created());
  await write(
    ...Array.from({ length: 120 }, (_, n) => created({ id: idOf(n), restaurant_id: other, created_at: dayOf(n) })),
  );
  expect((await get(minePath)).body).toMatchObject({ id: reviewId, version: 1 });
  expect(queries).toBe(2);
});

test("a read that names my review's version waits for it, reads consistently and is kept nowhere", async () => {
  await write(created());
  const there = await get(`${minePath}?at_least=1`);
  expect([there.status, there.headers.get("cache-control")]).toEqual([200, "no-store"]);
  expect(there.headers.has("bellyfed-behind")).toBe(false);
  expect(clock.now()).toBe(0);
  expect(gets.every(({ ConsistentRead }) => ConsistentRead)).toBe(true);
  const behind = await get(`${minePath}?at_least=2`);
  expect([behind.status, behind.headers.get("bellyfed-behind")]).toEqual([200, "true"]);
  expect(behind.body.version).toBe(1);
  expect(clock.now()).toBe(2000);
});

test("what is not there yet is a 404 that says that it is behind", async () => {
  const { status, headers, body } = await get(`${minePath}?at_least=1`);
  expect([status, body.code, headers.get("bellyfed-behind")]).toEqual([404, "review.missing", "true"]);
});

test("a list waits for the review that it is to show, or for its restaurant", async () => {
  await write(created());
  const shown = await get(reviewsPath(restaurantId, `?at_least=${reviewId}:1`));
  expect([shown.body.data.length, shown.headers.has("bellyfed-behind"), clock.now()]).toEqual([1, false, 0]);
  expect((await get(reviewsPath(restaurantId, `?at_least=${reviewId}:2`))).headers.get("bellyfed-behind")).toBe("true");
  expect(clock.now()).toBe(2000);
  expect((await get(reviewsPath(restaurantId, "?at_least=26"))).headers.get("bellyfed-behind")).toBe("true");
  expect(clock.now()).toBe(2000);
});

test("pages after the first are asked for with the same version", async () => {
  await write(created(), created({ id: idOf(1), created_at: dayOf(1) }));
  const first = await get(reviewsPath(restaurantId, `?limit=1&at_least=${reviewId}:1`));
  expect(first.headers.get("link")).toContain("at_least=");
});

test.each(["", "x", "-1", "1.5", `${reviewId}:`, `${reviewId}:x`, ":1", "1:1", "1".repeat(13)])(
  "at_least=%s is 400 and says where",
  async (text) => {
    const { status, body } = await get(reviewsPath(restaurantId, `?at_least=${text}`));
    expect([status, body.errors[0]?.pointer]).toEqual([400, "/query/at_least"]);
  },
);
test("of my review only its own version can be asked for", async () => {
  expect((await get(`${minePath}?at_least=${reviewId}:1`)).status).toBe(400);
});

test("a review that is withheld is shown to its author with its status, and to nobody else", async () => {
  for (const [event, status] of [
    [suspended(), "suspended"],
    [removed(), "removed"],
  ] as const) {
    table = memoryReadTable(readTable);
    await table.transact([{ kind: "put", operation: { Item: { ...metaKey(restaurantId), doc: "{}" } } }]);
    await write(created(), event);
    expect((await get(reviewsPath(restaurantId))).body).toEqual({ data: [], next_cursor: null });
    const mine = await get(`${reviewsPath(restaurantId)}/mine`);
    expect(mine.body).toMatchObject({ id: reviewId, status, text: created().payload.text, version: 2 });
    expect((await get("/users/me/reviews")).body.data).toEqual([mine.body]);
  }
});

test("one that comes back is listed as before", async () => {
  await write(created(), suspended(), removed(true), reinstated(removal), restored());
  const { body } = await get(reviewsPath(restaurantId));
  expect(body.data).toMatchObject([{ id: reviewId, status: "published", version: 5 }]);
  expect(body.data[0]).not.toHaveProperty("removal");
  expect((await get("/moderation/removed", "moderator")).body.data).toEqual([]);
});

test("removed reviews are listed for who keeps order, the newest removal first, and page by page", async () => {
  const removals = Array.from({ length: 5 }, (_, n) => ({
    id: idOf(n),
    created_at: dayOf(n),
    removed_at: dayOf(20 - n),
  }));
  for (const { id, created_at, removed_at } of removals) {
    const because = {
      ...removed(false, { id, created_at }).payload,
      removal: { ...removal, reason: `No ${id}`, removed_at },
    };
    await write(created({ id, created_at }), { type: "REVIEW_REMOVED", payload: because });
  }
  await write(created({ id: idOf(9), created_at: dayOf(9) }), suspended(null, { id: idOf(9), created_at: dayOf(9) }));
  const first = await get("/moderation/removed?limit=3", "moderator");
  const rest = await get(`/moderation/removed?limit=3&cursor=${first.body.next_cursor}`, "moderator");
  const all = [...first.body.data, ...rest.body.data];
  expect(all.map(({ id }: Review) => id)).toEqual([0, 1, 2, 3, 4].map(idOf));
  expect(all[0]).toMatchObject({
    restaurant_id: restaurantId,
    status: "removed",
    removal: { reason: `No ${idOf(0)}`, removed_at: dayOf(20) },
  });
  expect(rest.body.next_cursor).toBeNull();
  expect((await get("/moderation/removed")).status).toBe(403);
});
