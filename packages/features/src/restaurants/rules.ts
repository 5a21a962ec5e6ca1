import { moderates } from "@bellyfed/core/claims";
import { AppError } from "@bellyfed/core/error";

export { type BusinessStatus, backAt, businessStatuses, standingOf } from "./standing.ts";

/** Most characters of each text. */
export const mostCharacters = {
  name: 120,
  city: 64,
  cuisine: 64,
  description: 2000,
  street: 200,
  postal_code: 20,
  region: 100,
  /** As people write it; what is kept of it is shorter. */
  phone: 100,
  website: 2048,
  opening_hours: 500,
  /** What is said beside hours, and of a special day. */
  hours_note: 200,
  close_reason: 200,
  chain: 120,
  neighborhood: 100,
  /** The name of an import's source, and the id that a source gives a restaurant. */
  source: 40,
  external_id: 128,
} as const;

/** Most cuisines of a restaurant. */
export const MOST_CUISINES = 6;
/** Price levels go from 1, cheap, to this one. */
export const HIGHEST_PRICE_LEVEL = 4;

/** What a restaurant can offer, or be; what each word says stands in the contract. */
export const attributeNames = [
  "outdoor_seating",
  "wheelchair",
  "delivery",
  "takeaway",
  "reservations",
  "dogs",
  "wifi",
  "drive_through",
  "air_conditioning",
  "live_music",
  "breakfast",
  "brunch",
  "kids",
  "parking",
  "cards",
  "cash_only",
] as const;
export type AttributeName = (typeof attributeNames)[number];
/** Diets that a restaurant can say it serves. */
export const dietNames = ["vegan", "vegetarian", "gluten_free", "halal", "kosher"] as const;
export type DietName = (typeof dietNames)[number];

/** As many reviews by others establish a restaurant that a user has added. */
export const ENOUGH_REVIEWS = 3;

/** Closing is planned for a year at most. */
const MOST_DAYS_AHEAD = 365;
const DAY_MS = 86_400_000;

/** Whether a restaurant may close on a calendar day, said at an instant (RFC 3339, UTC): from tomorrow on by UTC, for a city's zone is not known. */
export function isClosingDay(on: string, at: string): boolean {
  const days = (Date.parse(on) - Date.parse(at.slice(0, 10))) / DAY_MS;
  return days >= 1 && days <= MOST_DAYS_AHEAD;
}

/** Until which day a restaurant may stay closed for a time: from a day, of which it is the number since 1970-01-01, for a year. */
export function isPauseEnd(until: string, today: number): boolean {
  const days = Date.parse(until) / DAY_MS - today;
  return days >= 0 && days <= MOST_DAYS_AHEAD;
}

/** The first and the last calendar day on which a restaurant may close, said at an instant (milliseconds since 1970). */
export function closingDays(now: number): { readonly first: string; readonly last: string } {
  const dayAfter = (days: number) => new Date(now + days * DAY_MS).toISOString().slice(0, 10);
  return { first: dayAfter(1), last: dayAfter(MOST_DAYS_AHEAD) };
}

/** Who acts. */
export interface Actor {
  readonly sub: string;
  readonly role: string;
}

/** What menus and reviews ask a restaurant's stream before they write. Advisory: the restaurant may have changed by the time they write. */
export type RestaurantFacts =
  | { readonly status: "absent" }
  | { readonly status: "open" | "closed" | "hidden"; readonly owner_id: string | null }
  | { readonly status: "merged"; readonly into: string; readonly owner_id: string | null };

/** A restaurant, as its state or the API tells it, as those facts. */
export const factsOf = ({
  status,
  owner_id,
  hidden,
}: {
  readonly status: "open" | "closed";
  readonly owner_id: string | null;
  readonly hidden: object | null;
}) => ({ status: hidden ? ("hidden" as const) : status, owner_id });

/** Says that another restaurant stands for this one: as a refusal of what would change it, or as the way there. */
export const mergedInto = (kind: "conflict" | "moved", into: string, headers = {}): AppError =>
  new AppError(kind, "restaurant.merged", `This restaurant was merged into /restaurants/${into}`, [], headers);

/** Refuses to write about a restaurant that another one stands for. */
export function refuseMergedOne(restaurant: RestaurantFacts): void {
  if (restaurant.status === "merged") throw mergedInto("conflict", restaurant.into);
}

/** Asks a restaurant's stream whether it is there, open, not hidden, and whose it is. */
export type RestaurantOf = (id: string) => Promise<RestaurantFacts>;

/** Whether somebody may change a restaurant: its owner, a moderator or an admin. */
export const manages = (owner: string | null, actor: Actor): boolean => actor.sub === owner || moderates(actor);

/** Refuses to tell of a restaurant that is hidden, but to those who hide and to its owner. Says nothing of it: its name may be the reason. */
export function refuseHidden(
  { hidden, owner_id }: { readonly hidden?: object | null; readonly owner_id: string | null },
  caller: Actor | undefined,
): void {
  if (!hidden || (caller && manages(owner_id, caller))) return;
  throw new AppError("gone", "restaurant.hidden", "This restaurant is not shown any more");
}

/** What of a restaurant tells whether it is shown, as its item or an answer tells it. */
interface Standing {
  readonly id: string;
  readonly owner_id: string | null;
  readonly hidden?: object | null;
  readonly merged_into?: string | null;
  readonly merged?: { readonly into: string };
}

/** Who asks, and for which address of the API. */
export interface Asking {
  readonly caller?: Actor | undefined;
  readonly url: string;
}

/** Reads a restaurant's item. */
type ItemOf = (id: string) => Promise<{ readonly doc?: unknown } | undefined>;

/**
 * Throws AppError `restaurant.hidden` where this caller may not see it, and `restaurant.merged`, 308, with the way to the restaurant that
 * stands for it: the last of those that were merged into each other.
 */
export async function refuseUnseen(restaurant: Standing, { caller, url }: Asking, itemOf: ItemOf): Promise<void> {
  const next = restaurant.merged_into ?? restaurant.merged?.into;
  if (!next) return refuseHidden(restaurant, caller);
  const last = await lastOf(next, itemOf);
  throw mergedInto("moved", last, { location: addressThere(url, restaurant.id, last) });
}

async function lastOf(from: string, itemOf: ItemOf): Promise<string> {
  const met = new Set<string>();
  for (let id = from; ; ) {
    met.add(id);
    const doc = (await itemOf(id))?.doc;
    const next = typeof doc === "string" ? (JSON.parse(doc) as Standing).merged?.into : undefined;
    // What is read may be of different times.
    if (next === undefined || met.has(next)) return id;
    id = next;
  }
}

/** The same address of the other restaurant. Where a list was, and what was written, is of the one that was asked for alone. */
function addressThere(url: string, from: string, to: string): string {
  const [path = "", query = ""] = url.split("?");
  const parameters = new URLSearchParams(query);
  for (const name of ["cursor", "at_least"]) parameters.delete(name);
  const asked = parameters.toString();
  return `${path.replace(`/restaurants/${from}`, `/restaurants/${to}`)}${asked && `?${asked}`}`;
}

/** Whether directories count at once what somebody adds: anybody may be a user. */
export const isTrusted = ({ role }: Pick<Actor, "role">): boolean => role !== "user";

/** The page-cache tag of everything that is shown of one restaurant, and that of lists of restaurants. */
export const restaurantTag = (id: string): string => `restaurant:${id}`;
export const RESTAURANTS_TAG = "restaurants";
/** That of what may be old, but names nothing that is hidden. */
export const HIDING_TAG = "hiding";
