import type { Write } from "@bellyfed/core/ports";
import { projection, type Recorded } from "@bellyfed/core/projection";
import { RestaurantEntity } from "../restaurants/entity.ts";
import { partitionOfStream } from "../restaurants/keys.ts";
import { restaurantTag } from "../restaurants/rules.ts";
import { reviewHoldings } from "./entity.ts";
import { REVIEW_STREAMS, type ReviewEvent, reviewEvents, shownAround } from "./events.ts";
import { itemWrites } from "./items.ts";
import { reviewSortKey } from "./keys.ts";

const table = { table: "read" };
type Happened = Recorded<ReviewEvent>;

/** Reviews, and the ratings they add up to on their restaurants. Its events say all that it needs, so that nothing is read. */
export const readModel = projection({
  streams: REVIEW_STREAMS,
  events: reviewEvents,
  ...reviewHoldings,
  headIn: partitionOfStream,
  itemOf: (event) => {
    const review = event.type === "REVIEW_ERASED" ? event.payload.review : event.payload;
    return event.type === "REVIEW_DELETED" || !review ? null : reviewSortKey(review, shownAround(event).after);
  },
  tags: (events) => events.map(({ event }) => restaurantTag(event.payload.restaurant_id)),
  project: (runs) => {
    const events = runs.flatMap((run) => run.events);
    return [...itemWrites(events), ...ratingWrites(events)];
  },
});

type Counters = Record<string, number>;

/**
 * One write per restaurant, however many of its reviews are in the batch. What cancels out is added as 0, so that the same counters are
 * there however the events were delivered.
 */
function ratingWrites(events: readonly Happened[]): Write[] {
  const byRestaurant = Map.groupBy(events, (recorded) => recorded.event.payload.restaurant_id);
  return [...byRestaurant].flatMap(([id, own]) => {
    const counters = own.reduce(count, {});
    if (Object.keys(counters).length === 0) return [];
    const operation = RestaurantEntity.update({ id }).add(counters).params(table);
    return [{ kind: "update", operation }];
  });
}

function count(counters: Counters, { event }: Happened): Counters {
  if (event.type === "REVIEW_UPDATED") {
    const { rating, previous_rating } = event.payload;
    return rating === previous_rating ? counters : rated(rated(counters, previous_rating, -1), rating, 1);
  }
  const { before, after } = shownAround(event);
  if (before === after || event.type === "REVIEW_REPLIED" || event.type === "REVIEW_ERASED") return counters;
  const rating = event.type === "REVIEW_DELETED" ? event.payload.previous_rating : event.payload.rating;
  return rated(counters, rating, after ? 1 : -1);
}

const rated = (counters: Counters, rating: number, by: 1 | -1): Counters => {
  const stars = `rating_${rating}`;
  return {
    ...counters,
    rating_count: (counters.rating_count ?? 0) + by,
    rating_sum: (counters.rating_sum ?? 0) + by * rating,
    [stars]: (counters[stars] ?? 0) + by,
  };
};
