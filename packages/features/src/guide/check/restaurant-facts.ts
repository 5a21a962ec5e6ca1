import { millimetres } from "@bellyfed/core/search/geo";
import type { Restaurant } from "../../restaurants/contract.ts";
import type { AttributeName } from "../../restaurants/rules.ts";
import type { FoundRestaurant } from "../../search/contract.ts";
import { cuisineLabel } from "../compose/cuisine-labels.ts";
import { languageOf, listed } from "../compose/language.ts";
import { cityLabel } from "../compose/names.ts";
import type { GuideLanguage, Slots } from "../slots.ts";
import type { Question } from "../turn.ts";
import { hoursOfWeek, hoursOn, onHolidays, openNow, openThen } from "./hours-facts.ts";
import type { RestaurantFact } from "./placeholders.ts";
import { isolated, plainName } from "./plain.ts";

/** Of what a fact is written: for whom, when, and what was asked for. */
export interface Asking {
  readonly language: GuideLanguage;
  readonly slots: Slots;
  /** Dishes that no list knows, as they were asked for. */
  readonly subject?: readonly string[] | undefined;
  readonly question: Pick<Question, "near" | "now">;
}

type Told = Restaurant | FoundRestaurant;
type Write = (restaurant: Told, asking: Asking) => string | null;

const labelsOf = ({ language }: Asking) => languageOf[language].labels;
const named = (text: string, { language }: Asking): string => isolated(plainName(text), language);
const orNull = (text: string): string | null => (text === "" ? null : text);
const words = (items: readonly string[], asking: Asking): string | null => orNull(listed(items, labelsOf(asking)));

/** What answers a question for something with no: whoever takes cash only takes no cards. */
const contrary: Partial<Readonly<Record<AttributeName, AttributeName>>> = { cards: "cash_only", cash_only: "cards" };

/** How each fact is written; null where the restaurant does not say it. */
const written: Readonly<Record<RestaurantFact, Write>> = {
  name: ({ name }, asking) => named(name, asking),
  cuisines: ({ cuisines }, asking) =>
    words(
      cuisines.map((cuisine) => named(cuisineLabel(cuisine, asking.language), asking)),
      asking,
    ),
  area: ({ neighborhood, city }, asking) =>
    [neighborhood, cityLabel(city, asking.language)]
      .flatMap((name) => (name === null ? [] : [named(name, asking)]))
      .join(labelsOf(asking).comma),
  price: ({ price_level }) => (price_level === null ? null : "$".repeat(price_level)),
  rating: ({ rating }, asking) =>
    rating.average === null ? null : labelsOf(asking).rating(decimal(rating.average, asking), rating.count),
  hours_on: (restaurant, asking) => hoursOn(restaurant, asking.slots.when, asking.question.now, labelsOf(asking)),
  hours_week: (restaurant, asking) => hoursOfWeek(restaurant, labelsOf(asking)),
  hours_holidays: (restaurant, asking) => onHolidays(restaurant, labelsOf(asking)),
  open_now: (restaurant, asking) => openNow(restaurant, asking.question.now, labelsOf(asking)),
  open_then: (restaurant, asking) => openThen(restaurant, asking.slots.when, asking.question.now, labelsOf(asking)),
  phone: ({ phone }) => phone && `\u2068${plainName(phone)}\u2069`,
  address: ({ address, city }, asking) => {
    if (address.street === null) return null;
    const place = [address.postal_code, city].filter((part) => part !== null).join(" ");
    return named(`${address.street}, ${place}`, asking);
  },
  website: ({ website }) => website && hostOf(website),
  diets: ({ diets }, asking) =>
    words(
      diets.map((diet) => labelsOf(asking).diets[diet]),
      asking,
    ),
  attributes: ({ attributes }, asking) =>
    words(
      attributes.map((name) => labelsOf(asking).attributes[name]),
      asking,
    ),
  wanted_attributes: ({ attributes }, asking) => {
    const wanted = asking.slots.attributes.flatMap((name) =>
      [name, contrary[name]].filter((each) => each !== undefined && attributes.includes(each)).slice(0, 1),
    ) as AttributeName[];
    return words(
      wanted.map((name) => labelsOf(asking).attributes[name]),
      asking,
    );
  },
  distance: (restaurant, asking) => {
    const metres = metresTo(restaurant, asking.question.near);
    return metres === null ? null : distanceIn(metres, asking.language);
  },
  inspection: ({ inspection }, asking) => {
    const result = inspection && (inspection.grade ?? inspection.score?.toString() ?? null);
    return inspection && result !== null
      ? labelsOf(asking).inspected(plainName(result), inspection.inspected_at)
      : null;
  },
  standing: ({ business_status: status }, asking) =>
    status === "operational" ? null : labelsOf(asking).standing[status],
};

/** A fact of a restaurant in words; null where it does not say it. */
export const restaurantFact = (restaurant: Told, fact: RestaurantFact, asking: Asking): string | null =>
  written[fact](restaurant, asking);

/** How far a place is from somewhere, in whole metres; null where either is not known. */
export function metresTo({ location }: Pick<Restaurant, "location">, near: Question["near"]): number | null {
  return location && near ? Math.round(millimetres(location, near) / 1000) : null;
}

/** A distance in words, from whole metres. */
export function distanceIn(metres: number, language: GuideLanguage): string {
  const { labels } = languageOf[language];
  if (metres < 1000) return labels.metres(String(Math.max(10, Math.round(metres / 10) * 10)));
  return labels.kilometres(numberIn(Math.round(metres / 100) / 10, language));
}

/** A number as the language writes it, in digits from 0 to 9. */
export const numberIn = (value: number, language: GuideLanguage): string =>
  new Intl.NumberFormat(language, { numberingSystem: "latn", maximumFractionDigits: 2 }).format(value);
const decimal = (value: number, { language }: Asking): string => numberIn(value, language);

/** An address of the web is told by its host alone: nothing of it can be followed by mistake. */
function hostOf(website: string): string | null {
  const host = URL.parse(website)?.hostname.replace(/^www\./, "");
  return host ? `\u2068${host}\u2069` : null;
}
