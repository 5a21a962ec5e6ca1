import type { Restaurant } from "../../restaurants/contract.ts";
import { factOf } from "../check/fill.ts";
import { isHoliday } from "../check/hours-facts.ts";
import type { DraftSentence, PlaceFound, Source, SourceId } from "../evidence.ts";
import type { Brief } from "../ports.ts";
import { dietBy } from "../retrieve/diets.ts";
import { languageOf } from "./language.ts";
import { asksNow } from "./when.ts";

/** A sentence about places and what it rests on. */
export const about = (text: string, ...sources: readonly SourceId[]): DraftSentence => ({
  text,
  sources,
  about: "places",
});

/** The restaurant of a place that was found. */
export function restaurantOf({ source }: PlaceFound, { sources }: Pick<Brief, "sources">): Restaurant {
  const found = sources.find(
    (each): each is Extract<Source, { kind: "restaurant" }> => each.id === source && each.kind === "restaurant",
  );
  if (!found) throw new Error(`a place has no source: ${source}`);
  return found.restaurant;
}

/** A place with what of it is known: what it serves, where, for how much, and how it is rated. */
export function placeSentence(place: PlaceFound, brief: Brief): DraftSentence {
  const { price_level, rating } = restaurantOf(place, brief);
  const known = { price: price_level !== null, rating: rating.average !== null };
  return about(languageOf[brief.understood.language].places.place(place.source, known), place.source);
}

/** A place that was found, and why it fits: in the order in which it was asked for. */
export function foundPlace(place: PlaceFound, brief: Brief): DraftSentence[] {
  const { places } = languageOf[brief.understood.language];
  const { slots } = brief.understood;
  const restaurant = restaurantOf(place, brief);
  const { source, menu } = place;
  const says = slots.diets.some((diet) => dietBy(restaurant, diet) === "said") && restaurant.diets.length > 0;
  const isMarked = brief.relaxed.includes("diet") && menu !== null;
  const offers = slots.attributes.some((attribute) => restaurant.attributes.includes(attribute));
  const isAsked = slots.dishes.length > 0 && menu !== null && !brief.relaxed.includes("dish");
  // A kitchen that bears the name of a dish needs no menu to have it.
  const hasDish = isAsked && has(menu, "dishes", brief);
  return [
    placeSentence(place, brief),
    ...(says ? [about(places.diets(source), source)] : []),
    ...(isMarked ? [about(places.dietDishes(menu), menu)] : []),
    ...(menu !== null && has(menu, "marked_dishes", brief) ? [about(places.markedDishes(menu), menu)] : []),
    ...(hasDish ? [about(places.dishes(menu), menu)] : []),
    ...(offers ? [about(places.attributes(source), source)] : []),
    ...whenSentence(place, brief),
    ...(slots.nearby && restaurant.location ? [about(places.distance(source), source)] : []),
    ...place.reviews.slice(0, MOST_QUOTES).map((review) => about(places.quote(review), review)),
  ];
}

const MOST_QUOTES = 2;

/** Its hours when it was asked for; what is not known is said so. */
function whenSentence(place: PlaceFound, brief: Brief): DraftSentence[] {
  const { source } = place;
  const { places } = languageOf[brief.understood.language];
  const { when } = brief.understood.slots;
  if (when === null) return [];
  if (isHoliday(restaurantOf(place, brief), when, brief.question.now) && has(source, "hours_on", brief))
    return [about(places.onHoliday(source), source)];
  const name = when.kind === "on" ? "hours_on" : asksNow(brief) ? "open_now" : "open_then";
  if (!has(source, name, brief)) return [about(places.unknown.hours(source), source)];
  return [
    about({ hours_on: places.hours, open_now: places.openNow, open_then: places.openThen }[name](source), source),
  ];
}

/** Whether a source says what a placeholder stands for. */
export function has(id: SourceId, name: string, { sources, understood, question }: Brief): boolean {
  const source = sources.find((each) => each.id === id);
  return source !== undefined && factOf(source, name, { ...understood, question }) !== null;
}
