import { idNamed } from "@/features/restaurants/place-named";
import { restaurantNow } from "@/platform/after-write";
import { ApiError, api, type Restaurant } from "@/platform/api";
import type { Session } from "@/platform/session/current";

/** So many are offered to choose from. */
const OFFERED = 5;

/** What was entered: a place, or one that another stands for already, or several that it may be. */
export type Named =
  | { readonly id: string; readonly restaurant: Restaurant }
  | { readonly id: string; readonly standsFor: Restaurant }
  | { readonly offered: readonly Pick<Restaurant, "id" | "name" | "city" | "address">[] };

/** The place that an id, an address of this site, or words of a search name. Nothing was entered: undefined. */
export async function placeNamed(entered: string | undefined, session: Session): Promise<Named | undefined> {
  if (!entered?.trim()) return undefined;
  const id = idNamed(entered);
  return id ? known(id, session) : offered(entered);
}

async function known(id: string, { accessToken }: Session): Promise<Named> {
  try {
    // Of one that was merged the API tells the one that stands for it.
    const { restaurant } = await restaurantNow(id, 0, accessToken);
    return restaurant.id === id ? { id, restaurant } : { id, standsFor: restaurant };
  } catch (error) {
    if (error instanceof ApiError && [404, 410].includes(error.status)) return { offered: [] };
    throw error;
  }
}

async function offered(words: string): Promise<Named> {
  try {
    const { data } = await api.searchRestaurants({ query: { q: words, limit: OFFERED }, cache: "no-store" });
    return { offered: data };
  } catch (error) {
    // Words that no search takes, or no index to ask.
    if (error instanceof ApiError) return { offered: [] };
    throw error;
  }
}
