import { parallel } from "@bellyfed/core/parallel";
import type { Menu } from "../../menus/contract.ts";
import type { Restaurant } from "../../restaurants/contract.ts";
import type { GuideTools } from "../tools.ts";
import { conceptSentences } from "./concepts.ts";
import { dishesFor } from "./diets.ts";
import { dishesServed, isKitchenOf } from "./dishes.ts";
import type { Finding } from "./finding.ts";
import type { Wish } from "./searches.ts";

/** Menus that are read at once. */
const AT_ONCE = 8;
const emptyMenu: Menu = { version: 0, sections: [] };

/**
 * The first of some places for which menus prove what is asked: a dish, a dish for a diet, or that a dish is not there; as many as are wanted.
 * No more menus are read than that takes.
 */
export async function proven(
  restaurants: readonly Restaurant[],
  wish: Wish,
  most: number,
  tools: GuideTools,
): Promise<Finding[]> {
  if (!needsMenu(wish)) return restaurants.slice(0, most).map((restaurant) => ({ restaurant, quotes: [], menu: null }));
  const findings: Finding[] = [];
  for (let at = 0; at < restaurants.length && findings.length < most; at += AT_ONCE) {
    const some = restaurants.slice(at, at + AT_ONCE);
    const menus = await parallel(some, AT_ONCE, async ({ id }) => (await tools.getMenu(id)) ?? emptyMenu);
    findings.push(
      ...some
        .map((restaurant, index): Finding => ({ restaurant, quotes: [], menu: menus[index] ?? emptyMenu }))
        .filter(({ restaurant, menu }) => menu !== null && isServed(restaurant, menu, wish)),
    );
  }
  return findings.slice(0, most);
}

const needsMenu = ({ slots, diets }: Wish): boolean =>
  slots.dishes.length > 0 || slots.not.dishes.length > 0 || (diets === "menu" && slots.diets.length > 0);

const serves = (restaurant: Restaurant, menu: Menu, dish: string): boolean =>
  isKitchenOf(restaurant, dish) || dishesServed(menu, dish).length > 0;

const isServed = (restaurant: Restaurant, menu: Menu, { slots, diets }: Wish): boolean =>
  slots.dishes.every((dish) => serves(restaurant, menu, dish)) &&
  !slots.not.dishes.some((dish) => serves(restaurant, menu, dish)) &&
  (diets === "said" || slots.diets.every((diet) => dishesFor(menu, diet).length > 0));

/** Sentences of one place that are looked at, at most. */
const MOST_OF_A_PLACE = 5;

/** Those of which no review says what is not wanted: "not loud". */
export async function withoutUnwanted<Place extends Restaurant>(
  places: readonly Place[],
  { slots }: Wish,
  tools: GuideTools,
): Promise<readonly Place[]> {
  if (slots.not.concepts.length === 0 || places.length === 0) return places;
  const among = { restaurants: places.map(({ id }) => id), limit: places.length * MOST_OF_A_PLACE };
  const said = await Promise.all(slots.not.concepts.map((concept) => conceptSentences(tools, concept, among)));
  const unwanted = new Set(said.flat().map(({ restaurantId }) => restaurantId));
  return places.filter(({ id }) => !unwanted.has(id));
}
