import { expect, test } from "vitest";
import { asked } from "../evals/golden.ts";
import { shown, world } from "../evals/world.ts";
import type { Understood } from "../slots.ts";
import type { PastTurn } from "../turn.ts";
import { rules } from "./understand.ts";

const names = new Map(shown.map(({ id, name }) => [id, name]));
const shownFor = ({ intent, places }: Understood): PastTurn["shown"] =>
  intent === "find" ? shown : places.map((id) => ({ id, name: names.get(id) ?? id }));

/** What is made of the last of several messages; each search shows the same places, and a question the places that it is about. */
async function chat(...messages: readonly string[]): Promise<Understood> {
  const past: PastTurn[] = [];
  for (const message of messages) {
    const question = { message, locale: "en" as const, near: null, past: [...past], now: asked };
    const understood = await rules.understand(question, world, new AbortController().signal);
    past.push({ message, understood, shown: shownFor(understood) });
  }
  return (past.at(-1) as PastTurn).understood;
}

test.each([
  ["thai in Melbourne", "when does La Golondrina close?", "and on Sunday?"],
  ["thai in Melbourne", "when does the fifth one close?", "and on Sunday?"],
  ["Thai in Melbourne", "Wann schliesst La Golondrina?", "und am Sonntag?"],
  ["thai in Melbourne", "متى يغلق La Golondrina؟", "ويوم الأحد؟"],
])("a question back is not repeated as if it was answered: %s / %s / %s", async (...messages) => {
  expect((await chat(...messages.slice(0, 2))).unclear).not.toBeNull();
  expect(await chat(...messages)).toMatchObject({ intent: "find", unclear: null, slots: { when: { day: 0 } } });
});

test.each([
  ["does Komorebi have parking?", "and Bait Sumac?", { topics: ["attributes"], slots: { attributes: ["parking"] } }],
  ["How much is the tiramisu at Komorebi?", "and at Bait Sumac?", { slots: { dishes: ["Tiramisù"] } }],
  ["Hat Komorebi vegane Gerichte?", "und Bait Sumac?", { topics: ["diets"], slots: { diets: ["vegan"] } }],
  ["is Komorebi open on Sunday?", "and Bait Sumac?", { topics: ["open"], slots: { when: { day: 0 } } }],
  ["is Komorebi open on Sunday?", "and Bait Sumac on Monday?", { topics: ["open"], slots: { when: { day: 1 } } }],
  ["is Komorebi quiet?", "what about Bait Sumac?", { topics: ["reviews"], slots: { concepts: ["quiet"] } }],
  ["هل يوجد موقف سيارات في Komorebi؟", "و Bait Sumac؟", { slots: { attributes: ["parking"] } }],
])("what is asked of one place is asked of the next with all that it was: %s / %s", async (first, next, meant) => {
  expect(await chat(first, next)).toMatchObject({ intent: "fact", places: ["r3"], isFollowUp: true, ...meant });
});

test.each([
  "show me the first one again",
  "show me the first one",
  "the first one again, please",
  "the first one",
  "zeig mir das erste nochmal",
  "noch einmal das erste",
  "das erste",
  "أرني الأول مرة أخرى",
  "الأول من جديد",
])("a place that is to be shown again is told as a whole: %s", async (message) => {
  const past = ["thai in Melbourne", "when does the first one close?"];
  expect(await chat(...past, message)).toMatchObject({ intent: "fact", places: ["r1"], topics: ["summary"] });
});

test.each(["and the second one?", "the second one?", "und das zweite?", "what about the second one", "والثاني؟"])(
  "a place that only is said after another is asked the same: %s",
  async (message) => {
    const past = ["thai in Melbourne", "when does the first one close?"];
    expect(await chat(...past, message)).toMatchObject({ intent: "fact", places: ["r2"], topics: ["hours"] });
  },
);

test("who is asked which place they mean, and says it, is told what they asked", async () => {
  expect(await chat("when does La Golondrina close?", "La Golondrina in Lisbon")).toMatchObject({
    ...{ intent: "fact", places: ["r10"], topics: ["hours"], unclear: null },
  });
  expect(await chat("thai in Melbourne", "phone of the fifth one?", "the fourth one")).toMatchObject({
    ...{ intent: "fact", places: ["r4"], topics: ["phone"], unclear: null },
  });
});

test.each([
  "Lisbon",
  "the one in Lisbon",
  "in Lisbon please",
  "the first one",
  "das in Lissabon",
  "الأول",
  "في لشبونة",
])("who is asked which of several they mean says it by its city or its place among them: %s", async (message) => {
  expect(await chat("when does La Golondrina close?", message)).toMatchObject({
    ...{ intent: "fact", places: ["r10"], topics: ["hours"], unclear: null },
  });
});

test("who is asked which of several they mean may ask for something else", async () => {
  const sushi = await chat("when does La Golondrina close?", "sushi in Lisbon");
  expect(sushi).toMatchObject({ intent: "find", slots: { city: "Lisbon", cuisines: ["Sushi"] } });
  expect(await chat("when does La Golondrina close?", "in Kyoto")).toMatchObject({ intent: "find" });
});

test.each(["is Komorebi loud?", "Ist das Komorebi laut?", "is Komorebi touristy?", "هل Komorebi صاخب؟"])(
  "whether a place is the opposite of something is asked of its reviews: %s",
  async (message) => {
    const { topics, slots } = await chat(message);
    expect(topics).toEqual(["reviews"]);
    expect(slots.concepts).toHaveLength(1);
  },
);

test("places are counted in the list that they were shown in, whatever was asked of one of them since", async () => {
  const past = ["thai in Melbourne", "when does the first one close?"];
  expect(await chat(...past, "and its phone?", "and the third one?")).toMatchObject({
    places: ["r3"],
    topics: ["phone"],
  });
  expect(await chat(...past, "which is better?")).toMatchObject({
    intent: "compare",
    places: ["r1", "r2", "r3", "r4"],
  });
  for (const again of ["show me the list again", "zeig mir die liste nochmal", "show me them again"])
    expect(await chat(...past, again)).toMatchObject({ places: ["r1", "r2", "r3", "r4"], topics: ["summary"] });
  expect((await chat(...past, "another one")).slots.not.places).toEqual(["r1", "r2", "r3", "r4"]);
});
