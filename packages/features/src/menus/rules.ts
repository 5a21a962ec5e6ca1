/** Most items and sections of a menu. */
export const MAX_ITEMS = 500;
export const MAX_SECTIONS = 60;
/** The last place that an item may have. */
export const MAX_POSITION = 9999;
/** The highest price of an item, in minor units of its currency. */
export const MAX_PRICE = 100_000_000;

/** Most characters of each text of an item. */
export const mostCharacters = { name: 120, section: 64, description: 1000 } as const;

/** What a dish can be marked with. */
export const dietaryMarks = [
  "vegan",
  "vegetarian",
  "gluten_free",
  "dairy_free",
  "halal",
  "kosher",
  "contains_nuts",
  "contains_shellfish",
  "spicy",
] as const;
export type DietaryMark = (typeof dietaryMarks)[number];
