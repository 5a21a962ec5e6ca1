import { MOST_RADIUS } from "../../search/rules.ts";
import type { Order, Slots } from "../slots.ts";
import type { SearchParameters } from "../tools.ts";
import type { Question } from "../turn.ts";
import { dietCuisines } from "./diets.ts";
import { filtersOf, parametersOf, placeText } from "./filters.ts";

/** Whether a place serves a diet by what it says of itself, or only by dishes that are marked on its menu. */
export type DietProof = "said" | "menu";

/** What is looked for. */
export interface Wish {
  readonly slots: Slots;
  readonly question: Pick<Question, "near" | "now">;
  readonly diets: DietProof;
  /** How many places are wanted. */
  readonly count: number;
}

const FEW = "20";
const MANY = "30";
const LEVELS = [1, 2, 3, 4];

/** The searches that together find all that is looked for, those first whose places are told first. */
export function searchesFor(wish: Wish): SearchParameters[] {
  const { slots } = wish;
  const levels = slots.price.length > 0 ? slots.price.toSorted() : LEVELS;
  const priced = slots.order === "cheapest" ? levels.map((level) => ({ ...slots, price: [level] })) : [slots];
  return priced.flatMap((each) => byDiet({ ...wish, slots: each }));
}

/** Of a diet those places come first whose cuisine it is. What else is asked of a place is looked at in each that is found. */
function byDiet(wish: Wish): SearchParameters[] {
  const { slots, diets } = wish;
  const base = { ...parametersOf(filtersOf(slots, wish.question)), ...ordered(wish), ...said(slots) };
  const [first] = slots.diets;
  if (first === undefined) return [base];
  const marked = { ...base, diet: diets === "menu" ? slots.diets : [first] };
  return diets === "menu" ? [marked] : [{ ...base, cuisine: dietCuisines(first) }, marked];
}

/** Words that a search looks for: the name of a dish, or of a part of the city, by which there is no filter. */
function said({ dishes, neighborhood }: Slots): SearchParameters {
  const words = dishes[0] ?? neighborhood;
  return words === undefined || words === null ? {} : { q: words };
}

function ordered({ slots, question: { near }, count }: Wish): SearchParameters {
  const limit = slots.dishes.length > 0 ? FEW : isAnswered(slots) ? String(Math.max(count, 1)) : MANY;
  if (slots.order === "distance" && near) {
    const around = slots.nearby ? {} : { near: placeText(near), radius: String(MOST_RADIUS) };
    return { sort: "distance", limit, ...around };
  }
  return { sort: sorts[slots.order], limit };
}

const sorts: Readonly<Record<Order, string>> = {
  best: "rating",
  cheapest: "rating",
  rating: "rating",
  reviews: "reviews",
  distance: "rating",
  newest: "newest",
};

/** Whether a search alone answers all that is asked. */
const isAnswered = ({ neighborhood, dishes, diets, when, not }: Slots): boolean =>
  neighborhood === null &&
  [dishes, diets, ...Object.values(not)].every((list) => list.length === 0) &&
  when?.kind !== "on";
