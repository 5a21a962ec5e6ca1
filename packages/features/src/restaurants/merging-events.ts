import { defineEvent, type EventOf } from "@bellyfed/core/event";
import { personal } from "@bellyfed/core/personal";
import * as v from "valibot";

const id = v.string();

/** It turned out to be the same as another one, whose id stands for both from now on. */
export const restaurantMerged = defineEvent(
  "RESTAURANT_MERGED",
  v.object({ id, merged_into: v.string(), reason: personal(v.string(), "merged_by"), merged_by: v.string() }),
);
/** Another one turned out to be the same as this one, in one transaction with that. */
export const restaurantAbsorbed = defineEvent("RESTAURANT_ABSORBED", v.object({ id, absorbed: v.string() }));
/** It is one of its own again. `from`: what it had been merged into. */
export const restaurantUnmerged = defineEvent(
  "RESTAURANT_UNMERGED",
  v.object({ id, from: v.string(), reason: personal(v.string(), "unmerged_by"), unmerged_by: v.string() }),
);
/** One that it had absorbed is one of its own again, in one transaction with that. */
export const restaurantReleased = defineEvent("RESTAURANT_RELEASED", v.object({ id, released: v.string() }));
/** It closed here because it moved: to another restaurant, or to none that is known. */
export const restaurantMoved = defineEvent("RESTAURANT_MOVED", v.object({ id, moved_to: v.nullable(v.string()) }));

export const mergingEvents = {
  restaurantMerged,
  restaurantAbsorbed,
  restaurantUnmerged,
  restaurantReleased,
  restaurantMoved,
};
export type MergingEvent = EventOf<typeof mergingEvents>;

const only = (...fields: readonly string[]) => ({ fields, words: [] });

/** What everybody is told of them; why is between those who keep order. */
export const mergingTold = {
  RESTAURANT_MERGED: only("id", "merged_into"),
  RESTAURANT_ABSORBED: only("id"),
  RESTAURANT_UNMERGED: only("id"),
  RESTAURANT_RELEASED: only("id"),
  RESTAURANT_MOVED: only("id", "moved_to"),
};
