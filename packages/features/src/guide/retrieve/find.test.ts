import { meant, play, questionAt, thinkingOf } from "@bellyfed/testing/guide/asking";
import { dishOf, factsOf, type Place, reviewOf } from "@bellyfed/testing/guide/places";
import { guideWorld } from "@bellyfed/testing/guide/world";
import { describe, expect, it } from "vitest";
import type { Relaxed } from "../ports.ts";
import type { Question } from "../turn.ts";

/** A Saturday, noon in Tokyo. */
const now = Date.UTC(2026, 10, 28, 3);

type Facts = Parameters<typeof factsOf>[0];
const placeOf = (id: string, said: Partial<Facts> = {}, more: Partial<Omit<Place, "facts">> = {}): Place => ({
  facts: factsOf({ id, name: `House ${id}`, ...said }),
  ...{ menu: [], reviews: [], ...more },
});
const praise = (id: string, text: string, rating = 5) =>
  reviewOf(id, `${id}-${text.length}-${rating}`, text, { rating });

type Slots = NonNullable<Parameters<typeof meant>[0]>["slots"];
async function asked(places: readonly Place[], slots: Slots, question: Partial<Question> = {}) {
  const language = question.locale ?? "en";
  const { tools, asked: counts } = await guideWorld(places, now);
  const { outcome } = await play(
    tools,
    questionAt(now, question),
    thinkingOf(meant({ language, slots: { city: "Kyoto", ...slots } })),
  );
  const { relaxed } = outcome.state as { relaxed: readonly Relaxed[] };
  return { shown: outcome.shown.map(({ id }) => id), relaxed, text: outcome.text, counts };
}

describe("a diet", () => {
  const places = [
    placeOf("said", { diets: ["vegan"] }, { reviews: [praise("said", "Fine.")] }),
    placeOf("cuisine", { cuisines: ["Vegan"] }),
    placeOf("dish", {}, { menu: [dishOf("Tofu", { dietary: ["vegan"] })] }),
    placeOf("none"),
  ];
  it("is what a place says of itself, those first whose cuisine it is", async () => {
    expect(await asked(places, { diets: ["vegan"] })).toMatchObject({ shown: ["cuisine", "said"], relaxed: [] });
    expect(await asked(places, { diets: ["vegetarian"] })).toMatchObject({ shown: ["cuisine", "said"] });
  });

  it("is nearest in dishes that are marked for it, and that is said", async () => {
    const found = await asked(places.slice(2), { diets: ["vegan"] });
    expect(found).toMatchObject({ shown: ["dish"], relaxed: ["diet"] });
    expect(found.text).toContain("No place there says of itself that it serves vegan food.");
    expect(found.text).toContain("Marked so on its menu: Tofu (¥1,200). [2]");
  });

  it("is looked for elsewhere last", async () => {
    const found = await asked([...places.slice(3), placeOf("far", { city: "Lisbon", diets: ["vegan"] })], {
      diets: ["vegan"],
    });
    expect(found).toMatchObject({ shown: ["far"], relaxed: ["city"] });
    expect(found.text).toContain("I found nothing like it in Kyoto; these are elsewhere.");
  });
});

