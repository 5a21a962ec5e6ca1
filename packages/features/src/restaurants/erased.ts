import { userErased } from "@bellyfed/core/user-erased";
import { type RestaurantEvent, restaurantErased } from "./events.ts";
import type { Actor } from "./rules.ts";
import type { RestaurantState } from "./state.ts";

const isErased = (state: RestaurantState, subject: string): boolean =>
  state.status !== "absent" && (state.erased?.includes(subject) ?? false);

/** Of those who were erased nothing is written, whatever it is. */
export function refuseErased(state: RestaurantState, { sub }: Pick<Actor, "sub">): void {
  if (isErased(state, sub)) throw userErased();
}

/** Somebody has written here only once it began: nothing is under way to one that has not. */
export function erase(state: RestaurantState, subject: string): RestaurantEvent[] {
  if (state.status === "absent" || isErased(state, subject)) return [];
  const hiding = state.hidden !== null && state.hidden_by === subject;
  return [restaurantErased({ id: state.id, subject, hiding })];
}
