import { AppError } from "@bellyfed/core/error";
import type { Hidden, Inspection } from "./contract.ts";
import { type RestaurantEvent, restaurantUpdated, type StoredProfile } from "./events.ts";
import type { MergingState } from "./merging.ts";
import { unsaid } from "./particulars.ts";

type Created = Extract<RestaurantEvent, { type: "RESTAURANT_CREATED" }>["payload"];

/** Closing on a day to come. */
export type Closing = Omit<Extract<RestaurantEvent, { type: "RESTAURANT_CLOSING_SCHEDULED" }>["payload"], "id">;

/** Closed for a time. */
export interface Pause {
  readonly pause_id: string;
  /** The last day of it; null where nobody knows. */
  readonly until: string | null;
}
/** Opening for the first time on a day to come. */
export type FirstOpening = Omit<Extract<RestaurantEvent, { type: "RESTAURANT_OPENING_SCHEDULED" }>["payload"], "id">;

/** A restaurant as its stream tells it. `inspections` remembers each one's day, grade and score, to know it again. */
export interface Known extends Created, MergingState {
  readonly status: "open" | "closed";
  readonly hidden: Hidden | null;
  /** Who hid it; left out where it is not hidden, and where nobody said it when it was. */
  readonly hidden_by?: string | null;
  /** Those of whom nothing is left here, and who write nothing here. */
  readonly erased?: readonly string[];
  readonly closing: Closing | null;
  /** Left out where it never was. */
  readonly pause?: Pause | null;
  readonly opening?: FirstOpening | null;
  readonly inspection: Inspection | null;
  readonly inspections: readonly string[];
}
export type RestaurantState = { readonly status: "absent" } | Known;

/** The restaurant, or a 404. */
export function requirePresent(state: RestaurantState): Known {
  if (state.status !== "absent") return state;
  throw new AppError("missing", "restaurant.missing", "There is no such restaurant");
}

/** What tells of changes: of the fields that are different, and of none when none is. */
export function changed(known: Known, changes: Partial<StoredProfile>): RestaurantEvent[] {
  const different = Object.entries(changes).filter(
    ([field, value]) =>
      JSON.stringify(value) !== JSON.stringify(known[field as keyof StoredProfile] ?? unsaid[field] ?? null),
  );
  return different.length === 0
    ? []
    : [restaurantUpdated({ id: known.id, changes: Object.fromEntries(different) as Partial<StoredProfile> })];
}