describe("a meal", () => {
  const reviewed = (id: string) => ({ reviews: [praise(id, "Fine.")] });
  const places = [
    placeOf("said", { attributes: ["breakfast", "wifi"] }, reviewed("said")),
    placeOf("cuisine", { cuisines: ["Coffee", "Breakfast"], attributes: ["wifi"] }),
    placeOf("both", { cuisines: ["Breakfast & Brunch"] }),
    placeOf("later", { attributes: ["brunch"] }, reviewed("later")),
    placeOf("none", { attributes: ["wifi"] }, reviewed("none")),
  ];
  it("is a cuisine of a place or what it says of itself, those first whose cuisine it is", async () => {
    const found = await asked(places, { attributes: ["breakfast"] });
    expect(found).toMatchObject({ shown: ["both", "cuisine", "said"], relaxed: [] });
    expect(found.text).toContain("House cuisine in Kyoto: Coffee and Breakfast.");
    expect(found.text).toContain("It lists among its features: breakfast. [3]");
    expect(await asked(places, { attributes: ["brunch"] })).toMatchObject({ shown: ["both", "later"], relaxed: [] });
    expect((await asked(places, { attributes: ["wifi", "breakfast"] })).shown).toEqual(["cuisine", "said"]);
  });

  it("is any of several, and none that is not wanted", async () => {
    const either = await asked(places, { attributes: ["breakfast", "brunch"] });
    expect(either.shown).toEqual(["both", "cuisine", "said", "later"]);
    const not = await asked(places, { not: { attributes: ["breakfast"] } });
    expect(not.shown).toEqual(["later", "none"]);
  });

  it("is looked for beside a cuisine, a diet and what reviews say", async () => {
    const vegan = placeOf("vegan", { cuisines: ["Vegan"], attributes: ["breakfast"] });
    const said = placeOf("also", { cuisines: ["Breakfast"], diets: ["vegan"] });
    const all = [...places, vegan, said];
    expect((await asked(all, { attributes: ["breakfast"], diets: ["vegan"] })).shown).toEqual(["vegan", "also"]);
    expect((await asked(all, { attributes: ["breakfast"], cuisines: ["Coffee"] })).shown).toEqual(["cuisine"]);
    const calm = placeOf("calm", { cuisines: ["Breakfast"] }, { reviews: [praise("calm", "So quiet.")] });
    const found = await asked([...all, calm], { attributes: ["breakfast"], concepts: ["quiet"] });
    expect(found).toMatchObject({ shown: ["calm"], relaxed: [] });
  });

  it("is left away after other features, and said to be; brunch is nearest in breakfast", async () => {
    const found = await asked(places, { attributes: ["breakfast", "dogs"] });
    expect(found).toMatchObject({ shown: ["both", "cuisine", "said"], relaxed: ["attributes"] });
    expect(found.text).toContain("I left this out: dogs welcome.");
    const none = await asked(places.slice(4), { attributes: ["breakfast"] });
    expect(none).toMatchObject({ shown: ["none"], relaxed: ["meal"] });
    expect(none.text).toContain("I left this out: breakfast.");
    const near = await asked([...places.slice(0, 2), ...places.slice(4)], { attributes: ["brunch"] });
    expect(near).toMatchObject({ shown: ["cuisine", "said"], relaxed: ["meal"] });
    expect(near.text).toContain("I left this out: brunch. The nearest thing is what these places serve: breakfast.");
  });
});

