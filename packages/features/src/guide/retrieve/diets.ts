import { slugOf } from "@bellyfed/core/slug";
import type { Menu, MenuItem } from "../../menus/contract.ts";
import type { Restaurant } from "../../restaurants/contract.ts";
import type { DietName } from "../../restaurants/rules.ts";

/** Cuisines that are a diet by their name; what is vegan is vegetarian, too. */
const cuisinesOf: Readonly<Record<DietName, readonly string[]>> = {
  vegan: ["Vegan"],
  vegetarian: ["Vegetarian", "Vegan", "Vegetarian/Vegan"],
  gluten_free: ["Gluten-Free"],
  halal: ["Halal"],
  kosher: ["Kosher", "Jewish/Kosher"],
};

/** Names of cuisines, as they are searched by, that serve a diet. */
export const dietCuisines = (diet: DietName): readonly string[] => cuisinesOf[diet];

/** By what a place serves a diet: its cuisine, or what it says of itself; null where neither says so. */
export function dietBy({ cuisines, diets }: Pick<Restaurant, "cuisines" | "diets">, diet: DietName) {
  const slugs = cuisinesOf[diet].map(slugOf);
  if (cuisines.some((cuisine) => slugs.includes(slugOf(cuisine)))) return "cuisine";
  return diets.includes(diet) || (diet === "vegetarian" && diets.includes("vegan")) ? "said" : null;
}

/** The dishes that can be had and are marked for a diet. */
export const dishesFor = ({ sections }: Menu, diet: DietName): MenuItem[] =>
  sections.flatMap(({ items }) => items).filter(({ available, dietary }) => available && isMarked(dietary, diet));

const isMarked = (dietary: readonly string[], diet: DietName): boolean =>
  dietary.includes(diet) || (diet === "vegetarian" && dietary.includes("vegan"));
