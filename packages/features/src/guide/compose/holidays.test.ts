import { meant, play, questionAt, thinkingOf } from "@bellyfed/testing/guide/asking";
import { factsOf } from "@bellyfed/testing/guide/places";
import { guideWorld } from "@bellyfed/testing/guide/world";
import { expect, test } from "vitest";
import { on } from "../evals/golden.ts";
import type { GuideLanguage, Topic, When } from "../slots.ts";

const now = Date.UTC(2026, 10, 28, 12);
const place = (id: string, opening_hours: string, country = "US") => ({
  facts: factsOf({
    ...{ id, name: `Mill ${id}`, city: "Portland", opening_hours, time_zone: "America/Los_Angeles" },
    address: { street: null, postal_code: null, region: null, country },
  }),
  menu: [],
  reviews: [],
});
const world = await guideWorld(
  [
    place("off", "We-Su 09:00-17:00; PH off"),
    place("short", "We-Su 09:00-17:00; PH 10:00-14:00"),
    place("silent", "We-Su 09:00-17:00"),
    place("named", "We-Su 09:00-17:00; Dec 25 11:00-15:00; PH off"),
    place("kyoto", "We-Su 09:00-17:00; PH off", "JP"),
  ],
  now,
);

async function told(id: string, when: When | null, topic: Topic = "open", language: GuideLanguage = "en") {
  const understood = meant({ language, intent: "fact", places: [id], topics: [topic], slots: { when } });
  const at = when === null ? Date.UTC(2026, 11, 25, 20) : now;
  return (await play(world.tools, questionAt(at), thinkingOf(understood), { isFirst: false })).outcome.text;
}
const christmas = on("2026-12-25");
const at = (instant: string): When => ({ kind: "at", open: { instant: Date.parse(instant) } });

test.each([christmas, on("2027-01-01", "dinner"), at("2026-12-25T20:00:00Z"), null])(
  "on a public holiday it is not said to be open where it says that it is closed then: %j",
  async (when) => {
    for (const topic of ["open", "hours"] as const) {
      const text = await told("off", when, topic);
      expect(text).toContain("on public holidays: closed");
      if (when) expect(text).toContain("else: Friday 09:00–17:00");
      expect(text).not.toMatch(/open (?:then|now)/);
    }
  },
);

test.each([
  ["de", /An Feiertagen gilt bei .*geschlossen; sonst: Freitag/],
  ["ar", /العطل الرسمية: مغلق؛ وفي غيرها: الجمعة/],
] as const)("that is said in %s", async (language, words) => {
  expect(await told("off", christmas, "open", language)).toMatch(words);
});

test("hours of public holidays are told", async () => {
  expect(await told("short", christmas)).toContain("on public holidays: 10:00–14:00");
});

test("on other days it is open as always, and public holidays are named", async () => {
  const text = await told("off", on("2026-12-11"));
  expect(text).toContain("open then (Friday 09:00–17:00)");
  expect(text).toMatch(/On public holidays .*closed; which days those are there, I do not know/);
});

test("who says nothing of public holidays, or names that very date, is told as ever", async () => {
  expect(await told("silent", christmas)).toMatch(/open then \(Friday 09:00–17:00\)\. \[1\]$/);
  expect(await told("named", christmas)).toContain("open then (Friday 11:00–15:00)");
});

test("where a day is no public holiday, it is open as always", async () => {
  expect(await told("kyoto", christmas)).toContain("open then (Friday 09:00–17:00)");
});

test("who is closed on public holidays is not found for one", async () => {
  const found = async (when: When) => {
    const thinking = thinkingOf(meant({ slots: { city: "Portland", when } }));
    return (await play(world.tools, questionAt(now), thinking)).outcome.shown.map(({ id }) => id).toSorted();
  };
  expect(await found(christmas)).toEqual(["kyoto", "named", "silent"]);
  expect(await found(at("2026-12-25T20:00:00Z"))).toEqual(["kyoto", "named", "silent"]);
  expect(await found(on("2026-12-11"))).toHaveLength(5);
});