describe("what is left away when nothing fits", () => {
  const one = placeOf("one", { price_level: 3, attributes: ["wifi"] }, { reviews: [praise("one", "So quiet.")] });
  it("is one wish where that is enough, and the first that helps", async () => {
    expect(await asked([one], { concepts: ["quiet"], price: [1] })).toMatchObject({
      shown: ["one"],
      relaxed: ["price"],
    });
    expect(await asked([one], { attributes: ["dogs"], concepts: ["quiet"] })).toMatchObject({
      relaxed: ["attributes"],
    });
    expect(await asked([one], { concepts: ["romantic"] })).toMatchObject({ relaxed: ["concepts"] });
    expect(await asked([one], { cuisines: ["Thai"] })).toMatchObject({ relaxed: ["cuisine"] });
    expect(await asked([one], { when: { kind: "on", day: 1, date: null, part: null } })).toMatchObject({
      relaxed: ["when"],
    });
    expect(await asked([one], { neighborhood: "Gion" })).toMatchObject({ relaxed: ["neighborhood"] });
    expect(await asked([one], { ratingMin: 5, dishes: ["Soba"] })).toMatchObject({ relaxed: ["dish"] });
  });

  it("is several wishes where it must be, each of them said", async () => {
    const found = await asked([one], { concepts: ["romantic"], attributes: ["dogs"], price: [1] });
    expect(found.relaxed).toEqual(["concepts", "attributes", "price"]);
    expect(found.text).toContain("I left this out: romantic, dogs welcome and price level $.");
  });

  it("is one of several features before all of them, and only that is said", async () => {
    const found = await asked([one, placeOf("bare")], { attributes: ["wifi", "dogs"], not: { cuisines: ["Thai"] } });
    expect(found).toMatchObject({ shown: ["one"], relaxed: ["attributes"] });
    expect(found.text).toContain("so I left this out: dogs welcome.");
    const first = await asked([one, placeOf("bare")], { attributes: ["dogs", "wifi"] });
    expect(first.text).toContain("so I left this out: dogs welcome.");
  });

  it("is one of several moods before all of them, as many as have to be, and only those are said", async () => {
    const bare = placeOf("bare");
    const found = await asked([one, bare], { concepts: ["romantic", "quiet"] });
    expect(found).toMatchObject({ shown: ["one"], relaxed: ["concepts"] });
    expect(found.text).toContain("so I left this out: romantic.");
    expect(found.text).toContain("“So quiet.”");
    const more = await asked([one, bare], { concepts: ["quiet", "romantic", "celebration"] });
    expect(more).toMatchObject({ shown: ["one"], relaxed: ["concepts"] });
    expect(more.text).toMatch(/so I left this out: romantic and [a-z ]+\./);
    expect((await asked([one, bare], { concepts: ["romantic", "celebration"] })).text).toContain(
      "left this out: romantic and",
    );
    const features = await asked([one, bare], { attributes: ["wifi", "dogs", "parking"] });
    expect(features).toMatchObject({ shown: ["one"], relaxed: ["attributes"] });
  });

  it.each([
    ["en", "so I left this out: no dogs."],
    ["de", "das habe ich weggelassen: ohne Hunde."],
    ["ar", "فتركت هذا الشرط: من دون كلاب."],
  ] as const)(
    "is a feature that is not wanted before what is to be eaten, and no more than has to be: %s",
    async (locale, text) => {
      const cafe = placeOf("cafe", { cuisines: ["Coffee"], attributes: ["dogs"] });
      const loud = placeOf("loud", { cuisines: ["Coffee"], attributes: ["dogs", "live_music"] });
      const wish = { cuisines: ["Coffee"], not: { attributes: ["dogs", "live_music"] as const } };
      const found = await asked([one, loud, cafe], wish, { locale });
      expect(found).toMatchObject({ shown: ["cafe"], relaxed: ["unwanted"] });
      expect(found.text).toContain(text);
      expect((await asked([one, loud], wish)).text).toContain("so I left this out: no dogs and no live music.");
      expect(await asked([one, loud], { ...wish, price: [1] })).toMatchObject({ relaxed: ["price", "unwanted"] });
      expect(await asked([one], wish)).toMatchObject({ shown: ["one"], relaxed: ["cuisine"] });
    },
  );

  it("is never a cuisine or a dish that is not wanted", async () => {
    const found = await asked([one], { cuisines: ["Thai"], not: { cuisines: ["Pizza"] } });
    expect(found.text).toContain("I left this out: Thai.");
  });

  it("is nothing where there is nothing at all, which is said", async () => {
    const found = await asked([], { cuisines: ["Thai"] });
    expect(found.shown).toEqual([]);
    expect(found.text).toContain("I found nothing that fits");
  });
});

describe("a dish that gives kitchens their name", () => {
  const places = [
    placeOf("house", { cuisines: ["Steakhouse"] }, { reviews: [praise("house", "Fine.")] }),
    placeOf("grill", { cuisines: ["Grill"] }, { menu: [dishOf("Rib-eye, 300 g")] }),
    placeOf("bistro", { cuisines: ["French"] }, { menu: [dishOf("Steak frites")] }),
    placeOf("cafe", { cuisines: ["Coffee"] }, { menu: [dishOf("Toast")] }),
  ];
  it.each(["en", "de", "ar"] as const)(
    "is on menus by its name or as what it is, or what the kitchen is for: %s",
    async (locale) => {
      const found = await asked(places, { dishes: ["steak"] }, { locale });
      expect(found).toMatchObject({ relaxed: [] });
      expect(found.shown.toSorted()).toEqual(["bistro", "grill", "house"]);
      expect(found.text).toContain("Rib-eye, 300 g");
      expect(found.text).toContain("Steak frites");
    },
  );

  it("is looked for as what it is called where it is called so", async () => {
    expect((await asked(places, { dishes: ["rib-eye"] })).shown).toEqual(["grill"]);
    expect((await asked(places, { dishes: ["steak"], cuisines: ["French"] })).shown).toEqual(["bistro"]);
    expect((await asked(places, { not: { dishes: ["steak"] } })).shown).toEqual(["cafe"]);
  });
});

