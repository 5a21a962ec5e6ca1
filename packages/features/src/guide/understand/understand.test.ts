import fc from "fast-check";
import { expect, test } from "vitest";
import { asked } from "../evals/golden.ts";
import { world } from "../evals/world.ts";
import { intents } from "../slots.ts";
import type { Question } from "../turn.ts";
import { rules } from "./understand.ts";

const ask = (message: string, more: Partial<Question> = {}) =>
  rules.understand(
    { message, locale: "en", near: null, past: [], now: asked, ...more },
    world,
    new AbortController().signal,
  );

const words = fc.array(
  fc.constantFrom(
    ...[
      "not",
      "for",
      "two",
      "at",
      "8",
      "pm",
      "Lisbon",
      "in",
      "the",
      "first",
      "one",
      "half",
      "5",
      "$",
      "km",
      "...",
      "\u202e",
      "ولا",
    ],
    ...[
      "am",
      "um",
      "halb",
      "ohne",
      "الساعة",
      "لأربعة",
      "في",
      "كيوتو",
      "open",
      "Open",
      "cheaper",
      '"',
      "“",
      "it",
      "12/12",
      "may",
      "Dezember",
    ],
  ),
  { maxLength: 120 },
);

test("any text is understood as something, and none makes it fail", async () => {
  const texts = fc.oneof(
    fc.string({ unit: "binary", maxLength: 1000 }),
    words.map((all) => all.join(" ")),
  );
  await fc.assert(
    fc.asyncProperty(texts, fc.constantFrom("en", "de", "ar"), async (message, locale) => {
      expect(intents).toContain((await ask(message, { locale })).intent);
    }),
    { numRuns: 200 },
  );
});

test.each(["in ", "12:", "not not ", "5 December ", "at 8 pm ", "ا", "“a", "a-", "…", "1.1.", "zu "])(
  "a message full of %j is read in no time, and no further than a message may go",
  async (piece) => {
    const short = await ask(piece.repeat(1000).slice(0, 1000));
    expect(await ask(piece.repeat(20_000))).toEqual(short);
  },
  2_000,
);

test("what is written tells the language; where it does not, it is that of whoever asks", async () => {
  expect((await ask("etwas mit Terrasse", { locale: "en" })).language).toBe("de");
  expect((await ask("somewhere with a terrace", { locale: "ar" })).language).toBe("en");
  expect((await ask("هادئ", { locale: "de" })).language).toBe("ar");
  expect((await ask("sushi", { locale: "de" })).language).toBe("de");
  const past = [{ message: "Fondue in Zürich", understood: await ask("Fondue für mich in Zürich"), shown: [] }];
  expect((await ask("billiger", { locale: "en", past })).language).toBe("de");
});

test("ordinary words that are names of restaurants are words where nobody means the restaurant", async () => {
  for (const message of ["vegan in Portland", "cheap eats in Portland", "is anything open in Portland?"])
    expect(await ask(message)).toMatchObject({ intent: "find", places: [], slots: { city: "Portland" } });
  expect(await ask("When does Cheap Eats close?")).toMatchObject({ intent: "fact", places: ["r6"] });
});

test("days are those of the city that is meant", async () => {
  const late = Date.UTC(2026, 10, 25, 20);
  const { slots } = await ask("sushi in Kyoto today", { now: late });
  expect(slots.when).toEqual({ kind: "on", day: 4, date: "2026-11-26", part: null });
});

test("who says where they are is asked for no city", async () => {
  const near = { lat: 38.7, lng: -9.1 };
  expect(await ask("I am hungry", { near })).toMatchObject({ unclear: null, slots: { nearby: true } });
});

test("what is closest can be said to nobody who did not say where they are", async () => {
  expect((await ask("the closest coffee in Lisbon")).unclear).toEqual({ kind: "position" });
  const near = { lat: 38.7, lng: -9.1 };
  expect(await ask("the closest coffee in Lisbon", { near })).toMatchObject({
    unclear: null,
    slots: { order: "distance" },
  });
});
