import { api, type Review } from "./api.ts";

type Pages = AsyncIterable<{ readonly data: readonly Review[] }>;

/** The review of a restaurant among somebody's own; asks for no page after the one that has it. */
export async function reviewOf(restaurantId: string, pages: Pages): Promise<Review | undefined> {
  for await (const { data } of pages) {
    const found = data.find((review) => review.restaurant_id === restaurantId);
    if (found) return found;
  }
  return undefined;
}

/** One's own review of a restaurant, as it is stored now. */
export const myReview = (restaurantId: string, token: string): Promise<Review | undefined> =>
  reviewOf(restaurantId, api.pages.listMyReviews({ query: { limit: 100 }, token, cache: "no-store" }));
