import { AppError } from "@bellyfed/core/error";
import { faultOf, fieldError } from "@bellyfed/core/fault";
import {
  type MergingEvent,
  restaurantAbsorbed,
  restaurantMerged,
  restaurantMoved,
  restaurantReleased,
  restaurantUnmerged,
} from "./merging-events.ts";
import { type Actor, mergedInto } from "./rules.ts";

/** Into what it was merged, and when (RFC 3339). */
export interface Merged {
  readonly into: string;
  readonly merged_at: string;
}

/** What a restaurant's state knows of this; left out: nothing of the kind has happened. */
export interface MergingState {
  readonly merged?: Merged;
  /** Those that were merged into it. */
  readonly absorbed?: readonly string[];
  /** Where it is now that it has closed. */
  readonly moved_to?: string;
}

/** Two go together each time: what becomes of the one restaurant, and what of the other. */
export type MergingCommand =
  | { readonly type: "merge"; readonly into: string; readonly reason: string | null; readonly actor: Actor }
  | { readonly type: "absorb"; readonly absorbed: string; readonly actor: Actor }
  | { readonly type: "unmerge"; readonly from: string; readonly reason: string | null; readonly actor: Actor }
  | { readonly type: "release"; readonly released: string; readonly actor: Actor };

interface Subject extends MergingState {
  readonly id: string;
  readonly status: "open" | "closed";
  readonly owner_id: string | null;
  readonly hidden: object | null;
}

const types: readonly string[] = ["merge", "absorb", "unmerge", "release"] satisfies MergingCommand["type"][];
export const isMerging = <Command extends { readonly type: string }>(
  command: Command,
): command is Command & MergingCommand => types.includes(command.type);

/** What goes on by itself however a restaurant stands: what its source says of it is kept for when it is undone, too. */
const GOES_ON = ["erase", "close_due", "pause_over", "opening_due", "find_zone", "establish", "import"];

/** Refuses what would change a restaurant that another one stands for. */
export function refuseMerged({ merged }: MergingState, { type }: { readonly type: string }): void {
  if (merged && !GOES_ON.includes(type)) throw mergedInto("conflict", merged.into);
}

/** What comes of it; `known`: undefined for a restaurant that is not there. Throws AppError where the two cannot be one, or two. */
export function decideMerging(known: Subject | undefined, command: MergingCommand): MergingEvent[] {
  if (!known) throw absent(command);
  // Nobody judges what is their own.
  if (known.owner_id === command.actor.sub) {
    throw new AppError("forbidden", "restaurant.own", "Nobody moderates their own restaurant");
  }
  switch (command.type) {
    case "merge":
      return merge(known, command);
    case "absorb":
      return absorb(known, command.absorbed);
    case "unmerge": {
      if (!known.merged) return [];
      const { id, merged } = known;
      const { from, reason, actor } = command;
      if (merged.into !== from) throw mergedInto("conflict", merged.into);
      return [restaurantUnmerged({ id, from, reason, unmerged_by: actor.sub })];
    }
    case "release":
      // The last is undone first, so that what has come from there goes back the way it came.
      if (known.merged) throw mergedInto("conflict", known.merged.into);
      return known.absorbed?.includes(command.released)
        ? [restaurantReleased({ id: known.id, released: command.released })]
        : [];
  }
}

function absent({ type }: MergingCommand): AppError {
  if (type !== "absorb") return new AppError("missing", "restaurant.missing", "There is no such restaurant");
  return notThere("/into");
}

/** What names a restaurant that is not there. */
export const notThere = (pointer: string): AppError =>
  new AppError("invalid", "input.invalid", "There is no such restaurant", [
    fieldError(pointer, faultOf("no_such_restaurant")),
  ]);

/** What names the restaurant that it is about. */
export const theSame = (pointer: string): AppError =>
  new AppError("invalid", "input.invalid", "That is this restaurant itself", [
    fieldError(pointer, faultOf("same_restaurant")),
  ]);

function merge(
  { id, merged, hidden }: Subject,
  { into, reason, actor }: Extract<MergingCommand, { type: "merge" }>,
): MergingEvent[] {
  if (merged?.into === into) return [];
  if (merged) throw mergedInto("conflict", merged.into);
  refuseUnseen(id, hidden);
  return [restaurantMerged({ id, merged_into: into, reason, merged_by: actor.sub })];
}

/** No circle can come of it: what is merged itself absorbs nothing. */
function absorb({ id, status, hidden, merged, absorbed = [] }: Subject, other: string): MergingEvent[] {
  if (absorbed.includes(other)) return [];
  if (merged) throw mergedInto("conflict", merged.into);
  refuseUnseen(id, hidden);
  if (status === "closed") {
    throw new AppError("conflict", "restaurant.closed", `Restaurant ${id} has closed: merge it into the other one`);
  }
  return [restaurantAbsorbed({ id, absorbed: other })];
}

function refuseUnseen(id: string, hidden: object | null): void {
  if (hidden) throw new AppError("gone", "restaurant.hidden", `Restaurant ${id} is hidden: show it first`);
}

/** Where it is now, if that is something else than was known. */
export const movedTo = ({ id, moved_to }: Subject, to: string | null | undefined): MergingEvent[] =>
  to === undefined || to === (moved_to ?? null) ? [] : [restaurantMoved({ id, moved_to: to })];

export const isOfMerging = (event: { readonly type: string }): event is MergingEvent =>
  /^RESTAURANT_(MERGED|ABSORBED|UNMERGED|RELEASED|MOVED)$/.test(event.type);

/** A state, or what is shown of it, after such an event. */
export function afterMerging<State extends MergingState>(state: State, event: MergingEvent, at: string): State {
  switch (event.type) {
    case "RESTAURANT_MERGED":
      return { ...state, merged: { into: event.payload.merged_into, merged_at: at } };
    case "RESTAURANT_UNMERGED":
      return without(state, "merged");
    case "RESTAURANT_MOVED": {
      const { moved_to } = event.payload;
      return moved_to === null ? without(state, "moved_to") : { ...state, moved_to };
    }
    case "RESTAURANT_ABSORBED":
    case "RESTAURANT_RELEASED":
      return state;
  }
}

/** Those that it has absorbed after such an event; what is shown does not say so. */
export function absorbedAfter(absorbed: readonly string[] = [], { type, payload }: MergingEvent): readonly string[] {
  if (type === "RESTAURANT_ABSORBED") return [...absorbed, payload.absorbed];
  return type === "RESTAURANT_RELEASED" ? absorbed.filter((id) => id !== payload.released) : absorbed;
}

/** Of one that is open again nobody asks where it went. */
export const without = <State extends MergingState>(state: State, name: keyof MergingState): State => {
  const { [name]: _, ...rest } = state;
  return rest as unknown as State;
};
