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

const keysOf = new Map(Object.entries(cuisinesOf).map(([diet, names]) => [diet, new Set(names.map(slugOf))]));

/** Keys of cuisines as they were worked out: places that are looked through have the same few. */
const keys = new Map<string, string>();
const MOST_KEYS = 2_000;

function keyOf(cuisine: string): string {
  const known = keys.get(cuisine);
  if (known !== undefined) return known;
  if (keys.size >= MOST_KEYS) keys.clear();
  const made = slugOf(cuisine);
  keys.set(cuisine, made);
  return made;
}

/** By what a place serves a diet: its cuisine, or what it says of itself; null where neither says so. */
export function dietBy({ cuisines, diets }: Pick<Restaurant, "cuisines" | "diets">, diet: DietName) {
  if (cuisines.some((cuisine) => keysOf.get(diet)?.has(keyOf(cuisine)))) return "cuisine";
  return diets.includes(diet) || (diet === "vegetarian" && diets.includes("vegan")) ? "said" : null;
}

/** The dishes that can be had and are marked for a diet. */
export const dishesFor = ({ sections }: Menu, diet: DietName): MenuItem[] =>
  sections.flatMap(({ items }) => items).filter(({ available, dietary }) => available && isMarked(dietary, diet));

/** Whether the marks of a dish are those of a diet. */
export const isMarked = (dietary: readonly string[], diet: DietName): boolean =>
  dietary.includes(diet) || (diet === "vegetarian" && dietary.includes("vegan"));