describe("a dish that nobody has", () => {
  const places = [
    placeOf("a-taqueria", { cuisines: ["Mexican"] }, { reviews: [praise("a-taqueria", "Fine.")] }),
    placeOf("levant", { cuisines: ["Levantine"], price_level: 3 }),
    placeOf("turk", { cuisines: ["Turkish"], price_level: 3, neighborhood: "Gion" }),
  ];
  it("is nearest in the cuisine that it belongs to, and that is said", async () => {
    const found = await asked(places, { dishes: ["kebab"] });
    expect(found).toMatchObject({ shown: ["levant", "turk"], relaxed: ["dish"] });
    expect(found.text).toContain(
      "I left this out: kebab on the menu. The nearest thing is what these places serve: Levantine and Turkish.",
    );
  });

  it("is nearest there also where more has to be left away", async () => {
    expect(await asked(places, { dishes: ["kebab"], price: [1] })).toMatchObject({
      shown: ["levant", "turk"],
      relaxed: ["dish", "price"],
    });
    expect(await asked(places, { dishes: ["kebab"], neighborhood: "Gion" })).toMatchObject({ shown: ["turk"] });
    expect(await asked(places, { dishes: ["kebab"], neighborhood: "Pontocho" })).toMatchObject({
      shown: ["levant", "turk"],
      relaxed: ["dish", "neighborhood"],
    });
  });

  it("is nearest in a cuisine that is asked for beside it, and in any where there is nothing else", async () => {
    expect(await asked(places, { dishes: ["kebab"], cuisines: ["Turkish"] })).toMatchObject({ shown: ["turk"] });
    const none = await asked(places.slice(0, 1), { dishes: ["kebab"] });
    expect(none).toMatchObject({ shown: ["a-taqueria"], relaxed: ["dish"] });
    expect(none.text).not.toContain("The nearest thing");
  });
});

describe("a price", () => {
  const at = (id: string, price_level: number | null) => placeOf(id, { price_level });
  const places = [at("a", 3), at("b", 4), at("c", null), at("d", 2), at("e", 1)];
  it("orders what is found, the cheapest or the most expensive first, and last what tells none", async () => {
    expect((await asked(places, { order: "cheapest" })).shown).toEqual(["e", "d", "a", "b", "c"]);
    const found = await asked(places, { order: "priciest" });
    expect(found.shown).toEqual(["b", "a", "d", "e", "c"]);
    expect(found.text).toContain("the most expensive first");
    const one = await asked(places, { order: "cheapest", price: [1, 2, 3], count: 1 });
    expect(one.shown).toEqual(["e"]);
    expect(one.text).not.toContain("the best");
    expect((await asked(places, { count: 1 })).text).toContain("5 places fit; here is the first of them:");
    expect((await asked(places, { order: "priciest", price: [1, 2] })).shown).toEqual(["d", "e"]);
    expect(await asked(places.slice(2, 3), { order: "cheapest" })).toMatchObject({ shown: ["c"], relaxed: [] });
  });

  it("is nearest in the next level", async () => {
    expect((await asked(places.slice(0, 3), { price: [1, 2] })).shown).toEqual(["a", "b", "c"]);
    expect((await asked(places.slice(2), { price: [3, 4] })).shown).toEqual(["d", "e", "c"]);
  });

  it("orders also what reviews say", async () => {
    const quiet = (id: string, price_level: number, rating: number) =>
      placeOf(
        id,
        { price_level },
        { reviews: [praise(id, "So quiet.", rating), praise(id, "Quiet, really.", rating)] },
      );
    const said = [quiet("dear", 4, 5), quiet("cheap", 1, 4)];
    expect((await asked(said, { concepts: ["quiet"] })).shown).toEqual(["dear", "cheap"]);
    expect((await asked(said, { concepts: ["quiet"], order: "cheapest" })).shown).toEqual(["cheap", "dear"]);
    expect((await asked(said, { concepts: ["quiet"], order: "rating" })).shown).toEqual(["dear", "cheap"]);
  });
});

describe("what reviews say", () => {
  const places = [
    placeOf("loud", {}, { reviews: [praise("loud", "It is not quiet at all.")] }),
    placeOf(
      "calm",
      {},
      { reviews: [praise("calm", "A quiet, peaceful room."), praise("calm", "Quiet even on Fridays.")] },
    ),
    placeOf("bad", {}, { reviews: [praise("bad", "Quiet, because nobody goes there.", 1)] }),
    placeOf("hush", {}, { reviews: [praise("hush", "Quiet tables.", 4)] }),
    placeOf("shut", { status: "closed" }, { reviews: [praise("shut", "The most quiet of all.")] }),
    placeOf("away", { city: "Lisbon" }, { reviews: [praise("away", "Quiet by the sea.")] }),
  ];
  it("finds places of which more and better sentences say it, and none of which they deny it", async () => {
    const found = await asked(places, { concepts: ["quiet"] });
    expect(found.shown).toEqual(["calm", "hush"]);
    expect(found.text).toContain("“Quiet even on Fridays.”");
  });

  it("are all said of one place where several are asked for", async () => {
    const cosy = placeOf("both", {}, { reviews: [praise("both", "Quiet."), praise("both", "So cosy inside.")] });
    expect((await asked([...places, cosy], { concepts: ["quiet", "cosy"] })).shown).toEqual(["both"]);
  });

  it("rule places out where it is not wanted", async () => {
    expect((await asked(places, { not: { concepts: ["quiet"] } })).shown).toEqual(["loud"]);
  });
});

