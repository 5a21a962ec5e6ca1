import { conversation } from "@bellyfed/testing/guide/asking";
import { dishOf, factsOf, type Place, reviewOf } from "@bellyfed/testing/guide/places";
import { guideWorld } from "@bellyfed/testing/guide/world";
import { describe, expect, it } from "vitest";

/** A Saturday, noon in Tokyo. */
const now = Date.UTC(2026, 10, 28, 3);
const francs = (amount: number) => ({ price: { amount, currency: "CHF" } });
const reviews = ["Friendly from the door on.", "We came twice.", "Too dark to read the menu."];
const linde: Place = {
  facts: factsOf({
    ...{ id: "linde", name: "Lindenhof", city: "Zürich", cuisines: ["Swiss"], price_level: 2 },
    ...{ phone: "+41441234567", diets: ["vegan"] },
  }),
  menu: [
    dishOf("Zürcher Geschnetzeltes", francs(3850)),
    dishOf("Matcha pudding", { ...francs(950), dietary: ["vegetarian"] }),
    dishOf("Crab toast", { ...francs(2100), available: false }),
    dishOf("Onion soup", { ...francs(700), dietary: ["vegan"] }),
    dishOf("Tagessuppe", { ...francs(500), available: false }),
  ],
  reviews: reviews.map((text, at) => reviewOf("linde", `linde-${at}`, text)),
};
const full: Place = {
  facts: factsOf({ id: "full", name: "Men Hall", city: "Kyoto", cuisines: ["Ramen"] }),
  menu: [dishOf("Shoyu ramen")],
  reviews: [],
};
const { tools } = await guideWorld([linde, full], now);

/** The answer to the last of several messages. */
async function asked(...messages: readonly string[]) {
  const { text } = await conversation(tools, now, messages);
  return text.replace(/[\u2066-\u2069]/g, "").replaceAll("\u00a0", " ");
}

describe("a dish that is not to be had", () => {
  it.each([
    ["Does Lindenhof have crab toast?", "Crab toast (CHF 21.00, not available now)"],
    ["how much is the crab toast at Lindenhof?", "Crab toast (CHF 21.00, not available now)"],
    ["Was kostet der Crab Toast im Lindenhof?", "Crab toast (21,00 CHF, zurzeit nicht erhältlich)"],
    ["Gibt es im Lindenhof den Crab Toast?", "Crab toast (21,00 CHF, zurzeit nicht erhältlich)"],
    ["is the crab toast sold out at Lindenhof?", "Crab toast (CHF 21.00, not available now)"],
    ["Ist der Crab Toast im Lindenhof ausverkauft?", "Crab toast (21,00 CHF, zurzeit nicht erhältlich)"],
    ["هل يوجد Crab toast في Lindenhof؟", "Crab toast (21.00 CHF، غير متوفر الآن)"],
    ["كم سعر Crab toast في Lindenhof؟", "Crab toast (21.00 CHF، غير متوفر الآن)"],
  ])("is told with its price, and that it is not: %s", async (message, dish) => {
    expect(await asked(message)).toContain(dish);
  });

  it.each([
    ["Which dishes are sold out at Lindenhof?", "Not available now at Lindenhof: Crab toast (CHF 21.00), Tagessuppe"],
    ["what has run out at Lindenhof?", "Not available now at Lindenhof: Crab toast"],
    ["Welche Gerichte sind im Lindenhof ausverkauft?", "Zurzeit nicht erhältlich bei Lindenhof: Crab toast (21,00"],
    ["ما الأطباق غير المتوفرة في Lindenhof؟", "غير متوفر الآن في Lindenhof: Crab toast"],
    ["Which dishes are sold out at Men Hall?", "The menu of Men Hall marks no dish as not available."],
    [
      "Was ist im Men Hall ausverkauft?",
      "Auf der Karte von Men Hall ist kein Gericht als nicht erhältlich gekennzeichnet.",
    ],
    ["ما الأطباق التي نفدت في Men Hall؟", "لا تذكر قائمة Men Hall أي طبق غير متوفر."],
  ])("is among those that are asked for: %s", async (message, answer) => {
    expect(await asked(message)).toContain(answer);
  });

  it("is not told among what can be had", async () => {
    expect(await asked("menu of Lindenhof")).not.toContain("Crab toast");
  });
});

