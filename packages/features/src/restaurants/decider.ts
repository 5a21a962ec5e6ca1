import type { Decider, StreamType } from "@bellyfed/core/decider";
import { AppError } from "@bellyfed/core/error";
import { type ClosingCommand, close, closeDue, reopen, scheduleClosing } from "./closing.ts";
import type { Profile, ProfileChanges } from "./contract.ts";
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
import { evolve } from "./evolving.ts";
import { changesSaid, type Found, profileSaid } from "./hours.ts";
import { decideMerging, isMerging, type MergingCommand, refuseMerged } from "./merging.ts";
import { openingDue, openingSaid, type PausingCommand, pause, pauseOver, scheduleOpening } from "./pausing.ts";
import { type Actor, isTrusted, manages } from "./rules.ts";
import { type Import, importInto } from "./source.ts";
import { type FirstOpening, type Known, type RestaurantState, requirePresent } from "./state.ts";
import { withZone, type ZoneFound, zoneFound, zoneMissed } from "./zones.ts";

export type RestaurantCommand =
  | {
      readonly type: "create";
      readonly id: string;
      readonly profile: Profile;
      readonly found?: Found;
      /** Where it is not there yet. `at`: when that is said. */
      readonly opening?: FirstOpening & { readonly at: string };
      readonly actor: Actor;
    }
  | {
      readonly type: "update";
      readonly changes: ProfileChanges;
      readonly found?: Found;
      readonly actor: Actor;
    }
  | ClosingCommand
  | PausingCommand
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

  evolve,

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
        const { changes, found = {} } = command;
        return withZone(known, changesSaid(known, changes, found), found);
      }
      case "find_zone":
        return zoneFound(requirePresent(state), command);
      case "close":
      case "schedule_closing":
      case "pause":
      case "schedule_opening":
      case "reopen":
        return standing(managed(state, command.actor), command);
      case "close_due":
      case "pause_over":
      case "opening_due":
        return dayCame(requirePresent(state), command);
      case "assign_owner":
        return assignOwner(requirePresent(state), command.owner_id);
      case "hide":
        return hide(moderated(state, command.actor), command);
      case "show":
        return show(moderated(state, command.actor), command);
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

const assignOwner = ({ id, owner_id: previous_owner_id }: Known, owner_id: string): RestaurantEvent[] =>
  previous_owner_id === owner_id ? [] : [restaurantOwnerAssigned({ id, owner_id, previous_owner_id })];

type Judging<Type> = Extract<RestaurantCommand, { type: Type }>;

const hide = ({ id, hidden }: Known, { reason, actor }: Judging<"hide">): RestaurantEvent[] =>
  hidden ? [] : [restaurantHidden({ id, reason, hidden_by: actor.sub })];

const show = ({ id, hidden }: Known, { reason, actor }: Judging<"show">): RestaurantEvent[] =>
  hidden ? [restaurantShown({ id, reason, shown_by: actor.sub })] : [];

/** Somebody says when it is there for guests. */
function standing(
  known: Known,
  command: Extract<RestaurantCommand, { type: "close" | "schedule_closing" | "pause" | "schedule_opening" | "reopen" }>,
): RestaurantEvent[] {
  switch (command.type) {
    case "close":
      return close(known, command);
    case "schedule_closing":
      return scheduleClosing(known, command);
    case "pause":
      return pause(known, command);
    case "schedule_opening":
      return scheduleOpening(known, command);
    case "reopen":
      return reopen(known);
  }
}

/** A day has come that somebody had said. */
function dayCame(
  known: Known,
  command: Extract<RestaurantCommand, { type: "close_due" | "pause_over" | "opening_due" }>,
): RestaurantEvent[] {
  switch (command.type) {
    case "close_due":
      return closeDue(known, command.closing_id);
    case "pause_over":
      return pauseOver(known, command.pause_id);
    case "opening_due":
      return openingDue(known, command.opening_id);
  }
}

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
  { id, profile, found = {}, opening, actor }: Extract<RestaurantCommand, { type: "create" }>,
): RestaurantEvent[] {
  if (state.status !== "absent") throw new AppError("conflict", "restaurant.exists", "It exists already");
  const said = profileSaid(profile, found);
  const own = { id, source: null, owner_id: actor.sub, established: isTrusted(actor) };
  const soon = opening ? [openingSaid(id, opening, opening.at)] : [];
  return [restaurantCreated({ ...said, ...own }), ...soon, ...zoneMissed(id, said, found)];
}
