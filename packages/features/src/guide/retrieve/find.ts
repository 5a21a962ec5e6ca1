import type { Restaurant } from "../../restaurants/contract.ts";
import type { GuideTools } from "../tools.ts";
import { rankedByConcepts } from "./concepts.ts";
import type { Finding } from "./finding.ts";
import { fits } from "./fits.ts";
import { marked, withoutMarks } from "./marks.ts";
import { mealsOf } from "./meals.ts";
import { pagesOf } from "./pages.ts";
import { proven, withoutUnwanted } from "./proofs.ts";
import { searchesFor, type Wish } from "./searches.ts";

export interface Found {
  readonly findings: readonly Finding[];
  /** How many there are in all; null where no more were looked for. */
  readonly total: number | null;
}

/** Places of a part of the city, with a dish, a diet or a meal, that are looked through for what their reviews say. */
const MOST_LOOKED_THROUGH = 300;

/** Places whose menus are looked at for marked dishes, at most. */
const MOST_MENUS = 60;

/** The places that fulfil a wish whole, as many as are wanted, the best first: where reviews tell of too few, then those whose menus do. */
export async function find(wish: Wish, tools: GuideTools): Promise<Found> {
  const said = await told(wish, tools);
  const slots = said.findings.length < wish.count ? withoutMarks(wish.slots) : null;
  if (slots === null) return said;
  const ids = new Set(said.findings.map(({ restaurant }) => restaurant.id));
  const { findings } = await told({ ...wish, slots, count: MOST_MENUS }, tools);
  const others = findings.filter(({ restaurant }) => !ids.has(restaurant.id));
  const all = [...said.findings, ...(await marked(others, wish.slots, wish.count - ids.size, tools))];
  return { findings: all, total: all.length < wish.count && findings.length < MOST_MENUS ? all.length : null };
}

/** By what restaurants and reviews tell. */
async function told(wish: Wish, tools: GuideTools): Promise<Found> {
  if (wish.slots.concepts.length === 0) return search(wish, tools);
  // Searches narrow down and order what no filter of sentences can; all else is narrower by its sentences.
  const { neighborhood, dishes, diets, attributes, order } = wish.slots;
  const isNarrow =
    order !== "best" || neighborhood !== null || dishes.length + diets.length + mealsOf(attributes).length > 0;
  return quoted(wish, isNarrow ? await pool(wish, tools) : null, tools);
}

/** By searches alone, page by page until there are enough. */
async function search(wish: Wish, tools: GuideTools): Promise<Found> {
  const searches = searchesFor(wish);
  const findings: Finding[] = [];
  let left = 0;
  for await (const { restaurants, total, isLast } of pagesOf(tools, searches)) {
    const fitting = await fittingOf(restaurants, wish, tools);
    const found = await proven(fitting, wish, wish.count + 1 - findings.length, tools);
    findings.push(...found);
    left += restaurants.length - found.length;
    if (findings.length < wish.count && !isLast) continue;
    const shown = findings.slice(0, wish.count);
    if (isLast && findings.length <= wish.count) return { findings: shown, total: findings.length };
    // Where nothing that a search finds has to be left out, it counts right.
    return { findings: shown, total: searches.length === 1 && left === 0 ? total : null };
  }
  return { findings, total: findings.length };
}

/** What may be found, as far as restaurants and reviews tell; menus are read later, of those that are told. */
async function pool(wish: Wish, tools: GuideTools): Promise<readonly Restaurant[]> {
  const all: Restaurant[] = [];
  for await (const { restaurants } of pagesOf(tools, searchesFor(wish))) {
    all.push(...(await fittingOf(restaurants, wish, tools)));
    if (all.length >= MOST_LOOKED_THROUGH) break;
  }
  return all;
}

/** Places that are what was asked for, as far as they say themselves, and that reviews do not speak against. */
export async function fittingOf<Place extends Restaurant>(places: readonly Place[], wish: Wish, tools: GuideTools) {
  // What a place with dishes for a diet says of itself does not matter: its menu tells.
  const slots = wish.diets === "menu" ? { ...wish.slots, diets: [] } : wish.slots;
  const fitting = places.filter((place) => fits(place, slots, wish.question.now));
  return withoutUnwanted(fitting, wish, tools);
}

/** By what reviews say: of all that the filters let through, or of those that searches have found. */
async function quoted(wish: Wish, known: readonly Restaurant[] | null, tools: GuideTools): Promise<Found> {
  if (known?.length === 0) return { findings: [], total: 0 };
  const ranked = await rankedByConcepts(wish, known?.map(({ id }) => id) ?? null, tools);
  const byId = known && new Map(known.map((place) => [place.id, place]));
  const findings: Finding[] = [];
  for (let at = 0; at < ranked.length && findings.length < wish.count; at += wish.count) {
    const step = ranked.slice(at, at + wish.count);
    const places = await Promise.all(step.map(({ id }) => byId?.get(id) ?? tools.getRestaurant(id)));
    const there = places.filter((place): place is Restaurant => place !== undefined);
    const quotes = new Map(step.map((each) => [each.id, each.quotes]));
    const found = await proven(await fittingOf(there, wish, tools), wish, wish.count, tools);
    findings.push(...found.map((each) => ({ ...each, quotes: quotes.get(each.restaurant.id) ?? [] })));
  }
  return { findings: findings.slice(0, wish.count), total: findings.length < wish.count ? findings.length : null };
}
