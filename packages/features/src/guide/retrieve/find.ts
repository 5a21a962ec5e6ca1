import type { FoundRestaurant } from "../../search/contract.ts";
import type { GuideTools } from "../tools.ts";
import { rankedByConcepts } from "./concepts.ts";
import type { Finding } from "./finding.ts";
import { fits } from "./fits.ts";
import { pagesOf } from "./pages.ts";
import { proven } from "./proofs.ts";
import { searchesFor, type Wish } from "./searches.ts";

export interface Found {
  readonly findings: readonly Finding[];
  /** How many there are in all; null where no more were looked for. */
  readonly total: number | null;
}

/** Places of a city, or of a dish, that are looked through for what their reviews say. */
const MOST_LOOKED_THROUGH = 300;

/** The places that fulfil a wish whole, as many as are wanted, the best first. */
export async function find(wish: Wish, tools: GuideTools): Promise<Found> {
  if (wish.slots.concepts.length === 0) return search(wish, tools);
  // Searches narrow down what no filter of sentences can; all else is narrower by its sentences.
  const { neighborhood, dishes, diets } = wish.slots;
  const isNarrow = neighborhood !== null || dishes.length + diets.length > 0;
  const pool = isNarrow ? await search({ ...wish, count: MOST_LOOKED_THROUGH }, tools) : null;
  return quoted(wish, pool?.findings ?? null, tools);
}

/** By searches alone, page by page until there are enough. */
async function search(wish: Wish, tools: GuideTools): Promise<Found> {
  const searches = searchesFor(wish);
  const findings: Finding[] = [];
  let looked = 0;
  for await (const { restaurants, total, isLast } of pagesOf(tools, searches)) {
    const fitting = restaurants.filter((restaurant) => fits(restaurant, sought(wish), wish.question.now));
    for (let at = 0; at < fitting.length && findings.length < wish.count; at += STEP) {
      findings.push(...(await proven(fitting.slice(at, at + STEP), wish, tools)));
    }
    looked += restaurants.length;
    if (findings.length < wish.count && !isLast) continue;
    const isAll = isLast && findings.length <= wish.count;
    const isEvery =
      searches.length === 1 && findings.length >= Math.min(looked, wish.count) && fitting.length === looked;
    return { findings: findings.slice(0, wish.count), total: isEvery ? total : isAll ? findings.length : null };
  }
  return { findings, total: findings.length };
}

/** Menus are read of so many places at once. */
const STEP = 8;

/** What a restaurant has to be by what it says of itself: its menu tells the rest. */
const sought = ({ slots, diets }: Wish) => (diets === "menu" ? { ...slots, diets: [] } : slots);

/** By what reviews say: of all that the filters let through, or of those that searches have found. */
async function quoted(wish: Wish, pool: readonly Finding[] | null, tools: GuideTools): Promise<Found> {
  if (pool?.length === 0) return { findings: [], total: 0 };
  const ranked = await rankedByConcepts(wish, pool?.map(({ restaurant }) => restaurant.id) ?? null, tools);
  const known = new Map(pool?.map((finding) => [finding.restaurant.id, finding]));
  const findings: Finding[] = [];
  for (let at = 0; at < ranked.length && findings.length < wish.count; at += wish.count) {
    const step = ranked.slice(at, at + wish.count);
    const found = pool
      ? step.flatMap(({ id }) => known.get(id) ?? [])
      : await read(
          step.map(({ id }) => id),
          wish,
          tools,
        );
    const quotes = new Map(step.map((each) => [each.id, each.quotes]));
    findings.push(...found.map((each) => ({ ...each, quotes: quotes.get(each.restaurant.id) ?? [] })));
  }
  return { findings: findings.slice(0, wish.count), total: findings.length < wish.count ? findings.length : null };
}

async function read(ids: readonly string[], wish: Wish, tools: GuideTools): Promise<Finding[]> {
  const restaurants = await Promise.all(ids.map((id) => tools.getRestaurant(id)));
  const there = restaurants.filter((restaurant): restaurant is FoundRestaurant => restaurant !== undefined);
  return proven(
    there.filter((restaurant) => fits(restaurant, wish.slots, wish.question.now)),
    wish,
    tools,
  );
}
