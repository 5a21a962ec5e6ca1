import { dietNames } from "../restaurants/rules.ts";

/** Diets that restaurants are found by: those that they say they serve, and those for which something on their menu is marked. */
export const searchedDiets = [...dietNames, "dairy_free"] as const;

/** The diets that it says it serves, and those for which something is on the menu; what is vegan is vegetarian, too. */
export function dietsOf(own: readonly string[], dishes: readonly { readonly dietary: readonly string[] }[]): string[] {
  const marks = new Set([...own, ...dishes.flatMap(({ dietary }) => dietary)]);
  return searchedDiets.filter((diet) => marks.has(diet) || (diet === "vegetarian" && marks.has("vegan")));
}
