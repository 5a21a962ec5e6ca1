import { HIGHEST_PRICE_LEVEL } from "../../restaurants/rules.ts";
import { clock } from "../check/hours-facts.ts";
import { isolated, plainName } from "../check/plain.ts";
import { distanceIn, numberIn } from "../check/restaurant-facts.ts";
import type { Relaxed } from "../ports.ts";
import { featuresOf, mealsOf } from "../retrieve/meals.ts";
import type { GuideLanguage, Slots, When } from "../slots.ts";
import type { Question } from "../turn.ts";
import { conceptLabel } from "./concept-labels.ts";
import { cuisineLabel } from "./cuisine-labels.ts";
import { deniedAttribute, deniedConcept } from "./denied-labels.ts";
import { languageOf, listed } from "./language.ts";
import { cityLabel, dishLabel } from "./names.ts";
import { isMoment } from "./when.ts";
import type { Language } from "./wording.ts";

/** The wishes of a question in words, by what would be left away with them; those that stay whatever happens are under "diet" and "city". */
export type WishWords = Readonly<Record<Relaxed, readonly string[]>>;

/** What was asked for, each wish as it stands in "I looked for: ...". */
export function wishWords(
  slots: Slots,
  language: GuideLanguage,
  { now, near }: Pick<Question, "now" | "near">,
): WishWords {
  const { labels, wishes } = languageOf[language];
  const name = (text: string) => isolated(plainName(text), language);
  const given = (text: string | null, say: (name: string) => string) => (text === null ? [] : [say(name(text))]);
  const cuisine = (text: string) => name(cuisineLabel(text, language));
  const dish = (text: string) => name(dishLabel(text, language));
  const metres = slots.radius === null ? null : distanceIn(slots.radius, language);
  return {
    diet: slots.diets.map((diet) => labels.diet[diet]),
    cuisine: [...slots.cuisines.map(cuisine), ...slots.not.cuisines.map((each) => wishes.not(cuisine(each)))],
    dish: [
      ...slots.dishes.map((each) => wishes.dish(dish(each))),
      ...slots.not.dishes.map((each) => wishes.without(dish(each))),
    ],
    concepts: [
      ...slots.concepts.map((concept) => conceptLabel(concept, language)),
      ...slots.not.concepts.map((concept) => deniedConcept(concept, language)),
    ],
    meal: mealsOf(slots.attributes).map((meal) => labels.attributes[meal]),
    attributes: featuresOf(slots.attributes).map((attribute) => labels.attributes[attribute]),
    unwanted: slots.not.attributes.map((attribute) => deniedAttribute(attribute, language)),
    price: slots.price.length === 0 ? [] : [wishes.price(pricesIn(slots.price, languageOf[language]))],
    rating: slots.ratingMin === null ? [] : [wishes.rating(numberIn(slots.ratingMin, language))],
    neighborhood: given(slots.neighborhood, wishes.neighborhood),
    city: given(slots.city === null ? null : cityLabel(slots.city, language), wishes.city),
    distance: near && (slots.nearby || slots.order === "distance") ? [wishes.nearby(metres)] : [],
    when: slots.when === null ? [] : [whenIn(slots.when, languageOf[language], now)],
  };
}

function pricesIn(levels: readonly number[], { labels }: Language): string {
  const sorted = levels.filter((level) => level >= 1 && level <= HIGHEST_PRICE_LEVEL).toSorted();
  return listed(
    sorted.map((level) => "$".repeat(level)),
    { ...labels, and: labels.or },
  );
}

function whenIn(when: When, { labels, wishes }: Language, now: number): string {
  if (when.kind === "on") {
    const part = when.part === null ? null : labels.parts[when.part];
    return wishes.openOn(labels.days[when.day] ?? "", part);
  }
  const { open } = when;
  if ("day" in open) return wishes.openAt(labels.days[open.day] ?? "", clock(open.minutes));
  if (isMoment(open.instant, now)) return wishes.openNow();
  const at = new Date(open.instant).toISOString();
  return wishes.openAt(at.slice(0, 10), `${at.slice(11, 16)} UTC`);
}
