import { orNotFound } from "@/features/restaurants/load";
import { ApiError, api, ofRestaurant, type ReviewPage } from "@/platform/api";
import { isEverything, type Wanted } from "./wanted";

const MORE_REVIEWS = 20;

/**
 * A page of the reviews that are wanted; undefined for a cursor that is none (any more). Only the first one of all is kept in the cache: there
 * is no end to the others.
 */
export async function loadReviews(id: string, wanted: Wanted): Promise<ReviewPage | undefined> {
  const caching = isEverything(wanted) ? ofRestaurant(id) : ({ cache: "no-store" } as const);
  const { rating, ...rest } = wanted;
  const query = { limit: MORE_REVIEWS, ...rest, ...(rating && { rating: Number(rating) }) };
  try {
    return await orNotFound(api.listReviews({ params: { id }, query, ...caching }));
  } catch (error) {
    const isRefused = error instanceof ApiError && (error.status === 400 || error.status === 422);
    if (wanted.cursor !== undefined && isRefused) return undefined;
    throw error;
  }
}
