import { load } from "@bellyfed/core/execute";
import type { EventStore } from "@bellyfed/core/ports";
import { restaurantType } from "@bellyfed/features/restaurants/commands";
import { restaurantStream } from "@bellyfed/features/restaurants/events";

type Facts = { readonly status: "absent" } | { readonly status: "open" | "closed"; readonly owner_id: string | null };

/** Asks a restaurant's stream whether it is there, open, and whose it is: the port of the features that hang on a restaurant. */
export const restaurantOf =
  (store: EventStore) =>
  async (id: string): Promise<Facts> => {
    const { state } = await load(store, restaurantType, restaurantStream(id));
    return state.status === "absent" ? state : { status: state.status, owner_id: state.owner_id };
  };
