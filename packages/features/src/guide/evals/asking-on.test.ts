import { conversation } from "@bellyfed/testing/guide/asking";
import { dishOf, factsOf, type Place, reviewOf } from "@bellyfed/testing/guide/places";
import { guideWorld } from "@bellyfed/testing/guide/world";
import { describe, expect, it } from "vitest";
import type { GuideLanguage } from "../slots.ts";
import type { Question } from "../turn.ts";

/** A Saturday, noon in Tokyo. */
const now = Date.UTC(2026, 10, 28, 3);

type Said = Omit<Parameters<typeof factsOf>[0], "id" | "name">;
/** A sushi place with so many stars of one review; the order in which they are shown is that of their stars. */
const sushi = (id: string, stars: number, said: Said = {}, menu: Place["menu"] = []): Place => ({
  facts: factsOf({ id, name: `Sushi ${id}`, cuisines: ["Sushi"], ...said }),
  menu,
  reviews: [reviewOf(id, `${id}-1`, `Good tuna at ${id}.`, { rating: stars })],
});

const places = [
  sushi("ai", 5, { price_level: 3, attributes: ["outdoor_seating"], opening_hours: "Mo-Sa 11:00-22:00" }),
  sushi("bo", 4, { price_level: 2, opening_hours: "Mo-Su 11:00-22:00" }, [dishOf("Maguro")]),
  sushi("chi", 3, { price_level: 4, attributes: ["outdoor_seating", "wifi"], diets: ["vegan"] }),
  sushi("dan", 2, { price_level: 2, opening_hours: "Mo-Su 18:00-22:00", location: { lat: 35, lng: 135 } }),
  sushi("eki", 1, { price_level: 1, city: "Lisbon" }),
  { ...sushi("fuji", 5, { price_level: 1, cuisines: ["Ramen"] }) },
];

/** What comes of the last of some messages of one chat. */
async function asked(messages: string, more: Partial<Question> & { readonly of?: readonly Place[] } = {}) {
  const { of = places, ...question } = more;
  const { tools } = await guideWorld(of, now);
  const { understood, text, shown, state } = await conversation(tools, now, messages.split(" / "), question);
  const { relaxed } = state as { relaxed: readonly string[] };
  return { shown: shown.map(({ id }) => id), relaxed, text, understood, intent: understood.intent };
}

const first: Readonly<Record<GuideLanguage, string>> = {
  en: "sushi in Kyoto",
  de: "Gibt es Sushi in Kyoto?",
  ar: "أريد سوشي في كيوتو",
};
const next = (language: GuideLanguage, message: string, more = {}) =>
  asked(`${first[language]} / ${message}`, { locale: language, ...more });

describe("a price that goes on from what was shown", () => {
  it("is below the cheapest that was shown", async () => {
    const found = await asked("expensive sushi in Kyoto / cheaper");
    expect(found).toMatchObject({ shown: ["bo", "dan"], relaxed: [] });
    for (const [language, message] of [
      ["en", "something cheaper please"],
      ["de", "geht es günstiger?"],
      ["ar", "أرخص"],
    ] as const)
      expect((await next(language, message)).understood.slots, message).toMatchObject({
        cuisines: ["Sushi"],
        price: [1],
      });
  });

  it("is nearest in the cheapest where nothing is below it", async () => {
    const found = await asked("sushi in Kyoto / cheaper");
    expect(found).toMatchObject({ shown: ["bo", "dan", "ai", "chi"], relaxed: ["price"] });
    expect(found.text).toContain("I left this out: price level $.");
  });

  it("begins with the cheapest where that was shown beside others", async () => {
    const found = await asked("ramen or sushi / cheaper");
    expect(found.understood.slots).toMatchObject({ price: [1, 2, 3], order: "cheapest" });
    expect(found.shown.slice(0, 2)).toEqual(["fuji", "eki"]);
    expect((await asked("ramen in Kyoto / cheaper")).understood.slots).toMatchObject({ price: [1], order: "cheapest" });
  });

  it("is above the most expensive that was shown, in the other direction", async () => {
    const found = await asked("cheap sushi in Kyoto / more expensive");
    expect(found.understood.slots.price).toEqual([3, 4]);
    expect(await asked("sushi in Kyoto / fancier")).toMatchObject({ shown: ["chi", "ai"] });
  });

  it("goes on from the last search, not from what was asked about one place of it", async () => {
    const found = await asked("sushi in Kyoto / does the second one have parking? / cheaper");
    expect(found.understood.slots).toMatchObject({ city: "Kyoto", cuisines: ["Sushi"], attributes: [], price: [1] });
  });
});

