import { slugOf } from "@bellyfed/core/slug";
import type { Restaurant } from "../../restaurants/contract.ts";
import type { AttributeName } from "../../restaurants/rules.ts";

/** Meals that some data has as cuisines, and some as what a place says of itself. */
const cuisinesOf = {
  breakfast: ["Breakfast", "Breakfast & Brunch", "Breakfast and Brunch"],
  brunch: ["Brunch", "Breakfast & Brunch", "Breakfast and Brunch"],
} as const satisfies Partial<Readonly<Record<AttributeName, readonly string[]>>>;
export type MealName = keyof typeof cuisinesOf;

/** Names of cuisines, as they are searched by, that are a meal. */
export const mealCuisines = (meal: MealName): readonly string[] => cuisinesOf[meal];

export const isMeal = (name: AttributeName): name is MealName => Object.hasOwn(cuisinesOf, name);
export const mealsOf = (attributes: readonly AttributeName[]): MealName[] => attributes.filter(isMeal);
/** What is asked of a place beside meals. */
export const featuresOf = (attributes: readonly AttributeName[]): AttributeName[] =>
  attributes.filter((name) => !isMeal(name));

/** The meal that is nearest to another where nobody serves that. */
export const nearestMeal: Readonly<Record<MealName, MealName | null>> = { breakfast: null, brunch: "breakfast" };

type Offering = Pick<Restaurant, "cuisines" | "attributes">;

/** Whether a place offers something: it says so, or, of a meal, that is its cuisine. */
export const offers = (place: Offering, name: AttributeName): boolean =>
  place.attributes.includes(name) || (isMeal(name) && isItsCuisine(place, name));

/** Whether a meal is the cuisine of a place. */
export function isItsCuisine({ cuisines }: Offering, meal: MealName): boolean {
  const slugs = cuisinesOf[meal].map(slugOf);
  return cuisines.some((cuisine) => slugs.includes(slugOf(cuisine)));
}

/** Whether a place offers all of what is asked of it; of several meals one is enough. */
export function offersAll(place: Offering, attributes: readonly AttributeName[]): boolean {
  const meals = mealsOf(attributes);
  return (
    featuresOf(attributes).every((name) => offers(place, name)) &&
    (meals.length === 0 || meals.some((meal) => offers(place, meal)))
  );
}