describe("what marks on menus say", () => {
  const hot = { menu: [dishOf("Som tam", { dietary: ["spicy"] }), dishOf("Rice")] };
  const places = [
    placeOf("marked", { cuisines: ["Thai"] }, hot),
    placeOf("calm", { cuisines: ["Thai"] }, { ...hot, reviews: [praise("calm", "So quiet.")] }),
    placeOf("mild", { cuisines: ["Thai"] }, { menu: [dishOf("Rice")] }),
    placeOf("gone", { cuisines: ["Thai"] }, { menu: [dishOf("Curry", { dietary: ["spicy"], available: false })] }),
    placeOf("said", { cuisines: ["Thai"] }, { reviews: [praise("said", "Wonderfully spicy curries.")] }),
    placeOf("other", {}, hot),
  ];
  it("comes after what reviews say, and is told", async () => {
    const found = await asked(places, { cuisines: ["Thai"], concepts: ["spicy"] });
    expect(found).toMatchObject({ shown: ["said", "calm", "marked"], relaxed: [] });
    expect(found.text).toContain("3 places fit:");
    expect(found.text).toContain("Marked so on its menu: Som tam (¥1,200).");
    expect((await asked(places, { concepts: ["spicy"], count: 1 })).shown).toEqual(["said"]);
    const german = await asked(places, { concepts: ["spicy"] }, { locale: "de" });
    expect(german.text).toContain("Auf der Karte so gekennzeichnet: Som tam");
    const arabic = await asked(places, { concepts: ["spicy"] }, { locale: "ar" });
    expect(arabic.text).toContain("أطباق موسومة بذلك في قائمته:");
  });

  it("stands beside what only reviews say, and is not said to be left away", async () => {
    const both = await asked(places, { concepts: ["quiet", "spicy"] });
    expect(both).toMatchObject({ shown: ["calm"], relaxed: [] });
    const one = await asked(places.slice(0, 1), { concepts: ["quiet", "spicy"] });
    expect(one).toMatchObject({ shown: ["marked"], relaxed: ["concepts"] });
    expect(one.text).toContain("so I left this out: quiet.");
  });
});

