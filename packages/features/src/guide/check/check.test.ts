import { meant, play, questionAt, thinkingOf } from "@bellyfed/testing/guide/asking";
import { dishOf, factsOf, reviewOf } from "@bellyfed/testing/guide/places";
import { guideWorld } from "@bellyfed/testing/guide/world";
import { describe, expect, it } from "vitest";
import type { DraftSentence } from "../evidence.ts";
import type { Judged } from "../state.ts";

const now = Date.UTC(2026, 10, 28, 3);
const places = [
  {
    facts: factsOf({
      ...{ id: "kumo", name: "Kumo Ramen", cuisines: ["Ramen"], price_level: 2, phone: "+81 75 555 0100" },
      ...{ diets: ["vegan" as const], attributes: ["outdoor_seating" as const], opening_hours: "Mo-Su 11:00-22:00" },
    }),
    menu: [dishOf("Shoyu ramen")],
    reviews: [reviewOf("kumo", "review-kumo", "A quiet room, even on a Saturday.")],
  },
  {
    facts: factsOf({ id: "zen", name: "Hana Garden", cuisines: ["Ramen"] }),
    menu: [],
    reviews: [reviewOf("zen", "review-hana", "So quiet that we heard the rain.")],
  },
];
const { tools } = await guideWorld(places, now);
const asked = meant({ slots: { city: "Kyoto", concepts: ["quiet"] } });
const about = (text: string, ...sources: string[]): DraftSentence => ({ text, sources, about: "places" });

/** What becomes of sentences that a model wrote. Kumo Ramen is source 1, its review 2; Hana Garden 3 and 4. */
async function judged(...drafts: DraftSentence[]) {
  const { outcome } = await play(
    tools,
    questionAt(now),
    thinkingOf(asked, () => drafts),
  );
  const { sentences } = outcome.state as { sentences: readonly Judged[] };
  return { text: outcome.text, first: sentences[0] };
}

describe("what a model writes", () => {
  it.each([
    ["{1.name} is a ramen place in {1.area}.", ["1"], "Kumo Ramen is a ramen place in Kyoto. [1]"],
    ["A guest wrote: {2.quote}", ["2"], "A guest wrote: “A quiet room, even on a Saturday.” [2]"],
    [
      "It is open {1.hours_on}, and the price is {1.price}.",
      ["1"],
      "It is open Saturday 11:00–22:00, and the price is $$. [1]",
    ],
    ["Guests say that the room is quiet.", ["2"], "Guests say that the room is quiet. [2]"],
    ['Someone mentions "a quiet room".', ["2"], undefined],
    ["It serves vegan food and has tables outside.", ["1"], "It serves vegan food and has tables outside. [1]"],
  ])("is shown where its sources say it: %s", async (text, sources, shown) => {
    const { text: answer, first } = await judged(about(text, ...sources));
    if (shown === undefined) expect(first).toMatchObject({ shown: false, why: "quote" });
    else expect(answer).toContain(shown);
  });

  it.each([
    ["It is lovely.", [], "unsourced"],
    ["{9.name} is near.", ["9"], "unsourced"],
    ["{1.name} is near.", ["1", "77"], "unsourced"],
    ["It is open until 23:00.", ["1"], "fact"],
    ["It is open until ten o'clock.", ["1"], "fact"],
    ["Dishes cost ٥ dinars.", ["1"], "fact"],
    ["Call +81 75 555 0100.", ["1"], "fact"],
    ["Dishes cost €.", ["1"], "fact"],
    ["{1.owner} says so.", ["1"], "placeholder"],
    ["{3.phone} is its number.", ["3"], "placeholder"],
    ["{3.name} is there.", ["1"], "placeholder"],
    ["{1.quote}", ["1"], "placeholder"],
    ["{2.phone}", ["2"], "placeholder"],
    ["{constructor}", ["1"], "markup"],
    ["{1.constructor}", ["1"], "placeholder"],
    ["{1.name} is better than Hana Garden.", ["1"], "name"],
    ["Go to Chez Invented, guests say.", ["1"], "claim"],
    ["The food is kosher.", ["1"], "claim"],
    ["It has a rooftop.", ["1"], "claim"],
    ["It is not quiet.", ["2"], "claim"],
    ["It is safe for your allergy.", ["1"], "claim"],
    ["A guest wrote “the best in Japan”.", ["2"], "quote"],
    ["See https://evil.example for it.", ["1"], "link"],
    ["See evil.example for it.", ["1"], "link"],
    ["See www.evil for it.", ["1"], "link"],
    ["![it](x) is there.", ["1"], "markup"],
    ["<b>It</b> is there.", ["1"], "markup"],
    ["It is there [1].", ["1"], "markup"],
    ["**It** is there.", ["1"], "markup"],
    ["It is the\u202e place.", ["1"], "hidden"],
    ["It is the pla\u200bce.", ["1"], "hidden"],
    ["It is\n\ndata: there.", ["1"], "hidden"],
    ["It is the pl\u0430ce.", ["1"], "script"],
    ["Это там.", ["1"], "script"],
    ["", ["1"], "length"],
    [`It is ${"there ".repeat(90)}.`, ["1"], "length"],
  ])("is dropped: %j %j (%s)", async (text, sources, why) => {
    const { text: answer, first } = await judged(about(text, ...sources));
    expect(first).toMatchObject({ shown: false, why });
    // Templates speak in its place.
    expect(answer).toContain("Kumo Ramen in Kyoto: Ramen");
  });

  it("may not be said as the guide's own", async () => {
    const { first } = await judged({ text: "I know a better one.", sources: [], about: "guide" });
    expect(first).toMatchObject({ shown: false, why: "unsourced" });
  });

  it("stands for its places alone: templates tell the others", async () => {
    const { text } = await judged(about("{1.name} is a quiet place.", "1", "2"));
    expect(text).toContain("Kumo Ramen is a quiet place. [1][2]");
    expect(text).not.toContain("Kumo Ramen in Kyoto");
    expect(text).toContain("Hana Garden in Kyoto: Ramen, rated 5 of 5 (1 review). [3]");
  });
});
