import type { Decider, StreamType } from "@bellyfed/core/decider";
import { AppError } from "@bellyfed/core/error";
import type { Inspection, Origin, Profile, ProfileChanges } from "./contract.ts";
import {
  type RestaurantEvent,
  restaurantClosed,
  restaurantCreated,
  restaurantEvents,
  restaurantInspected,
  restaurantOwnerAssigned,
  restaurantReopened,
  restaurantUpdated,
} from "./events.ts";
import { type Actor, manages } from "./rules.ts";

type Created = Extract<RestaurantEvent, { type: "RESTAURANT_CREATED" }>["payload"];

/** A restaurant as its stream tells it. `inspections` remembers each one's day, grade and score, to know it again. */
export interface Known extends Created {
  readonly status: "open" | "closed";
  readonly inspection: Inspection | null;
  readonly inspections: readonly string[];
}
export type RestaurantState = { readonly status: "absent" } | Known;

export type RestaurantCommand =
  | { readonly type: "create"; readonly id: string; readonly profile: Profile; readonly actor: Actor }
  | { readonly type: "update"; readonly changes: ProfileChanges; readonly actor: Actor }
  | { readonly type: "close"; readonly reason: string | null; readonly actor: Actor }
  | { readonly type: "reopen"; readonly actor: Actor }
  | { readonly type: "assign_owner"; readonly owner_id: string }
  | {
      /** What a source says of a restaurant now; yields at most one commit's events, so repeat until it yields none. */
      readonly type: "import";
      readonly id: string;
      readonly source: Origin;
      /** null: it was said before, by a commit that could not hold all inspections; others may have changed it since. */
      readonly profile: Profile | null;
      readonly inspections: readonly Inspection[];
    };

/** Most inspections that one commit takes in. */
export const MOST_INSPECTIONS_AT_ONCE = 24;

export const restaurant: Decider<RestaurantState, RestaurantCommand, RestaurantEvent> = {
  schema: 1,
  initial: { status: "absent" },

  evolve(state, event) {
    if (event.type === "RESTAURANT_CREATED") {
      return { ...event.payload, status: "open", inspection: null, inspections: [] };
    }
    if (state.status === "absent") return state;
    switch (event.type) {
      case "RESTAURANT_UPDATED":
        return { ...state, ...event.payload.changes };
      case "RESTAURANT_CLOSED":
        return { ...state, status: "closed" };
      case "RESTAURANT_REOPENED":
        return { ...state, status: "open" };
      case "RESTAURANT_OWNER_ASSIGNED":
        return { ...state, owner_id: event.payload.owner_id };
      case "RESTAURANT_INSPECTED": {
        const { grade, score, inspected_at } = event.payload;
        const inspection = { grade, score, inspected_at };
        const inspections = [...state.inspections, fingerprint(inspection)];
        return { ...state, inspections, inspection: latest(state.inspection, inspection) };
      }
    }
  },

  decide(state, command) {
    switch (command.type) {
      case "create":
        if (state.status !== "absent") throw new AppError("conflict", "restaurant.exists", "It exists already");
        return [restaurantCreated({ ...command.profile, id: command.id, source: null, owner_id: command.actor.sub })];
      case "update": {
        const known = managed(state, command.actor);
        return update(known, command.changes);
      }
      case "close": {
        const known = managed(state, command.actor);
        return known.status === "closed" ? [] : [restaurantClosed({ id: known.id, reason: command.reason })];
      }
      case "reopen": {
        const known = managed(state, command.actor);
        return known.status === "open" ? [] : [restaurantReopened({ id: known.id })];
      }
      case "assign_owner": {
        const known = requirePresent(state);
        if (known.owner_id === command.owner_id) return [];
        return [
          restaurantOwnerAssigned({ id: known.id, owner_id: command.owner_id, previous_owner_id: known.owner_id }),
        ];
      }
      case "import":
        return importInto(state, command);
    }
  },
};

/** The stream of one restaurant. */
export const restaurantType: StreamType<RestaurantState, RestaurantCommand, RestaurantEvent> = {
  decider: restaurant,
  events: restaurantEvents,
};

/** The newer of two inspections; the later one in the log wins a tie. */
const latest = (before: Inspection | null, next: Inspection): Inspection =>
  before && before.inspected_at > next.inspected_at ? before : next;

/** The restaurant, or a 404. */
export function requirePresent(state: RestaurantState): Known {
  if (state.status !== "absent") return state;
  throw new AppError("missing", "restaurant.missing", "There is no such restaurant");
}

function managed(state: RestaurantState, actor: Actor): Known {
  const known = requirePresent(state);
  if (manages(known.owner_id, actor)) return known;
  throw new AppError("forbidden", "restaurant.not_owner", "Only its owner or a moderator may change this restaurant");
}

function update(known: Known, changes: ProfileChanges): RestaurantEvent[] {
  const different = Object.entries(changes).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(known[field as keyof Profile]),
  );
  return different.length === 0
    ? []
    : [restaurantUpdated({ id: known.id, changes: Object.fromEntries(different) as ProfileChanges })];
}

function importInto(
  state: RestaurantState,
  { id, source, profile, inspections }: Extract<RestaurantCommand, { type: "import" }>,
): RestaurantEvent[] {
  const known = state.status === "absent" ? undefined : state;
  const seen = new Set(known?.inspections);
  const fresh = inspections.filter(
    (inspection) => !seen.has(fingerprint(inspection)) && seen.add(fingerprint(inspection)),
  );
  const first = known?.inspections.length ?? 0;
  return [
    ...(profile ? profiled(known, profile, { id, source }) : []),
    ...fresh
      .sort((a, b) => (a.inspected_at < b.inspected_at ? -1 : 1))
      .slice(0, MOST_INSPECTIONS_AT_ONCE)
      .map((inspection, index) => restaurantInspected({ id, number: first + index + 1, ...inspection })),
  ];
}

const profiled = (
  known: Known | undefined,
  profile: Profile,
  origin: Pick<Known, "id" | "source">,
): RestaurantEvent[] =>
  known ? update(known, changesSaid(known, profile)) : [restaurantCreated({ ...profile, ...origin, owner_id: null })];

/** The changes that a source asks for. A field that it leaves empty (null) stays as others have filled it. */
function changesSaid(known: Known, { address, ...profile }: Profile): ProfileChanges {
  return { ...withoutNulls(profile), address: { ...known.address, ...withoutNulls(address) } };
}

const withoutNulls = <Fields extends object>(fields: Fields): Partial<Fields> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as Partial<Fields>;

const fingerprint = ({ inspected_at, grade, score }: Inspection): string =>
  `${inspected_at} ${grade ?? ""} ${score ?? ""}`;
