import { updateTag } from "next/cache";
import { caughtUp } from "./after-write.ts";
import { api, RECENT_REVIEWS_TAG, type Review, restaurantTag } from "./api.ts";
import { myReview } from "./mine.ts";

/** Waits until one's own review of a restaurant can be read as it was written, and has the pages that show it rendered anew. For Server Actions. */
export async function showReview(
  restaurantId: string,
  token: string,
  shows: (review: Review | undefined) => boolean,
): Promise<void> {
  await caughtUp(async () => shows(await myReview(restaurantId, token)));
  renewReviews(restaurantId);
}

/** How many reviews a page of them shows to the restaurant's owner. */
const REVIEWS_A_PAGE = 20;

/** A page of a restaurant's reviews as they are stored now. */
export const reviewsNow = (restaurantId: string, cursor: string | undefined) =>
  api.listReviews({ params: { id: restaurantId }, query: { limit: REVIEWS_A_PAGE, cursor }, cache: "no-store" });

/** The same for a reply, on the page of reviews where it was written. */
export async function showReply(
  restaurantId: string,
  cursor: string | undefined,
  isShown: (review: Review) => boolean,
): Promise<void> {
  await caughtUp(async () => (await reviewsNow(restaurantId, cursor)).data.some(isShown));
  renewReviews(restaurantId);
}

function renewReviews(restaurantId: string): void {
  updateTag(restaurantTag(restaurantId));
  updateTag(RECENT_REVIEWS_TAG);
}
