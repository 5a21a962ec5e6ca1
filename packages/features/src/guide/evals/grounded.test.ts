import { meant, play, questionAt, slotsOf, thinkingOf } from "@bellyfed/testing/guide/asking";
import { left } from "@bellyfed/testing/guide/evals/fitting";
import { demoPlaces } from "@bellyfed/testing/guide/places";
import { opensOn, rightPlaces, saidConcepts } from "@bellyfed/testing/guide/right";
import { guideWorld } from "@bellyfed/testing/guide/world";
import fc from "fast-check";
import { expect, it } from "vitest";
import { attributeNames, dietNames } from "../../restaurants/rules.ts";
import { guideLanguages, intents, topics } from "../slots.ts";
import type { Judged } from "../state.ts";

/** A Saturday. */
const now = Date.UTC(2026, 10, 28, 12);
const places = demoPlaces(now);
const world = await guideWorld(places, now);
const cities = [...new Set(places.map(({ facts }) => facts.city))];
const cuisines = [...new Set(places.flatMap(({ facts }) => facts.cuisines))];
const dishes = [...new Set(places.flatMap(({ menu }) => menu.map(({ name }) => name)))];
const ids = places.map(({ facts }) => facts.id);
const concepts = saidConcepts(places);

const few = <Value>(values: readonly Value[], most: number) =>
  fc.oneof(fc.constant<Value[]>([]), fc.uniqueArray(fc.constantFrom(...values), { maxLength: most }));
const wish = fc.record({
  city: fc.constantFrom(...cities, null),
  cuisines: few(cuisines, 2),
  dishes: few(dishes, 1),
  diets: few(dietNames, 2),
  attributes: few(attributeNames, 2),
  concepts: few(concepts, 2),
  price: fc.constantFrom([], [], [1], [1, 2], [3, 4]),
  ratingMin: fc.constantFrom(null, null, 3.5, 4, 4.5),
  party: fc.constantFrom(null, 2, 7),
  when: fc.constantFrom(
    null,
    null,
    ...[0, 1, 6].map((day) => ({ kind: "on" as const, day, date: null, part: null })),
    { kind: "at" as const, open: { instant: now } },
    { kind: "at" as const, open: { day: 1, minutes: 9 * 60 } },
  ),
  order: fc.constantFrom(
    "best" as const,
    "rating" as const,
    "reviews" as const,
    "newest" as const,
    "cheapest" as const,
    "priciest" as const,
  ),
  count: fc.constantFrom(null, 1, 3, 10),
  not: fc.record({ cuisines: few(cuisines, 1), places: few(ids, 3) }),
});
const understoods = fc
  .record({
    slots: wish,
    language: fc.constantFrom(...guideLanguages),
    intent: fc.constantFrom("find" as const, ...intents),
    places: few(ids, 3),
    topics: few(topics, 3),
  })
  // What is asked among a few places mostly finds none.
  .map((asked) => (asked.intent === "find" && asked.slots.city !== null ? { ...asked, places: [] } : asked));

const runs = { numRuns: 200, seed: 15 };

it("every sentence about a place rests on sources of its turn, whatever is asked", async () => {
  let shown = 0;
  await fc.assert(
    fc.asyncProperty(understoods, async (asked) => {
      const { outcome, chunks } = await play(world.tools, questionAt(now), thinkingOf(meant(asked)));
      const { sentences } = outcome.state as { sentences: readonly Judged[] };
      const told = chunks.flatMap((chunk) => (chunk.type === "source-url" ? [chunk.sourceId] : []));
      expect(sentences.filter((sentence) => !sentence.shown)).toEqual([]);
      for (const sentence of sentences) {
        expect(sentence.sources.length).toBeGreaterThan(0);
        expect(sentence.sources.filter((id) => !told.includes(id))).toEqual([]);
      }
      expect(outcome.text).not.toMatch(/[{}]|undefined|null|NaN/);
      for (const { review_id, quote, restaurant_id } of outcome.sources) {
        if (review_id === null) continue;
        const review = places
          .find(({ facts }) => facts.id === restaurant_id)
          ?.reviews.find(({ id }) => id === review_id);
        expect(`${review?.title}\n${review?.text}`).toContain(quote);
      }
      shown += sentences.length;
    }),
    runs,
  );
  expect(shown).toBeGreaterThan(300);
});

it("what is shown is what a look at every place finds, and nothing is left away that need not be", async () => {
  let [exact, nearest] = [0, 0];
  await fc.assert(
    fc.asyncProperty(
      wish.filter(({ when }) => when?.kind !== "at"),
      async (asked) => {
        const slots = slotsOf(asked);
        const { outcome } = await play(world.tools, questionAt(now), thinkingOf(meant({ slots: asked })));
        const { relaxed } = outcome.state as { relaxed: readonly string[] };
        const unwanted = new Set(asked.not.places);
        const right = rightPlaces(places, slots).filter((id) => !unwanted.has(id));
        const rest = rightPlaces(places, left(slots, relaxed));
        const shown = outcome.shown.map(({ id }) => id);
        expect(shown.filter((id) => unwanted.has(id) || !rest.includes(id))).toEqual([]);
        if (right.length > 0) expect(relaxed).toEqual([]);
        if (relaxed.length === 0) expect(shown).toHaveLength(Math.min(right.length, asked.count ?? 5));
        if (relaxed.length > 0) nearest += 1;
        else if (shown.length > 0) exact += 1;
      },
    ),
    runs,
  );
  expect([exact > 30, nearest > 30], `${exact} ${nearest}`).toEqual([true, true]);
});

it("the judge reads hours as they are written", () => {
  expect([1, 4, 5, 0].map((day) => opensOn("Mo-Th 11:30-21:00; Fr,Sa 11:30-23:00", day))).toEqual([
    true,
    true,
    true,
    false,
  ]);
});
