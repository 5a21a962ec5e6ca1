import type { Item, Write } from "@bellyfed/core/ports";
import { projection, type Recorded } from "@bellyfed/core/projection";
import { RestaurantEntity } from "../restaurants/entity.ts";
import { partitionOfStream } from "../restaurants/keys.ts";
import { restaurantTag } from "../restaurants/rules.ts";
import { reviewHoldings } from "./entity.ts";
import { REVIEW_STREAMS, type ReviewEvent, reviewEvents, shownAround } from "./events.ts";
import { folded } from "./folded.ts";
import { itemWrites } from "./items.ts";
import { reviewSortKey } from "./keys.ts";
import { type Aspect, aspects } from "./rules.ts";
import type { Words } from "./shown.ts";

const table = { table: "read" };
type Happened = Recorded<ReviewEvent>;

/** Reviews, and the ratings they add up to on their restaurants. Its events say all that it needs, so that nothing is read. */
export const readModel = projection({
  streams: REVIEW_STREAMS,
  events: reviewEvents,
  ...reviewHoldings,
  canonical: (item) => (isUnsaid(item) ? undefined : item),
  folded,
  headIn: partitionOfStream,
  itemOf: (event) => {
    const review = event.type === "REVIEW_ERASED" ? event.payload.review : event.payload;
    return leaves(event) || !review ? null : reviewSortKey(review, shownAround(event).after);
  },
  tags: (events) => events.map(({ event }) => restaurantTag(event.payload.restaurant_id)),
  project: (runs) => {
    const events = runs.flatMap((run) => run.events);
    return [...itemWrites(events), ...ratingWrites(events)];
  },
});

/** Whether nothing of the review is left here after it. */
const leaves = (event: ReviewEvent): event is Extract<ReviewEvent, { type: "REVIEW_DELETED" | "REVIEW_MOVED" }> =>
  event.type === "REVIEW_DELETED" || event.type === "REVIEW_MOVED";

/** Whether it is the item of a review that is not shown there: then it says at most how many found it helpful. */
const isUnsaid = ({ SK, doc }: Item): boolean => doc === undefined && /^REVIEW#\d/.test(String(SK));

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

interface Scores {
  readonly rating: number;
  readonly sub_ratings: Words["sub_ratings"];
}

function count(counters: Counters, { event }: Happened): Counters {
  const [before, after] = scoresAround(event);
  const changed = (name: Aspect) => before?.sub_ratings?.[name] !== after?.sub_ratings?.[name];
  const scored = aspects.filter(changed).reduce((sum, name) => {
    const less = added(sum, name, before?.sub_ratings?.[name], -1);
    return added(less, name, after?.sub_ratings?.[name], 1);
  }, counters);
  if (before?.rating === after?.rating) return scored;
  return rated(rated(scored, before?.rating, -1), after?.rating, 1);
}

/** What a review counted for before and after an event; null while nobody sees it. */
function scoresAround(event: ReviewEvent): readonly [before: Scores | null, after: Scores | null] {
  switch (event.type) {
    case "REVIEW_REPLIED":
    case "REVIEW_REPLY_REMOVED":
    case "REVIEW_ERASED":
      return [null, null];
    case "REVIEW_UPDATED": {
      const { previous_rating: rating, previous_sub_ratings: sub_ratings } = event.payload;
      return [{ rating, sub_ratings }, event.payload];
    }
  }
  const { before, after } = shownAround(event);
  const scores = leaves(event)
    ? { rating: event.payload.previous_rating, sub_ratings: event.payload.previous_sub_ratings }
    : event.payload;
  return [before ? scores : null, after ? scores : null];
}

/** A rating more, or one less, among what is counted by this name. */
function added(counters: Counters, name: "rating" | Aspect, rating: number | undefined, by: 1 | -1): Counters {
  if (rating === undefined) return counters;
  const [count, sum] = [`${name}_count`, `${name}_sum`];
  return { ...counters, [count]: (counters[count] ?? 0) + by, [sum]: (counters[sum] ?? 0) + by * rating };
}

function rated(counters: Counters, rating: number | undefined, by: 1 | -1): Counters {
  if (rating === undefined) return counters;
  const stars = `rating_${rating}`;
  return { ...added(counters, "rating", rating, by), [stars]: (counters[stars] ?? 0) + by };
}
