import { load } from "@bellyfed/core/execute";
import type { EventStore } from "@bellyfed/core/ports";
import { restaurantType } from "@bellyfed/features/restaurants/decider";
import { restaurantStream } from "@bellyfed/features/restaurants/events";
import { factsOf, type RestaurantOf } from "@bellyfed/features/restaurants/rules";

/** Asks a restaurant's stream whether it is there, open, not hidden, and whose it is: the port of the features that hang on a restaurant. */
export const restaurantOf =
  (store: EventStore): RestaurantOf =>
  async (id) => {
    const { state } = await load(store, restaurantType, restaurantStream(id));
    if (state.status === "absent") return state;
    const { merged, owner_id } = state;
    return merged ? { status: "merged", into: merged.into, owner_id } : factsOf(state);
  };
