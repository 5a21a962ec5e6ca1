import { conversation } from "@bellyfed/testing/guide/asking";
import { dishOf, factsOf, type Place, reviewOf } from "@bellyfed/testing/guide/places";
import { guideWorld } from "@bellyfed/testing/guide/world";
import { describe, expect, it } from "vitest";
import { subjectQuotes } from "./subjects.ts";

/** A Saturday, noon in Tokyo. */
const now = Date.UTC(2026, 10, 28, 3);

const reviews = [
  ["en", "We had read a lot about it.", 3],
  ["en", "A nice evening. The waiters were attentive. The music was far too loud.", 2],
  ["en", "Fine. We found two parking spaces behind the house.", 4],
  ["de", "Gut gegessen. Die Kellner waren freundlich. Die Musik passte zum Abend.", 5],
  ["de", "Der Nachtisch war ein Traum. Personal war keines zu sehen.", 3],
  ["ar", "تجربة جيدة. الخدمة ممتازة. والموسيقى هادئة.", 5],
  ["en", "A personal touch everywhere. The noodle soup is huge.", 5],
] as const;
const alp: Place = {
  facts: factsOf({ id: "alp", name: "Zur Alp", city: "Zürich", cuisines: ["Swiss", "Fondue"], price_level: 2 }),
  menu: [
    dishOf("Käsefondue moitié-moitié", { price: { amount: 3200, currency: "CHF" } }),
    dishOf("Beef barbacoa", { price: { amount: 1850, currency: "CHF" } }),
    dishOf("Dressed crab on toast", { price: { amount: 2100, currency: "CHF" } }),
    dishOf("Oyster plate", { price: { amount: 2500, currency: "CHF" } }),
    dishOf("Meringue", { price: { amount: 900, currency: "CHF" }, section: "Desserts" }),
  ],
  reviews: reviews.map(([language, text, rating], at) => reviewOf("alp", `alp-${at}`, text, { language, rating })),
};
const bare: Place = { facts: factsOf({ id: "bare", name: "Bare Board", city: "Zürich" }), menu: [], reviews: [] };
const noodles: Place = {
  facts: factsOf({ id: "noodles", name: "Men Hall", city: "Kyoto", cuisines: ["Ramen", "Coffee", "Seafood"] }),
  menu: [dishOf("Shoyu ramen"), dishOf("Kaffee crème", { price: { amount: 500, currency: "JPY" } })],
  reviews: [],
};
const { tools } = await guideWorld([alp, bare, noodles], now);

/** The answer to the last of several messages. */
async function asked(...messages: readonly string[]) {
  const { text } = await conversation(tools, now, messages);
  return text.replace(/[\u2066-\u2069]/g, "");
}

describe("what people say of something", () => {
  it.each([
    ["What do people say about the music at Zur Alp?", "The music was far too loud."],
    ["what do guests say about the parking at Zur Alp", "We found two parking spaces behind the house."],
    ["do people like the desserts at Zur Alp?", "Der Nachtisch war ein Traum."],
    ["any complaints about the waiter at Zur Alp?", "The waiters were attentive."],
    ["reviews of the soups at Zur Alp", "The noodle soup is huge."],
    ["Was sagen die Leute über die Musik im Zur Alp?", "Die Musik passte zum Abend."],
    ["Was meinen die Gäste zum Service im Zur Alp?", "Die Kellner waren freundlich."],
    ["Was schreiben Gäste über die Parkplätze bei Zur Alp?", "We found two parking spaces behind the house."],
    ["ماذا يقول الناس عن الموسيقى في Zur Alp؟", "والموسيقى هادئة."],
    ["ما رأي الناس في الخدمة في Zur Alp؟", "الخدمة ممتازة."],
    ["How is the service at Zur Alp?", "The waiters were attentive."],
    ["Wie ist der Service im Zur Alp?", "Die Kellner waren freundlich."],
    ["is the music loud at Zur Alp?", "The music was far too loud."],
    ["what do people say about the noise at Zur Alp?", "The music was far too loud."],
  ])("is quoted where it is said: %s", async (message, quote) => {
    const text = await asked(message);
    expect(text).toContain(quote);
    expect(text).not.toContain("We had read a lot about it.");
    expect(text).not.toContain("A personal touch");
  });

  it.each([
    ["What do people say about the toilets at Zur Alp?", "I find no review of Zur Alp that says anything of it."],
    ["what do people say about the chandeliers at Zur Alp?", "I find no review of Zur Alp that says anything of it."],
    ["Was sagen die Gäste über die Toiletten im Zur Alp?", "Ich finde keine Bewertung von Zur Alp, die dazu etwas"],
    ["ماذا يقول الناس عن الحمامات في Zur Alp؟", "لا أجد تقييمًا"],
  ])("is said to be in no review where it is in none: %s", async (message, answer) => {
    const text = await asked(message);
    expect(text).toContain(answer);
    expect(text).not.toContain("“");
  });

  it.each([
    "What do people say about Zur Alp?",
    "What do people say about Zur Alp in Zurich?",
    "reviews of Zur Alp",
    "what do people say about the food at Zur Alp?",
    "Was sagen die Gäste über Zur Alp?",
    "ماذا يقول الناس عن Zur Alp؟",
  ])("is what they say first where nothing certain is asked: %s", async (message) => {
    expect(await asked(message)).toContain("We had read a lot about it.");
  });

  it.each(["is Zur Alp quiet?", "is Zur Alp loud?", "Ist es im Zur Alp laut?"])(
    "is told for and against it: %s",
    async (message) => {
      const text = await asked(message);
      expect(text).toContain("والموسيقى هادئة.");
      expect(text).toContain("The music was far too loud.");
    },
  );

  it("is asked of the next place, too, and of a place that was spoken of", async () => {
    expect(await asked("what do people say about the music at Bare Board?", "and at Zur Alp?")).toContain(
      "far too loud",
    );
    expect(await asked("When does Zur Alp open?", "what do people say about the music?")).toContain("far too loud");
    expect(await asked("When does Zur Alp open?", "what about the service?")).toContain("The waiters were attentive.");
    expect(await asked("Wann öffnet Zur Alp?", "und die Musik?")).toContain("Die Musik passte zum Abend.");
  });
});

