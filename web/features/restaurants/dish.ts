import { fold } from "../directory/fold-name.ts";

/** What is drawn on a plate. */
export type Dish = "pizza" | "bowl" | "fish" | "leaf" | "cup" | "burger" | "egg" | "skewer" | "glass" | "cutlery";

/** In this order: the first that fits counts. */
const words: readonly (readonly [Dish, RegExp])[] = [
  ["pizza", /pizz|italian/],
  ["bowl", /ramen|noodle|soup|pho|vietnam|thai|chinese|korean|asian|indian|curry/],
  ["fish", /fish|sushi|sea|japan|portug|poke/],
  ["leaf", /veg|salad|health|juice/],
  ["cup", /coffee|cafe|tea|bak|patis|dessert|donut|ice-cream|chocolate/],
  ["burger", /burg|sandwich|hot-?dog|fast|american|chicken|deli/],
  ["egg", /breakfast|brunch|pancake|diner/],
  ["skewer", /grill|barbe|bbq|steak|kebab|levant|turk|middle|greek|tapas|mex|meat/],
  ["glass", /bar|beer|wine|sake|pub|izakaya|cocktail/],
];

/** A drawing that goes with what a restaurant serves; a plain setting for what has none. */
export function dishOf(cuisines: readonly string[]): Dish {
  for (const cuisine of cuisines) {
    const found = words.find(([, pattern]) => pattern.test(fold(cuisine)));
    if (found) return found[0];
  }
  return "cutlery";
}
