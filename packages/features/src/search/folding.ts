import { type EventDefinition, indexEvents } from "@bellyfed/core/event";
import { lookUpKeys } from "@bellyfed/core/resolving/keys";
import type { SearchDocument } from "@bellyfed/core/search/document";
import { slugOf } from "@bellyfed/core/slug";
import { type MenuEvent, menuEvents } from "../menus/events.ts";
import type { Restaurant } from "../restaurants/contract.ts";
import { type RestaurantEvent, restaurantEvents, type StoredProfile } from "../restaurants/events.ts";
import { type ReviewEvent, reviewEvents, shownAround } from "../reviews/events.ts";
import { businessOf } from "./business.ts";
import { dietsOf } from "./diets.ts";
import { weekHoursOf } from "./week-hours.ts";

/** What happened to a restaurant, its menu or one of its reviews. */
export type FoldedEvent = RestaurantEvent | MenuEvent | ReviewEvent;
/** The events that make documents, by their types. */
export const foldedEvents: ReadonlyMap<string, EventDefinition> = indexEvents(
  restaurantEvents,
  menuEvents,
  reviewEvents,
);

type Particulars = "attributes" | "diets" | "chain" | "links" | "neighborhood";
type Clocked = "hours" | "open_now" | "next_open" | "next_close" | "opens_at" | "closed_until" | "opens_on";
/** What is made anew with each answer. */
export type Made = Pick<Restaurant, Clocked | "business_status" | Particulars>;
/** What is known of a restaurant but its rating, with its hours and particulars as they were said. */
export type Facts = Omit<Restaurant, "rating" | keyof Made> &
  Partial<Pick<StoredProfile, "hours" | "time_zone" | "neighborhood_found" | Particulars>> & {
    readonly pause?: { readonly until: string | null } | null;
    readonly opens_on?: string | null;
    /** Those it is found by: its own, and those of its menu. */
    readonly searched_diets?: readonly string[];
  };
interface Dish {
  readonly name: string;
  readonly dietary: readonly string[];
  readonly available: boolean;
}

/** All that is known of a restaurant by its events so far. They come in the order of each stream, and in no order between streams. */
export interface Folded {
  /** null until it was created. */
  readonly facts: Facts | null;
  readonly histogram: readonly number[];
  readonly dishes: Readonly<Record<string, Dish>>;
}
export const nothingFolded: Folded = { facts: null, histogram: [0, 0, 0, 0, 0], dishes: {} };

/** The restaurant that an event is about. */
export const restaurantOf = ({ payload }: FoldedEvent): string =>
  "restaurant_id" in payload ? payload.restaurant_id : payload.id;

/** Where an event stands in its stream, and when it happened (RFC 3339). */
export interface Place {
  readonly version: number;
  readonly timestamp: string;
}

/** What is known once this has happened, too. */
export function foldEvent(folded: Folded, event: FoldedEvent, place: Place): Folded {
  if (event.type in menuTypes) return { ...folded, dishes: dishesAfter(folded.dishes, event as MenuEvent) };
  if (event.type in reviewTypes) return { ...folded, histogram: ratedAfter(folded.histogram, event as ReviewEvent) };
  return { ...folded, facts: factsAfter(folded.facts, event as RestaurantEvent, place) };
}

const typesIn = (events: Readonly<Record<string, EventDefinition>>) =>
  Object.fromEntries(Object.values(events).map(({ type }) => [type, true]));
const [menuTypes, reviewTypes] = [typesIn(menuEvents), typesIn(reviewEvents)];

function factsAfter(facts: Facts | null, event: RestaurantEvent, { version, timestamp }: Place): Facts | null {
  const now = { version, updated_at: timestamp };
  if (event.type === "RESTAURANT_CREATED") {
    const stands = { status: "open", closes_on: null, moved_to: null, merged_into: null, hidden: null } as const;
    const begun = { ...stands, inspection: null, created_at: timestamp };
    return named({ ...event.payload, ...begun, ...now, slug: "" });
  }
  return facts && { ...changedBy(facts, event, timestamp), ...now };
}

