import type { Decider, StreamType } from "@bellyfed/core/decider";
import { AppError } from "@bellyfed/core/error";
import { type ClosingCommand, close, closeDue, reopen, scheduleClosing } from "./closing.ts";
import type { Inspection, Profile, ProfileChanges } from "./contract.ts";
import { erase, refuseErased } from "./erased.ts";
import {
  type RestaurantEvent,
  restaurantCreated,
  restaurantEstablished,
  restaurantEvents,
  restaurantHidden,
  restaurantOwnerAssigned,
  restaurantShown,
} from "./events.ts";
import { changesSaid, profileSaid } from "./hours.ts";
import {
  absorbedAfter,
  afterMerging,
  decideMerging,
  isMerging,
  isOfMerging,
  type MergingCommand,
  refuseMerged,
  without,
} from "./merging.ts";
import { type Actor, isTrusted, manages } from "./rules.ts";
import { fingerprint, type Import, importInto } from "./source.ts";
import { type Known, type RestaurantState, requirePresent } from "./state.ts";
import { withZone, type ZoneFound, zoneFound, zoneMissed } from "./zones.ts";

export type RestaurantCommand =
  | {
      readonly type: "create";
      readonly id: string;
      readonly profile: Profile;
      readonly time_zone?: string | null;
      readonly actor: Actor;
    }
  | {
      readonly type: "update";
      readonly changes: ProfileChanges;
      readonly time_zone?: string | null;
      readonly actor: Actor;
    }
  | ClosingCommand
  | MergingCommand
  | { readonly type: "reopen"; readonly actor: Actor }
  | { readonly type: "assign_owner"; readonly owner_id: string }
  /** There is no reason where whoever asked for it was erased meanwhile. */
  | { readonly type: "hide"; readonly reason: string | null; readonly actor: Actor }
  | { readonly type: "show"; readonly reason: string | null; readonly actor: Actor }
  | ({ readonly type: "find_zone" } & ZoneFound)
  | { readonly type: "establish" }
  | { readonly type: "erase"; readonly subject: string }
  | Import;

export const restaurant: Decider<RestaurantState, RestaurantCommand, RestaurantEvent> = {
  schema: 5,
  initial: { status: "absent" },

  evolve(state, event, at) {
    if (event.type === "RESTAURANT_CREATED") {
      return { ...event.payload, status: "open", hidden: null, closing: null, inspection: null, inspections: [] };
    }
    if (state.status === "absent") return state;
    if (isOfMerging(event)) {
      return { ...afterMerging(state, event, at), absorbed: absorbedAfter(state.absorbed, event) };
    }
    switch (event.type) {
      case "RESTAURANT_UPDATED":
        return { ...state, ...event.payload.changes };
      case "RESTAURANT_ZONE_MISSED":
        return state;
      case "RESTAURANT_CLOSED":
        return { ...state, status: "closed", closing: null };
      case "RESTAURANT_CLOSING_SCHEDULED": {
        const { id: _, ...closing } = event.payload;
        return { ...state, closing };
      }
      case "RESTAURANT_CLOSING_CANCELLED":
        return { ...state, closing: null };
      case "RESTAURANT_REOPENED":
        return { ...without(state, "moved_to"), status: "open" };
      case "RESTAURANT_OWNER_ASSIGNED":
        // Whoever an admin trusts with a restaurant vouches for it.
        return { ...state, owner_id: event.payload.owner_id, established: true };
      case "RESTAURANT_ESTABLISHED":
        return { ...state, established: true };
      case "RESTAURANT_HIDDEN":
        return {
          ...state,
          hidden: { reason: event.payload.reason, hidden_at: at },
          hidden_by: event.payload.hidden_by,
        };
      case "RESTAURANT_SHOWN":
        return { ...state, hidden: null, hidden_by: null };
      case "RESTAURANT_ERASED":
        return {
          ...state,
          ...(event.payload.hiding && state.hidden && { hidden: { ...state.hidden, reason: null } }),
          erased: [...(state.erased ?? []), event.payload.subject],
        };
      case "RESTAURANT_INSPECTED": {
        const { grade, score, inspected_at } = event.payload;
        const inspection = { grade, score, inspected_at };
        const inspections = [...state.inspections, fingerprint(inspection)];
        return { ...state, inspections, inspection: latest(state.inspection, inspection) };
      }
    }
  },

  decide(state, command) {
    // What was to be hidden before they were erased still is, without a word of theirs.
    const isWordless = command.type === "hide" && command.reason === null;
    if ("actor" in command && !isWordless) refuseErased(state, command.actor);
    const known = state.status === "absent" ? undefined : state;
    if (isMerging(command)) return decideMerging(known, command);
    if (known) refuseMerged(known, command);
    switch (command.type) {
      case "create":
        return create(state, command);
      case "update": {
        const known = managed(state, command.actor);
        return withZone(known, changesSaid(known, command.changes, command.time_zone ?? null), command.time_zone);
      }
      case "find_zone":
        return zoneFound(requirePresent(state), command);
      case "close":
        return close(managed(state, command.actor), command);
      case "schedule_closing":
        return scheduleClosing(managed(state, command.actor), command);
      case "close_due":
        return closeDue(requirePresent(state), command.closing_id);
      case "reopen":
        return reopen(managed(state, command.actor));
      case "assign_owner":
        return assign(requirePresent(state), command.owner_id);
      case "hide": {
        const known = moderated(state, command.actor);
        if (known.hidden) return [];
        return [restaurantHidden({ id: known.id, reason: command.reason, hidden_by: command.actor.sub })];
      }
      case "show": {
        const known = moderated(state, command.actor);
        if (!known.hidden) return [];
        return [restaurantShown({ id: known.id, reason: command.reason, shown_by: command.actor.sub })];
      }
      case "establish": {
        const known = requirePresent(state);
        return known.established || known.hidden || known.merged ? [] : [restaurantEstablished({ id: known.id })];
      }
      case "erase":
        return erase(state, command.subject);
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

const assign = ({ id, owner_id: previous_owner_id }: Known, owner_id: string): RestaurantEvent[] =>
  owner_id === previous_owner_id ? [] : [restaurantOwnerAssigned({ id, owner_id, previous_owner_id })];

function managed(state: RestaurantState, actor: Actor): Known {
  const known = requirePresent(state);
  if (manages(known.owner_id, actor)) return known;
  throw new AppError("forbidden", "restaurant.not_owner", "Only its owner or a moderator may change this restaurant");
}

/** The restaurant, to somebody who judges it: nobody judges what is their own. */
function moderated(state: RestaurantState, actor: Actor): Known {
  const known = requirePresent(state);
  if (known.owner_id !== actor.sub) return known;
  throw new AppError("forbidden", "restaurant.own", "Nobody moderates their own restaurant");
}

function create(
  state: RestaurantState,
  { id, profile, time_zone, actor }: Extract<RestaurantCommand, { type: "create" }>,
): RestaurantEvent[] {
  if (state.status !== "absent") throw new AppError("conflict", "restaurant.exists", "It exists already");
  const said = profileSaid(profile, time_zone ?? null);
  const own = { id, source: null, owner_id: actor.sub, established: isTrusted(actor) };
  return [restaurantCreated({ ...said, ...own }), ...zoneMissed(id, said, time_zone)];
}