describe("a fact that is asked for in other words", () => {
  it.each([
    "What number do I ring for Lindenhof?",
    "how can I reach Lindenhof by phone",
    "Unter welcher Nummer erreiche ich Lindenhof?",
    "Lindenhof Telefon?",
    "ما الرقم الذي أتصل به لـ Lindenhof؟",
    "كيف أتواصل مع Lindenhof؟",
  ])("is the phone: %s", async (message) => {
    const text = await asked(message);
    expect(text).toContain("+41441234567");
    expect(text).not.toContain("Friendly");
  });

  it.each([
    "What would I pay for the Geschnetzeltes at Lindenhof?",
    "Was zahle ich im Lindenhof fürs Zürcher Geschnetzelte?",
    "Was zahlt man im Lindenhof für das Geschnetzelte?",
    "Wie viel zahle ich im Lindenhof für Geschnetzeltes?",
    "كم أدفع مقابل Geschnetzeltes في Lindenhof؟",
  ])("is the price of a dish: %s", async (message) => {
    const text = await asked(message);
    expect(text).toContain("Zürcher Geschnetzeltes (");
    expect(text).not.toMatch(/\$|Friendly/);
  });

  it.each([
    ["What is the cheapest dish at Lindenhof?", "The cheapest dish on the menu of Lindenhof: Onion soup (CHF 7.00)."],
    ["cheapest thing on the menu at Lindenhof", "Onion soup (CHF 7.00)"],
    ["Was ist der günstigste Teller im Lindenhof?", "Das günstigste Gericht auf der Karte von Lindenhof: Onion soup"],
    ["Was ist das billigste Gericht im Lindenhof?", "Onion soup"],
    ["ما أرخص طبق في Lindenhof؟", "أرخص طبق في قائمة Lindenhof: Onion soup"],
    [
      "What is the most expensive dish at Lindenhof?",
      "The most expensive dish on the menu of Lindenhof: Zürcher Gesch",
    ],
    ["Was ist das teuerste Gericht im Lindenhof?", "Das teuerste Gericht auf der Karte von Lindenhof: Zürcher"],
    ["ما أغلى طبق في Lindenhof؟", "أغلى طبق في قائمة Lindenhof: Zürcher"],
  ])("is the cheapest or dearest dish: %s", async (message, answer) => {
    expect(await asked(message)).toContain(answer);
  });

  it("is it of a place that was spoken of, too", async () => {
    expect(await asked("menu of Lindenhof", "what is the cheapest dish there?")).toContain("Onion soup (CHF 7.00)");
    expect(await asked("menu of Lindenhof", "Was ist dort das günstigste Gericht?")).toContain("Onion soup (7,00");
    expect(await asked("قائمة طعام Lindenhof", "ما أرخص طبق عنده؟")).toContain("Onion soup");
  });
});

describe("a concept that is asked for as a subject", () => {
  it.each([
    "How is the service at Lindenhof?",
    "what do people say about the staff at Lindenhof?",
    "Wie ist der Service im Lindenhof?",
    "Was sagen die Gäste über das Personal im Lindenhof?",
    "كيف الخدمة في Lindenhof؟",
    "ماذا يقول الناس عن الخدمة في Lindenhof؟",
  ])("is quoted by the phrases of the concept: %s", async (message) => {
    const text = await asked(message);
    expect(text).toContain("Friendly from the door on.");
    expect(text).not.toContain("We came twice.");
  });
});

describe("a dish and a diet asked in one", () => {
  it.each([
    ["Does Lindenhof have matcha pudding, and is it vegetarian?", "Matcha pudding (CHF 9.50, marked vegetarian)"],
    ["Is the matcha pudding at Lindenhof vegan?", "Matcha pudding (CHF 9.50, not marked vegan)"],
    ["Ist der Matcha Pudding im Lindenhof vegetarisch?", "Matcha pudding (9,50 CHF, als vegetarisch gekennzeichnet)"],
    ["Ist der Matcha Pudding im Lindenhof vegan?", "nicht als vegan gekennzeichnet)"],
    ["هل Matcha pudding في Lindenhof نباتي؟", "موسوم بأنه: نباتي"],
  ])("is answered by the mark of the dish: %s", async (message, answer) => {
    const text = await asked(message);
    expect(text).toContain(answer);
    expect(text).not.toContain("Onion soup");
  });
});

describe("what nothing is known of", () => {
  it.each([
    ["Who owns Lindenhof and where does he live?", "I know nothing of the people behind a place"],
    ["Does Lindenhof have a Michelin star?", "I know nothing of awards"],
    ["Hat das Lindenhof einen Michelin-Stern?", "Von Auszeichnungen"],
    ["how many calories does the food at Lindenhof have?", "I know nothing of calories"],
    ["who is the chef at Lindenhof?", "I know nothing of the people behind a place"],
    ["Wem gehört das Lindenhof?", "Von den Leuten hinter einem Lokal"],
    ["Wer ist der Besitzer vom Lindenhof und wo wohnt er?", "Von den Leuten hinter einem Lokal"],
    ["من صاحب Lindenhof وأين يسكن؟", "لا أعرف شيئًا عن أصحاب المطاعم والعاملين فيها"],
  ])("is said so, and nothing else is told: %s", async (message, answer) => {
    const text = await asked(message);
    expect(text).toContain(answer);
    expect(text).not.toMatch(/Friendly|\$|Swiss|look for/);
  });
});
