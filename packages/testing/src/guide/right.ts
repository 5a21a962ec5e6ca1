import { conceptNames, says } from "@bellyfed/features/guide/lexicon/concepts";
import type { Slots } from "@bellyfed/features/guide/slots";
import type { Place } from "./places.ts";

// What is right, worked out from what places say by a look at each, and by nothing that the guide itself answers with.

const cuisinesOfDiets: Readonly<Record<string, readonly string[]>> = {
  vegan: ["vegan"],
  vegetarian: ["vegetarian", "vegan"],
  halal: ["halal"],
  kosher: ["kosher"],
  gluten_free: ["gluten-free"],
};

/** Meals are cuisines of some places, and what others say of themselves. */
const cuisinesOfMeals: Readonly<Record<string, readonly string[]>> = {
  breakfast: ["breakfast", "breakfast & brunch"],
  brunch: ["brunch", "breakfast & brunch"],
};

/** Whether a place is known to be open on a weekday (0 Sunday), by hours as the demo data writes them: `Mo-Th 11:30-21:00; Fr,Sa 11:30-23:00`. */
export function opensOn(text: string | null, day: number, from = 0, to = 30 * 60): boolean {
  const days = ["Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"];
  const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
  let spans: string[] = [];
  for (const rule of (text ?? "").split(";").map((part) => part.trim())) {
    // Public holidays are no weekdays.
    if (rule.startsWith("PH")) continue;
    const [, named = "", times = ""] = /^((?:[A-Z][a-z](?:-[A-Z][a-z])?,?)*)\s*(.*)$/.exec(rule) ?? [];
    const covered = named === "" ? days : named.split(",").flatMap((part) => between(part, days));
    if (covered.includes(days[day] ?? "")) spans = times === "off" ? [] : times.split(",");
  }
  return spans.some((span) => {
    const [opens, closes] = span.trim().split("-").map(minutes);
    if (opens === undefined || closes === undefined || Number.isNaN(opens)) return false;
    return opens < to && (closes <= opens ? closes + 1440 : closes) > from;
  });
}

function between(part: string, days: readonly string[]): string[] {
  const [first = "", last = first] = part.split("-");
  const named: string[] = [];
  for (let at = days.indexOf(first); ; at = (at + 1) % 7) {
    named.push(days[at] ?? "");
    if (days[at] === last || named.length > 7) return named;
  }
}

/** The ids of all places that are what is asked for; times of a day are asked of weekdays without a part. */
export const rightPlaces = (places: readonly Place[], slots: Slots): string[] =>
  places.filter((place) => isRight(place, slots)).map(({ facts }) => facts.id);

function isRight({ facts, menu, reviews }: Place, slots: Slots): boolean {
  const has = (names: readonly string[], asked: string) =>
    names.some((name) => name.toLowerCase() === asked.toLowerCase());
  const ratings = reviews.map(({ rating }) => rating);
  const average = ratings.reduce<number>((sum, rating) => sum + rating, 0) / ratings.length;
  const diets = facts.diets ?? [];
  const offers = (name: string) =>
    (facts.attributes as readonly string[] | undefined)?.includes(name) ||
    (cuisinesOfMeals[name] ?? []).some((cuisine) => has(facts.cuisines, cuisine));
  const [meals, features] = [true, false].map((is) =>
    slots.attributes.filter((name) => name in cuisinesOfMeals === is),
  );
  return (
    facts.status === "open" &&
    (slots.city === null || facts.city === slots.city) &&
    (slots.cuisines.length === 0 || slots.cuisines.some((cuisine) => has(facts.cuisines, cuisine))) &&
    !slots.not.cuisines.some((cuisine) => has(facts.cuisines, cuisine)) &&
    slots.diets.every(
      (diet) =>
        (diets as readonly string[]).includes(diet) ||
        (diet === "vegetarian" && (diets as readonly string[]).includes("vegan")) ||
        (cuisinesOfDiets[diet] ?? []).some((cuisine) => has(facts.cuisines, cuisine)),
    ) &&
    (features ?? []).every(offers) &&
    ((meals ?? []).length === 0 || (meals ?? []).some(offers)) &&
    (slots.price.length === 0 || (facts.price_level !== null && slots.price.includes(facts.price_level))) &&
    (slots.ratingMin === null || average >= slots.ratingMin) &&
    slots.dishes.every((dish) =>
      menu.some(({ name, available }) => available && name.toLowerCase().includes(dish.toLowerCase())),
    ) &&
    (slots.when === null || slots.when.kind !== "on" || opensOn(facts.opening_hours, slots.when.day)) &&
    slots.concepts.every(
      (concept) =>
        (concept === "spicy" && menu.some(({ available, dietary }) => available && dietary.includes("spicy"))) ||
        reviews.some(
          ({ rating, title, text }) =>
            rating >= 3 &&
            [title, ...(text ?? "").split(/(?<=[.!?。！])\s*/)].some(
              (sentence) => says(sentence ?? "", concept) === "yes",
            ),
        ),
    )
  );
}

/** Concepts that reviews of these places say at all. */
export const saidConcepts = (places: readonly Place[]) =>
  conceptNames.filter((concept) =>
    places.some(({ reviews }) =>
      reviews.some(({ text }) => (text ?? "").split(/(?<=[.!?])\s+/).some((each) => says(each, concept) === "yes")),
    ),
  );
