import { searchWords } from "@bellyfed/core/search/words";
import { cuisineWords } from "./cuisines.ts";
import { dishWords } from "./dishes.ts";
import { listed } from "./phrases.ts";

/** Dishes that give kitchens their name: the dish, the cuisine that is made of it, and what menus call it without its name. */
const lines = `
steak | Steakhouse | rib-eye, ribeye, entrecôte, sirloin, t-bone, tomahawk, filet mignon
`;

interface Kinds {
  /** By all names that data has for them. */
  readonly cuisines: readonly string[];
  readonly dishes: readonly string[];
}

const folded = (text: string): string => searchWords(text).join(" ");

/** By every word for the dish. */
const byDish: ReadonlyMap<string, Kinds> = new Map(
  lines
    .split("\n")
    .filter((line) => line !== "")
    .flatMap((line) => {
      const [dish = "", cuisine = "", kinds = ""] = line.split("|").map((part) => part.trim());
      const cuisines = cuisineWords.find(({ names }) => names[0] === cuisine)?.names ?? [cuisine];
      const words = dishWords.find(([first]) => first === dish) ?? [dish];
      return words.map((word) => [folded(word), { cuisines, dishes: listed(kinds) }] as const);
    }),
);

const none: Kinds = { cuisines: [], dishes: [] };

/** What else is a dish that is asked for: dishes of other names, and cuisines of which every place has it. */
export const kindsOf = (dish: string): Kinds => byDish.get(folded(dish)) ?? none;
