import fc from "fast-check";
import { expect, test } from "vitest";
import { metaKey } from "../restaurants/keys.ts";
import {
  content,
  created,
  deleted,
  reinstated,
  removal,
  removed,
  restaurantId,
  restored,
  reviewId,
  suspended,
  updated,
} from "../reviews/fixtures.ts";
import { type Happened, happenedIn } from "./events.ts";
import { envelope, happened } from "./fixtures.ts";
import { type Recent, recentOf, recentWrite, remember, withRestaurants } from "./recent.ts";
import { MOST_EXCERPT, MOST_RECENT } from "./rules.ts";

const none = recentOf(undefined);
const shown = ({ reviews }: Recent) => reviews.map(({ id, rating, version }) => ({ id, rating, version }));
const idOf = (n: number) => String(n).padStart(26, "0");
const dayOf = (n: number) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString();

test("a new review is the first, a changed one stays where it is", () => {
  const one = remember(none, [happened(created({ id: idOf(1), created_at: dayOf(1) }), 1)]);
  const two = remember(one, [happened(created({ id: idOf(2), created_at: dayOf(2) }), 1)]);
  expect(shown(two).map(({ id }) => id)).toEqual([idOf(2), idOf(1)]);
  const changed = remember(two, [happened(updated({ id: idOf(1), created_at: dayOf(1), rating: 1 }), 2)]);
  expect(shown(changed)).toEqual([
    { id: idOf(2), rating: 5, version: 1 },
    { id: idOf(1), rating: 1, version: 2 },
  ]);
});

test("what those who keep order wrote stays marked", () => {
  const author = { id: "mo", name: "Mo", staff: true } as const;
  const told = happenedIn(envelope(created({ author_id: "mo", author_name: "Mo", author_staff: true }), 1));
  if (typeof told === "string") throw new Error(told);
  expect(remember(none, [told]).reviews).toMatchObject([{ author }]);
});

test("a deleted review is gone, and an old delivery does not bring it back", () => {
  const gone = remember(none, [happened(created(), 1), happened(deleted(), 2)]);
  expect(gone.reviews).toEqual([]);
  expect(remember(gone, [happened(created(), 1)])).toEqual(gone);
  expect(shown(remember(gone, [happened(created({ rating: 2 }), 3)]))).toEqual([
    { id: reviewId, rating: 2, version: 3 },
  ]);
});

test("a review that is suspended or removed is gone until it comes back, and only where nothing else withholds it", () => {
  const before = remember(none, [happened(created(), 1)]);
  for (const event of [suspended(), removed()]) expect(remember(before, [happened(event, 2)]).reviews).toEqual([]);
  const withheld = remember(before, [happened(suspended(), 2), happened(removed(true), 3)]);
  expect(remember(withheld, [happened(restored(true), 4)]).reviews).toEqual([]);
  expect(remember(withheld, [happened(reinstated(removal), 4)]).reviews).toEqual([]);
  const back = remember(withheld, [happened(restored(), 5), happened(restored(true), 4)]);
  expect(back.reviews).toEqual(before.reviews.map((entry) => ({ ...entry, version: 5 })));
});

test("only the newest fifty are kept", () => {
  const all = Array.from({ length: 60 }, (_, n) => happened(created({ id: idOf(n), created_at: dayOf(n) }), 1));
  const { reviews } = remember(none, all);
  expect(reviews).toHaveLength(MOST_RECENT);
  expect([reviews[0]?.id, reviews.at(-1)?.id]).toEqual([idOf(59), idOf(10)]);
});

test("a long text is cut between characters", () => {
  const [long] = remember(none, [happened(created({ text: "🍕".repeat(10_000) }), 1)]).reviews;
  expect(long?.excerpt).toBe(`${"🍕".repeat(MOST_EXCERPT - 1)}…`);
  const [short] = remember(none, [happened(created(), 1)]).reviews;
  expect(short?.excerpt).toBe(content.text);
});

test("a restaurant that is found gives its name; one that is not keeps what is known of it", () => {
  const before = remember(none, [happened(created(), 1)]);
  expect(before.reviews[0]?.restaurant).toBeNull();
  const { PK, SK } = metaKey(restaurantId);
  const doc = JSON.stringify({ id: restaurantId, slug: "a", name: "A", city: "B", owner_id: "secret" });
  const named = withRestaurants(before, (key) => (key.SK === SK ? { PK, SK, doc } : undefined));
  expect(named.reviews[0]?.restaurant).toEqual({ id: restaurantId, slug: "a", name: "A", city: "B" });
  expect(withRestaurants(named, () => undefined)).toEqual(named);
});

test("nothing is written when nothing changed", () => {
  const recent = remember(none, [happened(created(), 1)]);
  expect(recentWrite(recent, remember(recent, [happened(created(), 1)]))).toEqual([]);
});

test("any order and any repetition of deliveries ends in the same reviews", () => {
  const events: Happened[] = [1, 2, 3].flatMap((n) => {
    const review = { id: idOf(n), created_at: dayOf(n) };
    const again = { id: idOf(n), created_at: dayOf(n + 10) };
    return [
      happened(created(review), 1),
      happened(updated({ ...review, rating: 2 }), 2),
      happened(deleted(review), 3),
      ...(n === 2 ? [] : [happened(created({ ...again, rating: 4 }), 4)]),
    ];
  });
  const inOrder = shown(remember(none, events));
  expect(inOrder.map(({ rating }) => rating)).toEqual([4, 4]);
  const deliveries = fc
    .shuffledSubarray(events, { minLength: events.length })
    .chain((shuffled) => fc.array(fc.constantFrom(...events)).map((again) => [...shuffled, ...again]));
  fc.assert(
    fc.property(deliveries, fc.integer({ min: 1, max: 5 }), (delivered, size) => {
      let recent = none;
      for (let from = 0; from < delivered.length; from += size) {
        recent = remember(recent, delivered.slice(from, from + size));
      }
      expect(shown(recent)).toEqual(inOrder);
    }),
  );
});