it("is looked for by every word that there is for it", async () => {
  const board = { ...bare, reviews: [reviewOf("bare", "b1", "جئنا مساء. كان الطاقم لطيفا.", { language: "ar" })] };
  const { tools } = await guideWorld([board], now);
  const quotes = await subjectQuotes("bare", ["service"], "en", tools);
  expect(quotes.map(({ quote }) => quote)).toEqual(["كان الطاقم لطيفا."]);
});

describe("the price of a dish", () => {
  it.each([
    ["Was kostet das Fondue im Zur Alp?", "Käsefondue moitié-moitié (32,00"],
    ["wie viel kostet im Zur Alp das Fondue?", "Käsefondue moitié-moitié"],
    ["كم سعر الفوندو في Zur Alp؟", "Käsefondue moitié-moitié"],
    ["How much is the barbacoa at Zur Alp?", "Beef barbacoa (CHF"],
    ["what does the barbacoa cost at Zur Alp", "Beef barbacoa (CHF"],
    ["how much is the crab toast at Zur Alp", "Dressed crab on toast (CHF"],
    ["how much are the oysters at Zur Alp?", "Oyster plate (CHF"],
    ["how much are the desserts at Zur Alp?", "Meringue (CHF"],
    ["how much is the ramen at Men Hall?", "Shoyu ramen (¥1,200)"],
    ["بكم الرامن في Men Hall؟", "Shoyu ramen"],
    ["how much is a coffee at Men Hall?", "Kaffee crème (¥500)"],
    ["does Men Hall have ramen?", "Shoyu ramen (¥1,200)"],
    ["Gibt es im Men Hall Kaffee?", "Kaffee crème"],
  ])("is told from the menu, and no other price: %s", async (message, dish) => {
    const text = await asked(message);
    expect(text).toContain(dish);
    expect(text).not.toMatch(/\$|cost |kosten|أسعار/);
  });

  it("is told without the prices of all, however it is asked", async () => {
    expect(await asked("Wie teuer ist das Fondue im Zur Alp?")).not.toContain("$");
    expect(await asked("is the crab toast at Zur Alp expensive?")).not.toContain("$");
  });

  it.each([
    ["how much is the lobster at Zur Alp?", "I find no dish of that name on the menu of Zur Alp."],
    ["how much is the sticky toffee pudding at Zur Alp?", "I find no dish of that name on the menu of Zur Alp."],
    ["how much is the fish at Men Hall?", "I find no dish of that name on the menu of Men Hall."],
    [
      "Was kostet das Schnitzel im Men Hall?",
      "Ein Gericht mit diesem Namen finde ich auf der Karte von Men Hall nicht.",
    ],
    ["كم سعر الكرواسون في Zur Alp؟", "لا أجد طبقًا بهذا الاسم في قائمة Zur Alp."],
    ["how much is the ramen at Bare Board?", "Bare Board has no menu here."],
  ])("is said to be unknown where the menu has none: %s", async (message, answer) => {
    const text = await asked(message);
    expect(text).toContain(answer);
    expect(text).not.toMatch(/\(|\$/);
  });

  it.each([
    "How much is Zur Alp?",
    "how expensive is dinner at Zur Alp?",
    "Was kostet es im Zur Alp pro Person?",
    "is the food at Zur Alp expensive?",
    "Was kostet ein Essen im Zur Alp?",
    "prices at Zur Alp in Zurich",
  ])("is that of the whole place where no dish is meant: %s", async (message) => {
    expect(await asked(message)).toContain("$$");
  });

  it("goes on with the next dish and the next place", async () => {
    expect(await asked("how much is the ramen at Bare Board?", "and at Men Hall?")).toContain("Shoyu ramen (¥1,200)");
    expect(await asked("menu of Men Hall", "how much is the ramen?")).toContain("Shoyu ramen (¥1,200)");
  });
});
