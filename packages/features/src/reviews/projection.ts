import type { Write } from "@bellyfed/core/ports";
import { projection, type Recorded } from "@bellyfed/core/projection";
import { RestaurantEntity } from "../restaurants/entity.ts";
import { partitionOfStream } from "../restaurants/keys.ts";
import { restaurantTag } from "../restaurants/rules.ts";
import { ReviewEntity, reviewSortKey } from "./entity.ts";
import { REVIEW_STREAMS, type ReviewEvent, reviewEvents } from "./events.ts";

const table = { table: "read" };
type Happened = Recorded<ReviewEvent>;

/** Reviews, and the ratings they add up to on their restaurants. Its events say all that it needs, so that nothing is read. */
export const readModel = projection({
  name: "reviews",
  streams: REVIEW_STREAMS,
  events: reviewEvents,
  partitions: ["EST#", "USER#"],
  derived: true,
  shown: ["doc", "reply", "stream_version"],
  headIn: partitionOfStream,
  itemOf: ({ type, payload }) => (type === "REVIEW_DELETED" ? null : reviewSortKey(payload)),
  tags: (events) => events.map(({ event }) => restaurantTag(event.payload.restaurant_id)),
  project: (runs) => {
    const events = runs.flatMap((run) => run.events);
    return [...itemWrites(events), ...ratingWrites(events)];
  },
});

/** What a batch makes of one item. `begun`: as it is now, it began in this batch. */
interface Change {
  readonly begun: boolean;
  readonly gone: boolean;
  readonly version: number;
  readonly doc?: Doc;
  readonly reply?: string;
}
type Doc = Extract<ReviewEvent, { type: "REVIEW_CREATED" }>["payload"] & { readonly updated_at: string };
interface ItemKey {
  readonly restaurant_id: string;
  readonly created: string;
  readonly review_id: string;
}

/** A review that is deleted and written again is a new item, for its key holds when it was created. */
function itemWrites(events: readonly Happened[]): Write[] {
  const byItem = Map.groupBy(events, (recorded) => JSON.stringify(keyOf(recorded)));
  return [...byItem].flatMap(([key, [first, ...more]]) => {
    if (!first) return [];
    const change = more.reduce(apply, apply({ begun: false, gone: false, version: 0 }, first));
    const neverStored = change.gone && first.event.type === "REVIEW_CREATED";
    return neverStored ? [] : [writeOf(JSON.parse(key) as ItemKey, change)];
  });
}

function keyOf(recorded: Happened): ItemKey {
  const { restaurant_id, created_at, id } = recorded.event.payload;
  return { restaurant_id, created: created_at, review_id: id };
}

function apply(change: Change, recorded: Happened): Change {
  const { version, timestamp } = recorded;
  const { type, payload } = recorded.event;
  switch (type) {
    case "REVIEW_CREATED":
      return { begun: true, gone: false, doc: { ...payload, updated_at: timestamp }, version };
    case "REVIEW_UPDATED": {
      const { previous_rating: _, ...review } = payload;
      return { ...change, doc: { ...review, updated_at: timestamp }, version };
    }
    case "REVIEW_REPLIED":
      return { ...change, reply: JSON.stringify(payload.reply), version };
    case "REVIEW_DELETED":
      return { begun: false, gone: true, version };
  }
}

function writeOf(key: ItemKey, { begun, gone, version, doc, reply }: Change): Write {
  if (gone) return { kind: "delete", operation: ReviewEntity.delete(key).params(table) };
  const told = { ...(reply && { reply }), stream_version: version };
  if (!doc) return { kind: "update", operation: ReviewEntity.update(key).set(told).params(table) };
  const shown = { ...told, doc: JSON.stringify(doc) };
  return begun
    ? { kind: "put", operation: ReviewEntity.put({ ...key, user_id: doc.author.id, ...shown }).params(table) }
    : { kind: "update", operation: ReviewEntity.update(key).set(shown).params(table) };
}

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

function count(counters: Counters, recorded: Happened): Counters {
  const { type, payload } = recorded.event;
  switch (type) {
    case "REVIEW_CREATED":
      return rated(counters, payload.rating, 1);
    case "REVIEW_UPDATED":
      if (payload.rating === payload.previous_rating) return counters;
      return rated(rated(counters, payload.previous_rating, -1), payload.rating, 1);
    case "REVIEW_DELETED":
      return rated(counters, payload.previous_rating, -1);
    case "REVIEW_REPLIED":
      return counters;
  }
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