describe("what is asked of one of several that nobody named", () => {
  it.each([
    ["en", "phone number please", "Which of them do you mean"],
    ["en", "which of them have a terrace? / is there parking there?", "Which of them do you mean"],
    ["de", "Telefonnummer bitte", "Welches davon ist gemeint"],
    ["de", "welche davon haben eine Terrasse? / kann man dort reservieren?", "Welches davon ist gemeint"],
    ["ar", "رقم الهاتف من فضلك", "أيّها تقصد"],
    ["ar", "أيها فيه جلسات خارجية؟ / هل يقبل هذا المطعم البطاقات؟", "أيّها تقصد"],
  ] as const)("is asked back: %s %s", async (language, message, back) => {
    const found = await next(language, message);
    expect(found.understood).toMatchObject({ intent: "fact", places: [], unclear: { kind: "shown" } });
    expect(found.text).toContain(back);
    expect(found.text).toContain("Sushi chi");
    const chosen = await next(
      language,
      `${message} / ${{ en: "the second one", de: "das zweite", ar: "الثاني" }[language]}`,
    );
    const { topics, slots } = found.understood;
    expect(chosen.understood).toMatchObject({ intent: "fact", topics, slots, unclear: null });
    expect(chosen.understood.places).toHaveLength(1);
  });

  it("is no question where only one was shown, or where the first is meant by its place", async () => {
    expect((await asked("ramen in Kyoto / phone number please")).understood.places).toEqual(["fuji"]);
    expect((await next("en", "is it open now?")).understood.places).toEqual(["ai"]);
    expect((await next("en", "the second one / phone number please")).understood.places).toEqual(["bo"]);
  });
});

