import { type EventDefinitions, indexEvents } from "@bellyfed/core/event";
import { menuReadEvents } from "../menus/events.ts";
import { restaurantReadEvents } from "../restaurants/events.ts";
import { reviewEvents, reviewReadEvents } from "../reviews/events.ts";

/** Insights have no events of their own: these are the facts that they follow. */
export const followedReads = { ...restaurantReadEvents, ...menuReadEvents, ...reviewReadEvents };
export const followedLog: EventDefinitions = reviewEvents;
export const followed = indexEvents(followedReads, followedLog);

/** A followed event, brought up to date. */
export type Followed = ReturnType<
  (typeof followedReads)[keyof typeof followedReads] | (typeof reviewEvents)[keyof typeof reviewEvents]
>;
/** A followed event with what its envelope says of it. */
export interface Happened {
  readonly event: Followed;
  readonly id: string;
  readonly timestamp: string;
  /** Its place in its stream; 0 for a read. */
  readonly version: number;
}
