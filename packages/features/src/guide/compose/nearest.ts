import { slugOf } from "@bellyfed/core/slug";
import { isolated, plainName } from "../check/plain.ts";
import { dishCuisines } from "../lexicon/dish-cuisines.ts";
import type { Brief } from "../ports.ts";
import { mealsOf, nearestMeal, offers } from "../retrieve/meals.ts";
import { cuisineLabel } from "./cuisine-labels.ts";
import { restaurantOf } from "./found.ts";
import { languageOf } from "./language.ts";

/** What every place that is shown serves in place of a dish or a meal that was left away, in words; empty where that is nothing. */
export function nearestOf(brief: Brief): readonly string[] {
  const { relaxed, understood } = brief;
  const places = brief.places.map((place) => restaurantOf(place, brief));
  const { labels } = languageOf[understood.language];
  const meals = mealsOf(understood.slots.attributes).flatMap((meal) => nearestMeal[meal] ?? []);
  const isServed = places.every((place) => meals.some((meal) => offers(place, meal)));
  return [
    ...(relaxed.includes("dish") ? cuisinesFor(brief) : []),
    ...(relaxed.includes("meal") && isServed ? meals.map((meal) => labels.attributes[meal]) : []),
  ];
}

/** The cuisines of all places to which a dish belongs, in words; none where one of them has no such cuisine, or another was asked for. */
function cuisinesFor(brief: Brief): readonly string[] {
  const { slots, language } = brief.understood;
  const slugs = new Set(dishCuisines(slots.dishes).map(slugOf));
  const cuisines = brief.places.map((place) =>
    restaurantOf(place, brief).cuisines.filter((cuisine) => slugs.has(slugOf(cuisine))),
  );
  if (slots.cuisines.length > 0 || cuisines.some((known) => known.length === 0)) return [];
  return [...new Set(cuisines.flat())].map((cuisine) => isolated(plainName(cuisineLabel(cuisine, language)), language));
}
