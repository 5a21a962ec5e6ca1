import { isHoliday } from "../check/hours-facts.ts";
import type { DraftSentence, PlaceFound } from "../evidence.ts";
import type { Brief } from "../ports.ts";
import { about, has, restaurantOf } from "./found.ts";
import { languageOf } from "./language.ts";

/** Whether it is asked about a day that should be a public holiday where a place is, on which that place has other hours. */
export const isOnHoliday = (place: PlaceFound, brief: Brief): boolean =>
  isHoliday(restaurantOf(place, brief), brief.understood.slots.when, brief.question.now) &&
  has(place.source, "hours_on", brief);

/** What a place says of public holidays, of which no calendar is kept; nothing where it says nothing. */
export function holidaySentences(place: PlaceFound, brief: Brief): DraftSentence[] {
  if (!has(place.source, "hours_holidays", brief)) return [];
  const { places } = languageOf[brief.understood.language];
  return [about(places[isOnHoliday(place, brief) ? "onHoliday" : "holidays"](place.source), place.source)];
}