describe("searches", () => {
  it("are read on until there are enough", async () => {
    const many = Array.from({ length: 130 }, (_, at) =>
      placeOf(String(at).padStart(3, "0"), { neighborhood: at < 120 ? "Gion" : "Pontocho" }),
    );
    const without = await asked(many, { not: { places: many.slice(0, 110).map(({ facts }) => facts.id) } });
    expect(without.shown).toHaveLength(5);
    expect(without.counts.searchRestaurants).toBe(2);
    expect((await asked(many, { neighborhood: "pontocho" })).shown).toHaveLength(5);
  });

  it("are one call of as many as are wanted where they answer all", async () => {
    const many = Array.from({ length: 30 }, (_, at) => placeOf(String(at)));
    const found = await asked(many, { count: 3 });
    expect(found.shown).toHaveLength(3);
    expect(found.counts).toEqual({ searchRestaurants: 1 });
    expect(found.text).toContain("30 places fit; here are 3:");
  });

  it("count only what they have looked through, and say where there may be more", async () => {
    const many = Array.from({ length: 30 }, (_, at) => placeOf(String(at), {}, { menu: [dishOf("Soba")] }));
    const some = { count: 3, dishes: ["Soba"] };
    expect((await asked(many, some)).text).toContain("Here are 3 places that fit; there may be more:");
    expect((await asked(many, { ...some, count: 1 })).text).toContain("Here is a place that fits; there may be more:");
    const german = await asked(many, some, { locale: "de" });
    expect(german.text).toContain("Hier sind 3 Lokale, die passen; es kann mehr geben:");
    const arabic = await asked(many, some, { locale: "ar" });
    expect(arabic.text).toContain("أعرض 3 مطاعم مما يناسب، وقد يكون هناك غير ذلك:");
    expect((await asked(many.slice(0, 3), some)).text).toContain("3 places fit:");
  });

  it("find a dish by menus, not by what restaurants are called", async () => {
    const named = placeOf("named", { name: "Gyoza House" });
    const served = placeOf("served", {}, { menu: [dishOf("Pork gyoza"), dishOf("Soba", { available: false })] });
    const found = await asked([named, served], { dishes: ["Gyoza"] });
    expect(found.shown).toEqual(["served"]);
    expect(found.text).toContain("On its menu: Pork gyoza (¥1,200). [2]");
    expect((await asked([named, served], { dishes: ["Soba"] })).relaxed).toEqual(["dish"]);
    expect((await asked([named, served], { not: { dishes: ["Gyoza"] } })).shown).toEqual(["named"]);
  });

  it("put the cheapest first, and the nearest where somebody says where they are", async () => {
    const at = (lat: number) => ({ location: { lat, lng: 135 } });
    const places = [
      placeOf("a", { price_level: 3, ...at(35.003) }),
      placeOf("b", { price_level: 1, ...at(35.001) }),
      placeOf("c", { price_level: 2, ...at(35.1) }),
    ];
    expect((await asked(places, { order: "cheapest" })).shown).toEqual(["b", "c", "a"]);
    const near = { near: { lat: 35, lng: 135 } };
    expect((await asked(places, { city: null, nearby: true, order: "distance" }, near)).shown).toEqual(["b", "a"]);
    expect((await asked(places, { order: "distance" }, near)).shown).toEqual(["b", "a", "c"]);
    const far = await asked(places.slice(2), { city: null, nearby: true }, near);
    expect(far).toMatchObject({ shown: ["c"], relaxed: ["distance"] });
    expect(far.text).toContain("11.1 km away");
  });

  it("of what is near somebody far away find what is there, and say that it is not near", async () => {
    const there = placeOf("there", { location: { lat: 35, lng: 135 } });
    const near = { near: { lat: 10, lng: 10 } };
    expect(await asked([there], { order: "distance" }, near)).toMatchObject({
      shown: ["there"],
      relaxed: ["distance"],
    });
    const nowhere = await asked([there], { city: null, nearby: true }, near);
    expect(nowhere).toMatchObject({ shown: ["there"], relaxed: ["city"] });
    expect(nowhere.text).toContain("I found nothing like it near you; these are elsewhere.");
    expect((await asked([there], { nearby: true })).text).toContain("I do not know where you are.");
  });

  it("leave chains, other cuisines and places that are not wanted away", async () => {
    const places = [placeOf("chain", { chain: "Wok" }), placeOf("thai", { cuisines: ["Thai"] }), placeOf("own")];
    expect((await asked(places, { chains: "without" })).shown).toEqual(["own", "thai"]);
    expect((await asked(places, { not: { cuisines: ["Thai"] } })).shown).toEqual(["chain", "own"]);
    expect((await asked(places, { not: { places: ["own"] } })).shown).toEqual(["chain", "thai"]);
  });
});

describe("a time", () => {
  const places = [
    placeOf("noon", { opening_hours: "Mo-Su 11:30-14:00" }),
    placeOf("night", { opening_hours: "Mo-Sa 18:00-02:00" }),
    placeOf("unknown"),
  ];
  const on = (day: number, part: "lunch" | "dinner" | "late" | null = null, date: string | null = null) => ({
    when: { kind: "on" as const, day, date, part },
  });
  it("is some time of the day, or of its part, by each place's own hours", async () => {
    expect((await asked(places, on(6))).shown).toEqual(["night", "noon"]);
    expect((await asked(places, on(0))).shown).toEqual(["noon"]);
    expect((await asked(places, on(6, "lunch"))).shown).toEqual(["noon"]);
    expect((await asked(places, on(6, "late"))).shown).toEqual(["night"]);
    expect((await asked(places, on(0, null, "2026-11-29"))).shown).toEqual(["noon"]);
  });

  it("is the minute that was said", async () => {
    expect((await asked(places, { when: { kind: "at", open: { instant: now } } })).shown).toEqual(["noon"]);
    const found = await asked(places, { when: { kind: "at", open: { day: 5, minutes: 19 * 60 } } });
    expect(found.shown).toEqual(["night"]);
    expect(found.text).toContain("It is open then (Friday 18:00–02:00). [1]");
  });
});
