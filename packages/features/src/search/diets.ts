import { dietNames } from "../restaurants/rules.ts";

/** Diets that restaurants are found by: those that they say they serve, and those for which something on their menu is marked. */
export const searchedDiets = [...dietNames, "dairy_free"] as const;