function changedBy(facts: Facts, event: Exclude<RestaurantEvent, { type: "RESTAURANT_CREATED" }>, at: string): Facts {
  switch (event.type) {
    case "RESTAURANT_UPDATED":
      return named({ ...facts, ...event.payload.changes });
    case "RESTAURANT_CLOSED":
      return { ...facts, status: "closed", closes_on: null, pause: null, opens_on: null };
    case "RESTAURANT_CLOSING_SCHEDULED":
      return { ...facts, closes_on: event.payload.closes_on };
    case "RESTAURANT_CLOSING_CANCELLED":
      return { ...facts, closes_on: null };
    case "RESTAURANT_CLOSED_TEMPORARILY":
      return { ...facts, pause: { until: event.payload.closed_until } };
    case "RESTAURANT_OPENING_SCHEDULED":
      return { ...facts, opens_on: event.payload.opens_on };
    case "RESTAURANT_OPENED":
      return { ...facts, opens_on: null };
    case "RESTAURANT_REOPENED":
      return { ...facts, status: "open", pause: null, moved_to: null };
    case "RESTAURANT_MERGED":
      return { ...facts, merged_into: event.payload.merged_into };
    case "RESTAURANT_UNMERGED":
      return { ...facts, merged_into: null };
    case "RESTAURANT_MOVED":
      return { ...facts, moved_to: event.payload.moved_to };
    case "RESTAURANT_OWNER_ASSIGNED":
      return { ...facts, established: true, owner_id: event.payload.owner_id };
    case "RESTAURANT_ESTABLISHED":
      return { ...facts, established: true };
    // Why it is hidden is between moderators and its owner: nothing of it comes into an index.
    case "RESTAURANT_HIDDEN":
      return { ...facts, hidden: { reason: null, hidden_at: at } };
    case "RESTAURANT_SHOWN":
      return { ...facts, hidden: null };
    case "RESTAURANT_INSPECTED":
      return { ...facts, inspection: newer(facts.inspection, event.payload) };
    case "RESTAURANT_ABSORBED":
    case "RESTAURANT_RELEASED":
    case "RESTAURANT_ERASED":
    case "RESTAURANT_ZONE_MISSED":
      return facts;
  }
}

const newer = (known: Facts["inspection"], { grade, score, inspected_at }: NonNullable<Facts["inspection"]>) =>
  known && known.inspected_at > inspected_at ? known : { grade, score, inspected_at };

/** As lists show names. */
const named = (facts: Facts): Facts => ({
  ...facts,
  name: facts.name.normalize("NFC"),
  city: facts.city.normalize("NFC"),
  cuisines: facts.cuisines.map((cuisine) => cuisine.normalize("NFC")),
  slug: slugOf(facts.name),
});

function dishesAfter(dishes: Folded["dishes"], event: MenuEvent): Folded["dishes"] {
  switch (event.type) {
    case "MENU_ITEM_ADDED":
    case "MENU_ITEM_CHANGED": {
      const { id, name, dietary, available } = event.payload.item;
      return { ...dishes, [id]: { name, dietary, available } };
    }
    case "MENU_ITEM_REMOVED": {
      const { [event.payload.id]: _, ...others } = dishes;
      return others;
    }
    case "MENU_ITEMS_MOVED":
      return dishes;
  }
}

function ratedAfter(histogram: Folded["histogram"], event: ReviewEvent): Folded["histogram"] {
  const moved = (rating: number, by: number) => (count: number, index: number) =>
    index === rating - 1 ? count + by : count;
  if (event.type === "REVIEW_UPDATED")
    return histogram.map(moved(event.payload.previous_rating, -1)).map(moved(event.payload.rating, 1));
  const { before, after } = shownAround(event);
  const { payload } = event;
  if (before === after || !("rating" in payload || "previous_rating" in payload)) return histogram;
  const rating = "previous_rating" in payload ? payload.previous_rating : payload.rating;
  return histogram.map(moved(rating, after ? 1 : -1));
}

/** Whether nobody finds it: it is hidden, or another one stands for it. */
const isUnseen = ({ hidden, merged_into }: Facts): boolean => hidden !== null || merged_into !== null;

/** The document of what is known; undefined as long as the restaurant was not created. */
export function documentOf({ facts, histogram, dishes }: Folded): SearchDocument | undefined {
  if (!facts) return undefined;
  const count = histogram.reduce((sum, each) => sum + each, 0);
  const sum = histogram.reduce((total, each, index) => total + each * (index + 1), 0);
  const average = count > 0 ? Math.round((sum / count) * 100) / 100 : null;
  const offered = Object.values(dishes).filter(({ available }) => available);
  const diets = dietsOf(facts.diets ?? [], offered);
  return {
    keys: lookUpKeys({ ...facts, street: facts.address.street }),
    ...{ id: facts.id, name: facts.name, city: facts.city, cuisines: facts.cuisines },
    ...{ neighborhood: facts.neighborhood ?? null, chain: facts.chain ?? null },
    dishes: [...new Set(offered.map(({ name }) => name))],
    ...{ price_level: facts.price_level, grade: facts.inspection?.grade ?? null },
    ...{ attributes: facts.attributes ?? [], diets },
    ...{
      location: facts.location,
      hours: weekHoursOf({ ...facts, business: businessOf(facts) }),
      rating: { count, sum },
    },
    business: businessOf(facts),
    ...{ status: facts.status, established: facts.established, hidden: isUnseen(facts) },
    created_at: facts.created_at,
    shown: JSON.stringify({
      ...facts,
      ...(diets.length > 0 && { searched_diets: diets }),
      rating: { average, count, histogram },
    }),
  };
}
