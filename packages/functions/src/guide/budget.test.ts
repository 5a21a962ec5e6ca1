import { sqliteIndex } from "@bellyfed/adapters/search/sqlite";
import { templates } from "@bellyfed/features/guide/compose/writer";
import { asked as now } from "@bellyfed/features/guide/evals/golden";
import { arabic } from "@bellyfed/features/guide/evals/turns-ar";
import { german } from "@bellyfed/features/guide/evals/turns-de";
import { english } from "@bellyfed/features/guide/evals/turns-en";
import { embedded } from "@bellyfed/features/guide/model/thinking";
import type { PastTurn } from "@bellyfed/features/guide/turn";
import { rules } from "@bellyfed/features/guide/understand/understand";
import { meant, play, questionAt, slotsOf, thinkingOf } from "@bellyfed/testing/guide/asking";
import { demoPlaces } from "@bellyfed/testing/guide/places";
import { guideWorld } from "@bellyfed/testing/guide/world";
import { afterAll, expect, it } from "vitest";

// Fixture: the demo's 240 restaurants; the evals' questions, each with what was said before it, answered by rules.
const index = sqliteIndex(":memory:", ":memory:");
const world = await guideWorld(demoPlaces(now), now, index);
afterAll(() => index.close());
const thinking = embedded({ planner: rules, writer: templates });

type Tool = keyof typeof MOST;
/** How often a turn asks each tool. */
type Asked = Readonly<Record<Tool, number>>;

/** Calls of one turn: the most that any of them takes, and what they take on average. */
// Of two moods that no place has together, each is looked for alone.
const MOST = { searchRestaurants: 18, sentences: 5, getRestaurant: 5, getMenu: 20, getReviews: 2 };
const ON_AVERAGE: Asked = {
  searchRestaurants: 1.6,
  sentences: 0.8,
  // "Cheaper" looks at what the places cost that were shown.
  getRestaurant: 0.35,
  getMenu: 0.35,
  getReviews: 0.05,
};
/** Of a wish that nothing fulfils, so that it is looked for with less and less of it, and elsewhere. */
const MOST_WITHOUT_LUCK: Asked = { searchRestaurants: 90, sentences: 3, getRestaurant: 3, getMenu: 10, getReviews: 0 };
const tools = Object.keys(MOST) as readonly Tool[];

async function counted<Result>(
  work: () => Promise<Result>,
): Promise<{ readonly calls: Asked; readonly result: Result }> {
  const before = { ...world.asked };
  const result = await work();
  const calls = tools.map((tool) => [tool, (world.asked[tool] ?? 0) - (before[tool] ?? 0)]);
  return { calls: Object.fromEntries(calls), result };
}

const over = (calls: Asked, budget: Asked) => tools.filter((tool) => calls[tool] > budget[tool]);

/** What each question of a conversation takes. */
async function answered(said: readonly string[]): Promise<Asked[]> {
  const past: PastTurn[] = [];
  const all: Asked[] = [];
  for (const message of said) {
    const question = questionAt(now, { message, past: [...past] });
    const { calls, result } = await counted(() => play(world.tools, question, thinking));
    const { understood, shown } = result.outcome;
    past.push({ message, understood, shown });
    all.push(calls);
  }
  return all;
}

it("a question takes a few calls of its tools, and one search more often than not", async () => {
  const turns: Asked[] = [];
  for (const { said } of [...english, ...german, ...arabic]) {
    const taken = await answered(said);
    for (const calls of taken) expect(over(calls, MOST), `${said.join(" / ")}: ${JSON.stringify(calls)}`).toEqual([]);
    turns.push(...taken);
  }
  const sum = (tool: Tool) => turns.reduce((all, calls) => all + calls[tool], 0);
  const mean = Object.fromEntries(tools.map((tool) => [tool, sum(tool) / turns.length])) as Asked;
  expect(over(mean, ON_AVERAGE), JSON.stringify(mean)).toEqual([]);
  // A budget that nothing comes near would notice nothing.
  for (const tool of tools) expect([tool, mean[tool] > ON_AVERAGE[tool] / 2]).toEqual([tool, true]);
});

it("a wish that nothing fulfils is not looked for without end", async () => {
  const slots = slotsOf({
    ...{
      city: "Kyoto",
      cuisines: ["Mexican"],
      dishes: ["Tiramisù"],
      diets: ["vegan"],
      attributes: ["dogs", "kids", "wifi"],
    },
    ...{
      concepts: ["quiet", "romantic"],
      price: [4],
      ratingMin: 4.9,
      when: { kind: "on", day: 1, date: null, part: null },
    },
  });
  const asked = meant({ slots });
  const { calls, result } = await counted(() => play(world.tools, questionAt(now), thinkingOf(asked)));
  expect(result.outcome.text).toContain("nothing that fits all of it");
  expect(calls.searchRestaurants).toBeGreaterThan(MOST.searchRestaurants);
  expect(over(calls, MOST_WITHOUT_LUCK), JSON.stringify(calls)).toEqual([]);
});
