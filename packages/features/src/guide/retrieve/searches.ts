import { MOST_RADIUS } from "../../search/rules.ts";
import { kindsOf } from "../lexicon/dish-kinds.ts";
import type { Order, Slots } from "../slots.ts";
import type { SearchParameters } from "../tools.ts";
import type { Question } from "../turn.ts";
import { dietCuisines } from "./diets.ts";
import { filtersOf, parametersOf, placeText } from "./filters.ts";
import { featuresOf, mealCuisines, mealsOf } from "./meals.ts";

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
  return byPrice(slots).flatMap((each) => byKind(byDiet({ ...wish, slots: each }), each));
}

/** What is a dish by another name, and kitchens that bear its name, are looked for after those that call it so. */
function byKind(searches: SearchParameters[], { dishes, cuisines }: Slots): SearchParameters[] {
  const kinds = kindsOf(dishes[0] ?? "");
  const named = kinds.dishes.flatMap((q) => searches.map((search) => ({ ...search, q })));
  if (kinds.cuisines.length === 0 || cuisines.length > 0) return [...searches, ...named];
  const kitchens = searches.map(({ q: _, ...search }) => ({ ...search, cuisine: kinds.cuisines }));
  return [...searches, ...kitchens, ...named];
}

/** One price level after the other where they order what is found; those of which no price is known come last. */
function byPrice(slots: Slots): Slots[] {
  if (slots.order !== "cheapest" && slots.order !== "priciest") return [slots];
  const levels = (slots.price.length > 0 ? slots.price : LEVELS).toSorted();
  const ordered = slots.order === "cheapest" ? levels : levels.toReversed();
  const known = ordered.map((level) => ({ ...slots, price: [level] }));
  return slots.price.length > 0 ? known : [...known, slots];
}

/** Of a diet those places come first whose cuisine it is. What else is asked of a place is looked at in each that is found. */
function byDiet(wish: Wish): SearchParameters[] {
  const { slots, diets } = wish;
  const base = { ...parametersOf(filtersOf(slots, wish.question)), ...ordered(wish), ...said(slots) };
  const [first] = slots.diets;
  if (first === undefined) return byMeal(base, slots);
  const marked = byMeal({ ...base, diet: diets === "menu" ? slots.diets : [first] }, slots);
  return diets === "menu" ? marked : [{ ...base, cuisine: dietCuisines(first) }, ...marked];
}

/** Of meals, too, and then those that say so of themselves: no filter asks for either. */
function byMeal(base: SearchParameters, { attributes }: Slots): SearchParameters[] {
  const meals = mealsOf(attributes);
  if (meals.length === 0) return [base];
  const cuisine = [...new Set(meals.flatMap(mealCuisines))];
  return [{ ...base, cuisine }, ...meals.map((meal) => ({ ...base, attributes: [...featuresOf(attributes), meal] }))];
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
  priciest: "rating",
  rating: "rating",
  reviews: "reviews",
  distance: "rating",
  newest: "newest",
};

/** Whether a search alone answers all that is asked. */
const isAnswered = ({ neighborhood, dishes, diets, attributes, when, not }: Slots): boolean =>
  neighborhood === null &&
  [dishes, diets, mealsOf(attributes), ...Object.values(not)].every((list) => list.length === 0) &&
  when?.kind !== "on";