describe("what is asked among the places that were shown", () => {
  it.each([
    ["en", "which one has a terrace?"],
    ["en", "which of them have outdoor seating?"],
    ["en", "do any of these have a terrace"],
    ["en", "and which have a terrace?"],
    ["de", "welches hat eine Terrasse?"],
    ["de", "hat eines davon eine Terrasse?"],
    ["de", "welche davon haben eine Terrasse?"],
    ["ar", "أي منها فيه تراس؟"],
    ["ar", "أيها فيه جلسات خارجية؟"],
    ["ar", "هل يوجد منها ما فيه تراس؟"],
  ] as const)("are those of them that fit: %s %s", async (language, message) => {
    const found = await next(language, message);
    expect(found).toMatchObject({ shown: ["ai", "chi"], relaxed: [] });
    expect(found.text).toContain({ en: "Of the 4 places", de: "Von den 4 gezeigten", ar: "من المطاعم الـ4" }[language]);
  });

  it.each([
    ["en", "which of them are open on Sunday?"],
    ["en", "which ones are open on sunday evening"],
    ["de", "welche davon sind am Sonntag offen?"],
    ["de", "Welche haben am Sonntag geöffnet?"],
    ["ar", "أي منها مفتوح يوم الأحد؟"],
  ] as const)("are those that are open then: %s %s", async (language, message) => {
    expect((await next(language, message)).shown).toEqual(["bo", "dan"]);
  });

  it("is said where none of them fits, and nothing else is looked for", async () => {
    const found = await next("en", "which of them allow dogs?");
    expect(found.shown).toEqual([]);
    expect(found.text).toContain("None of the 4 places that I showed is known to fit.");
    expect(found.text).not.toContain("I looked in all");
    expect((await next("de", "welche davon haben WLAN und Parkplätze?")).shown).toEqual([]);
    expect((await next("ar", "أي منها يسمح بالكلاب؟")).shown).toEqual([]);
  });

  it("are open now, have a dish, serve a diet, or are what reviews say", async () => {
    expect((await next("en", "which of them are open now?")).shown).toEqual(["ai", "bo"]);
    expect((await next("en", "which of these are open?")).shown).toEqual(["ai", "bo"]);
    const dish = await next("en", "which of them has maguro?");
    expect(dish.shown).toEqual(["bo"]);
    expect(dish.text).toContain("On its menu: Maguro");
    expect((await next("de", "welches davon ist vegan?")).shown).toEqual(["chi"]);
    expect((await next("en", "which of those are cheap?")).shown).toEqual(["bo", "dan"]);
  });

  it.each([
    ["en", "the cheapest one", ["bo", "dan"]],
    ["en", "which is the cheapest?", ["bo", "dan"]],
    ["en", "the most expensive of these", ["chi"]],
    ["en", "which one is the fanciest?", ["chi"]],
    ["en", "the best rated of these", ["ai"]],
    ["en", "which one is best?", ["ai"]],
    ["en", "and the best one?", ["ai"]],
    ["en", "the cheapest one with a terrace", ["ai"]],
    ["en", "which of these would you recommend?", ["ai"]],
    ["de", "welches würdest du empfehlen?", ["ai"]],
    ["ar", "أيها تنصح به؟", ["ai"]],
    ["de", "das günstigste davon", ["bo", "dan"]],
    ["de", "welches ist am teuersten?", ["chi"]],
    ["de", "welches ist das bestbewertete?", ["ai"]],
    ["de", "und das beste?", ["ai"]],
    ["ar", "ما هو الأرخص؟", ["bo", "dan"]],
    ["ar", "أيها الأغلى؟", ["chi"]],
    ["ar", "الأعلى تقييما بينها", ["ai"]],
    ["ar", "أيها الأفضل؟", ["ai"]],
  ] as const)("is the most of them: %s %s", async (language, message, shown) => {
    const found = await next(language, message);
    expect(found).toMatchObject({ shown, relaxed: [], intent: "find" });
  });

  it("is said what it is", async () => {
    expect((await next("en", "the cheapest one")).text).toMatch(/^The cheapest of those that I showed:/);
    expect((await next("de", "das günstigste davon")).text).toMatch(/^Das günstigste der gezeigten Lokale:/);
    expect((await next("ar", "ما هو الأرخص؟")).text).toMatch(/^الأرخص بين المطاعم التي عرضتها:/);
    const open = await next("en", "the cheapest one that is open on Monday");
    expect(open.text).toMatch(/^I looked for: open on Monday. The cheapest of those that I showed and that fit:/);
    expect((await next("en", "the best rated one")).understood.slots.ratingMin).toBe(null);
    const unknown = await next("en", "the cheapest one", { of: [sushi("ai", 5)] });
    expect(unknown.text).toContain("None of those that I showed tells enough to say so.");
  });

  it("is said where all of them fit, or only one was shown", async () => {
    expect((await next("en", "which of them serve sushi?")).text).toContain("All 4 places that I showed fit:");
    expect((await next("de", "welche davon haben Sushi?")).text).toContain("Alle 4 gezeigten Lokale passen:");
    const one = "sushi in Lisbon / which of them is cheap?";
    expect((await asked(one)).text).toContain("The place that I showed fits:");
  });

  it("is the closest where somebody says where they are", async () => {
    expect((await next("en", "which one is the closest?")).understood.unclear).toEqual({ kind: "position" });
    const near = { near: { lat: 35.01, lng: 135 } };
    expect((await next("en", "which one is the closest?", near)).shown).toEqual(["dan"]);
  });

  it.each([
    ["en", "menu of the best rated one", "menu", ["ai"]],
    ["en", "what's the phone number of the cheapest?", "phone", ["bo", "dan"]],
    ["en", "is the best rated one open on Sunday?", "open", ["ai"]],
    ["en", "does the most expensive one have wifi?", "attributes", ["chi"]],
    ["de", "Speisekarte des bestbewerteten", "menu", ["ai"]],
    ["de", "Hat das teuerste WLAN?", "attributes", ["chi"]],
    ["ar", "ما هو عنوان الأغلى؟", "address", ["chi"]],
    ["en", "tell me more about the best one", "summary", ["ai"]],
    ["de", "Ist das günstigste Lokal am Sonntag offen?", "open", ["bo", "dan"]],
    ["ar", "هل الأعلى تقييما مفتوح يوم الأحد؟", "open", ["ai"]],
  ] as const)("is something about the most of them: %s %s", async (language, message, topic, of) => {
    const found = await next(language, message);
    expect(found).toMatchObject({ intent: "fact", shown: of });
    expect(found.understood.topics).toContain(topic);
  });

  it("is gone on from", async () => {
    const terrace = "sushi in Kyoto / which have a terrace?";
    expect((await asked(`${terrace} / the second one`)).shown).toEqual(["chi"]);
    expect((await asked(`${terrace} / which of them has wifi?`)).shown).toEqual(["chi"]);
    expect((await asked(`${terrace} / cheaper`)).understood.slots).toMatchObject({
      city: "Kyoto",
      cuisines: ["Sushi"],
      attributes: ["outdoor_seating"],
      price: [1, 2],
    });
    expect((await asked("sushi in Kyoto / the most expensive one / menu?")).shown).toEqual(["chi"]);
    // Two are the cheapest.
    expect((await asked("sushi in Kyoto / the cheapest one / menu?")).understood.unclear?.kind).toBe("shown");
    const told = "sushi in Kyoto / tell me about the second one";
    expect((await asked(`${told} / which have a terrace?`)).shown).toEqual(["ai", "chi"]);
    expect((await asked(`${told} / the most expensive one`)).shown).toEqual(["chi"]);
    expect((await asked(`${told} / phone number of the best rated one`)).shown).toEqual(["ai"]);
  });

  it("is gone on from past what was asked about one of them", async () => {
    const one = "sushi in Kyoto / phone of the second one";
    expect((await asked(`${one} / and the third one?`)).shown).toEqual(["chi"]);
    expect((await asked(`${one} / and the last one?`)).shown).toEqual(["dan"]);
    expect((await asked(`${one} / which of them have a terrace?`)).shown).toEqual(["ai", "chi"]);
    expect((await asked(`${one} / the most expensive one`)).shown).toEqual(["chi"]);
    expect((await asked(`${one} / do they take cards?`)).shown).toEqual(["bo"]);
    expect((await asked(`${one} / another one`)).understood.slots.not.places).toEqual(["ai", "bo", "chi", "dan"]);
    const german = "Gibt es Sushi in Kyoto? / Adresse vom zweiten? / und vom dritten?";
    expect((await asked(german, { locale: "de" })).shown).toEqual(["chi"]);
    const arabic = "أريد سوشي في كيوتو / ما هو عنوان الثاني؟ / والثالث؟";
    expect((await asked(arabic, { locale: "ar" })).shown).toEqual(["chi"]);
    expect(
      (await asked("sushi in Kyoto / compare the first and the third one / which of them has wifi?")).shown,
    ).toEqual(["chi"]);
  });

  it("is a new search where more is said than what was shown tells", async () => {
    expect(await next("en", "the cheapest ramen")).toMatchObject({ shown: ["fuji"], intent: "find" });
    expect((await next("en", "the cheapest in Lisbon")).understood.slots).toMatchObject({
      city: "Lisbon",
      order: "cheapest",
    });
    expect((await next("en", "which places in Lisbon have sushi?")).shown).toEqual(["eki"]);
    expect((await next("en", "another one")).understood.places).toEqual([]);
    expect((await next("en", "are all of them open on Sunday?")).intent).toBe("fact");
    expect((await asked("the cheapest one")).understood.places).toEqual([]);
  });
});
