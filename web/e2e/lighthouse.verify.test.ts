import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withoutBrowser } from "./browser.ts";
import { buildEmptySite, startEmptySite } from "./empty-site.ts";
import { categories, lighthouseOf, type Scores } from "./lighthouse.ts";
import { type Site, startSite } from "./site.ts";

const RUNS = 5;
const ENOUGH = 95;
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

describe.skipIf(withoutBrowser())("Lighthouse, on a phone", () => {
  let site: Site;
  let restaurant: string;
  beforeAll(async () => {
    site = await startSite();
    const { body } = await site.call("GET", "/restaurants?city=Lisbon&limit=1");
    restaurant = `/restaurants/${body.data[0].id}`;
  });
  afterAll(() => site.cloud.dispose());

  /** What several runs gave: the median of each category, and what cost points outside of performance. */
  async function measure(name: string, url: string) {
    const runs: Scores[] = [];
    const faults = new Set<string>();
    for (let run = 0; run < RUNS; run++) {
      const result = await lighthouseOf(url);
      runs.push(result.scores);
      for (const fault of result.faults) faults.add(fault);
    }
    const scores = categories.map((category) => [category, median(runs.map((each) => each[category]))] as const);
    process.stdout.write(
      `Lighthouse ${name}: ${scores.map((pair) => pair.join(" ")).join(", ")} (median of ${RUNS})\n`,
    );
    return { scores, faults };
  }

  /** Performance depends on the machine's mood, so its median is printed, beside an empty page's; the others are facts about the page. */
  it.each(["home", "search", "restaurant"])(
    "%s has 95 or more for accessibility, best practices and SEO",
    async (name) => {
      const path = { home: "/", search: "/restaurants?city=Lisbon", restaurant }[name] ?? "/";
      const { scores, faults } = await measure(name, site.url + path);
      for (const [category, score] of scores.slice(1)) {
        expect(score, `${category}\n${[...faults].join("\n")}`).toBeGreaterThanOrEqual(ENOUGH);
      }
    },
  );

  it("an empty page of the same Next.js, for comparison", async () => {
    await buildEmptySite();
    const empty = await startEmptySite();
    const { scores } = await measure("empty page", empty.url);
    await empty.stop();
    expect(scores[0]?.[1]).toBeGreaterThan(0);
  });
});
