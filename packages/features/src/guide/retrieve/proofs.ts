import { parallel } from "@bellyfed/core/parallel";
import type { Menu } from "../../menus/contract.ts";
import type { Restaurant } from "../../restaurants/contract.ts";
import type { FoundRestaurant } from "../../search/contract.ts";
import type { GuideTools } from "../tools.ts";
import { conceptSentences } from "./concepts.ts";
import { dishesFor } from "./diets.ts";
import { dishesCalled } from "./dishes.ts";
import type { Finding } from "./finding.ts";
import type { Wish } from "./searches.ts";

const AT_ONCE = 8;
const emptyMenu: Menu = { version: 0, sections: [] };

/** Those of some places for which menus and reviews prove what is asked: a dish, a dish for a diet, and that nothing unwanted is said. */
export async function proven(
  restaurants: readonly (FoundRestaurant | Restaurant)[],
  wish: Wish,
  tools: GuideTools,
): Promise<Finding[]> {
  const found = await parallel(restaurants, AT_ONCE, async (restaurant): Promise<Finding[]> => {
    if (!needsMenu(wish)) return [{ restaurant, quotes: [], menu: null }];
    const menu = (await tools.getMenu(restaurant.id)) ?? emptyMenu;
    return isServed(menu, wish) ? [{ restaurant, quotes: [], menu }] : [];
  });
  return withoutUnwanted(found.flat(), wish, tools);
}

const needsMenu = ({ slots, diets }: Wish): boolean =>
  slots.dishes.length > 0 || slots.not.dishes.length > 0 || (diets === "menu" && slots.diets.length > 0);

const isServed = (menu: Menu, { slots, diets }: Wish): boolean =>
  slots.dishes.every((dish) => dishesCalled(menu, dish).length > 0) &&
  !slots.not.dishes.some((dish) => dishesCalled(menu, dish).length > 0) &&
  (diets === "said" || slots.diets.every((diet) => dishesFor(menu, diet).length > 0));

/** Without those of which reviews say what is not wanted: "not loud". */
async function withoutUnwanted(findings: Finding[], { slots }: Wish, tools: GuideTools): Promise<Finding[]> {
  if (slots.not.concepts.length === 0 || findings.length === 0) return findings;
  const restaurants = findings.map(({ restaurant }) => restaurant.id);
  const said = await Promise.all(
    slots.not.concepts.map((concept) => conceptSentences(tools, concept, { restaurants, limit: 100 })),
  );
  const unwanted = new Set(said.flat().map(({ restaurantId }) => restaurantId));
  return findings.filter(({ restaurant }) => !unwanted.has(restaurant.id));
}
