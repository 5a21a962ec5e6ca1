import type { Restaurant } from "../../restaurants/contract.ts";
import type { Understood } from "../slots.ts";
import type { GuideTools } from "../tools.ts";
import { rankedByConcepts } from "./concepts.ts";
import { fittingOf } from "./find.ts";
import type { Finding, Retrieved } from "./finding.ts";
import { mostOf } from "./most.ts";
import { proven } from "./proofs.ts";
import type { Wish } from "./searches.ts";

/** Those of certain places that fulfil a wish, in their order; where an order is asked for, those that are the most of it. Nothing is relaxed. */
export async function amongShown({ places }: Understood, wish: Wish, tools: GuideTools): Promise<Retrieved> {
  const { order, count } = wish.slots;
  const known = await Promise.all(places.map((id) => tools.getRestaurant(id)));
  const there = known.filter((place): place is Restaurant => place !== undefined && !place.hidden);
  const found = await fulfilling(await fittingOf(there, wish, tools), wish, tools);
  if (order === "best") return { findings: found, total: found.length, relaxed: [] };
  const byId = new Map(found.map((finding) => [finding.restaurant.id, finding]));
  const all = found.map(({ restaurant }) => restaurant);
  const most = mostOf(all, order, wish.question.near, count).flatMap(({ id }) => byId.get(id) ?? []);
  return { findings: most, total: most.length, relaxed: [] };
}

async function fulfilling(places: readonly Restaurant[], wish: Wish, tools: GuideTools): Promise<readonly Finding[]> {
  const found = await proven(places, wish, places.length, tools);
  if (wish.slots.concepts.length === 0) return found;
  const ids = found.map(({ restaurant }) => restaurant.id);
  const said = new Map((await rankedByConcepts(wish, ids, tools)).map(({ id, quotes }) => [id, quotes]));
  return found.flatMap((finding) => {
    const quotes = said.get(finding.restaurant.id);
    return quotes ? [{ ...finding, quotes }] : [];
  });
}
