import type { Restaurant } from "../../restaurants/contract.ts";
import { metresTo } from "../check/restaurant-facts.ts";
import type { Order } from "../slots.ts";
import type { Question } from "../turn.ts";

type Told = Pick<Restaurant, "price_level" | "rating" | "location" | "created_at">;
/** The less, the more it is so; null where it is not known. */
type Measure = (place: Told, near: Question["near"]) => number | null;

const rating: Measure = ({ rating: { average } }) => (average === null ? null : -average);
const measures: Readonly<Record<Order, Measure>> = {
  best: rating,
  rating,
  reviews: ({ rating: { count } }) => (count === 0 ? null : -count),
  distance: (place, near) => metresTo(place, near),
  newest: ({ created_at }) => -Date.parse(created_at),
  cheapest: ({ price_level }) => price_level,
  priciest: ({ price_level }) => (price_level === null ? null : -price_level),
};

/**
 * Those of some places that are the most of all: the first `count`; without that the first, and all that are its equals. Those of which that
 * is not known are none of them.
 */
export function mostOf<Place extends Told>(
  places: readonly Place[],
  order: Order,
  near: Question["near"],
  count: number | null,
): Place[] {
  const measured = places
    .flatMap((place) => {
      const value = measures[order](place, near);
      return value === null ? [] : [{ place, value }];
    })
    .toSorted((one, other) => one.value - other.value);
  const most = count === null ? measured.filter(({ value }) => value === measured[0]?.value) : measured.slice(0, count);
  return most.map(({ place }) => place);
}
