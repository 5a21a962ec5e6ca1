import { updateTag } from "next/cache";
import { api, RECENT_REVIEWS_TAG, RESTAURANTS_TAG, type Restaurant, type Review, restaurantTag } from "./api.ts";

/** Pauses before each further look, milliseconds: two seconds together, dense at first since most writes show at once. */
const PAUSES = [40, 60, 100, 160, 240, 360, 480, 560];

/** Looks again and again whether what was written can be read; false when it takes longer than two seconds and more of looking. */
export async function waitUntil(
  shows: () => Promise<boolean>,
  pause: (milliseconds: number) => Promise<unknown> = (milliseconds) =>
    new Promise((resolve) => setTimeout(resolve, milliseconds)),
): Promise<boolean> {
  for (const milliseconds of [...PAUSES, undefined]) {
    // What was written is stored, whatever becomes of looking for it: a read that fails is one that shows nothing yet.
    if (await shows().catch(() => false)) return true;
    if (milliseconds !== undefined) await pause(milliseconds);
  }
  return false;
}

/** A restaurant as it is stored now. */
export interface CurrentRestaurant {
  readonly restaurant: Restaurant;
  /** What a change of it is to be made on. */
  readonly etag: string;
}

/** A restaurant as it is stored now; throws ApiError where there is none. */
export async function restaurantNow(id: string): Promise<CurrentRestaurant> {
  const { data, etag } = await api.answers.getRestaurant({ params: { id }, cache: "no-store" });
  if (!data) throw new Error("The API answered a question with a condition that was not asked");
  return { restaurant: data, etag: etag ?? "" };
}

interface Written {
  readonly id: string;
  readonly version: number;
}

/** Waits until what was written of a restaurant can be read, and has the pages that show it rendered anew. For Server Actions. */
export async function showRestaurant({ id, version }: Written): Promise<void> {
  await waitUntil(async () => (await restaurantNow(id)).restaurant.version >= version);
  updateTag(restaurantTag(id));
  updateTag(RESTAURANTS_TAG);
}

type Menu = Awaited<ReturnType<typeof api.getMenu>>;

/** A restaurant's menu as it is stored now. */
export const menuNow = (id: string): Promise<Menu> => api.getMenu({ params: { id }, cache: "no-store" });

/** Waits until a change of a restaurant's menu can be read, and has the pages that show it rendered anew. For Server Actions. */
export async function showMenu(id: string, shows: (menu: Menu) => boolean): Promise<void> {
  await waitUntil(async () => shows(await menuNow(id)));
  updateTag(restaurantTag(id));
}

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

/** Waits until one's own review of a restaurant can be read as it was written, and has the pages that show it rendered anew. For Server Actions. */
export async function showReview(
  restaurantId: string,
  token: string,
  shows: (review: Review | undefined) => boolean,
): Promise<void> {
  await waitUntil(async () => shows(await myReview(restaurantId, token)));
  renewReviews(restaurantId);
}

/** How many reviews a page of them shows to the restaurant's owner. */
const REVIEWS_A_PAGE = 20;

/** A page of a restaurant's reviews as they are stored now. */
export const reviewsNow = (restaurantId: string, cursor: string | undefined) =>
  api.listReviews({ params: { id: restaurantId }, query: { limit: REVIEWS_A_PAGE, cursor }, cache: "no-store" });

/** Waits until a reply can be read on the page of reviews where it was written, and has the pages that show it rendered anew. For Server Actions. */
export async function showReply(
  restaurantId: string,
  cursor: string | undefined,
  isShown: (review: Review) => boolean,
): Promise<void> {
  await waitUntil(async () => (await reviewsNow(restaurantId, cursor)).data.some(isShown));
  renewReviews(restaurantId);
}

function renewReviews(restaurantId: string): void {
  updateTag(restaurantTag(restaurantId));
  updateTag(RECENT_REVIEWS_TAG);
}
