import type { FoundRestaurant } from "../../search/contract.ts";
import type { GuideTools, SearchParameters } from "../tools.ts";

/** A search is read no further than so many pages: enough for 25,000 places and a wish that one in a hundred fulfils. */
const MOST_PAGES = 14;
/** The first page is mostly enough; whoever reads on looks for something rare. */
const FURTHER = "100";

/** A page of restaurants, each met for the first time; `total`: how many its search finds. */
export interface Page {
  readonly restaurants: readonly FoundRestaurant[];
  readonly total: number;
  readonly isLast: boolean;
}

/** All pages of searches, one search after the other; the first pages are asked for at once. */
export async function* pagesOf(
  tools: Pick<GuideTools, "searchRestaurants">,
  searches: readonly SearchParameters[],
): AsyncGenerator<Page> {
  const met = new Set<string>();
  const firsts = searches.map((search) => tools.searchRestaurants(search));
  // One that fails fails the turn where it is awaited; until then it is nobody's.
  for (const first of firsts) first.catch(() => undefined);
  for (const [index, search] of searches.entries()) {
    let result = await firsts[index];
    for (let page = 1; result; page++) {
      const restaurants = result.data.filter(({ id }) => !met.has(id) && met.add(id));
      const next: string | null = page < MOST_PAGES ? result.next_cursor : null;
      yield { restaurants, total: result.total, isLast: next === null && index === searches.length - 1 };
      result = next === null ? undefined : await tools.searchRestaurants({ ...search, limit: FURTHER, cursor: next });
    }
  }
}
