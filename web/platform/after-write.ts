import { updateTag } from "next/cache";
import {
  ApiError,
  api,
  type Menu,
  RECENT_REVIEWS_TAG,
  RESTAURANTS_TAG,
  type Restaurant,
  type Review,
  restaurantTag,
} from "./api.ts";

// What a page with forms shows is read by `version`, the one that it is to have at least. The API waits for it, two seconds at most, and
// says when it is behind. Version 0 waits for nothing, and is read consistently like all others: what was written a moment ago is there.
// `token`: of who asks. A restaurant that is hidden is told to its owner and to moderators only.

const now = (id: string, version: number, token: string | undefined) =>
  ({ params: { id }, query: { at_least: version }, cache: "no-store", ...(token && { token }) }) as const;

/** A restaurant as it is stored now. */
export interface CurrentRestaurant {
  readonly restaurant: Restaurant;
  /** What a change of it is to be made on. */
  readonly etag: string;
  readonly behind: boolean;
}

/** A restaurant as it is stored now; throws ApiError where there is none. */
export async function restaurantNow(id: string, version = 0, token?: string): Promise<CurrentRestaurant> {
  const { data, etag, behind } = await api.answers.getRestaurant(now(id, version, token));
  return { restaurant: answered(data), etag: etag ?? "", behind };
}

/** A restaurant's menu as it is stored now. */
export async function menuNow(
  id: string,
  version = 0,
  token?: string,
): Promise<{ readonly menu: Menu; readonly behind: boolean }> {
  const { data, behind } = await api.answers.getMenu(now(id, version, token));
  return { menu: answered(data), behind };
}

/** One's own review of a restaurant as it is stored now, if there is one. */
export async function myReview(
  restaurantId: string,
  token: string,
  version = 0,
): Promise<{ readonly review: Review | undefined; readonly behind: boolean }> {
  try {
    const { data, behind } = await api.answers.getMyReview({ ...now(restaurantId, version, token), token });
    return { review: answered(data), behind };
  } catch (error) {
    if (!(error instanceof ApiError && error.code === "review.missing")) throw error;
    return { review: undefined, behind: error.headers.get("bellyfed-behind") === "true" };
  }
}

/** How many reviews a page of them shows to the restaurant's owner. */
const REVIEWS_A_PAGE = 20;

/** A page of a restaurant's reviews as they are stored now; `at_least`: a version of the restaurant, or `<review's id>:<version>`. */
export async function reviewsNow(
  id: string,
  cursor: string | undefined,
  at_least: string | number = 0,
  token?: string,
) {
  const query = { limit: REVIEWS_A_PAGE, cursor, at_least };
  const { data, behind } = await api.answers.listReviews({ ...now(id, 0, token), query });
  return { reviews: answered(data), behind };
}

function answered<T>(data: T | undefined): T {
  if (data === undefined) throw new Error("The API answered a question with a condition that was not asked");
  return data;
}

/** The version that an entity tag names; 0 for one that names none. */
export const versionOf = (etag: string | null): number => Number(/\d+/.exec(etag ?? "")?.[0] ?? 0);

interface Written {
  readonly id: string;
  readonly version: number;
}

// The following are for Server Actions: each waits until what was written can be read, has the pages that show it rendered anew, and answers
// whether it can be read.

/** Shows what was written of a restaurant. */
export async function showRestaurant({ id, version }: Written, token: string | undefined): Promise<boolean> {
  const isShown = await shows(restaurantNow(id, version, token));
  updateTag(restaurantTag(id));
  updateTag(RESTAURANTS_TAG);
  return isShown;
}

/** Shows a change of a restaurant's menu. */
export async function showMenu(id: string, version: number, token: string | undefined): Promise<boolean> {
  const isShown = await shows(menuNow(id, version, token));
  updateTag(restaurantTag(id));
  return isShown;
}

/** Shows one's own review of a restaurant, or that it is gone. */
export async function showReview(restaurantId: string, token: string, version: number): Promise<boolean> {
  const isShown = await shows(myReview(restaurantId, token, version));
  renewReviews(restaurantId);
  return isShown;
}

/** Shows what was done to somebody else's review: a reply, a removal. */
export async function showOthersReview(
  restaurantId: string,
  { id, version }: Written,
  token: string,
): Promise<boolean> {
  const isShown = await shows(reviewsNow(restaurantId, undefined, `${id}:${version}`, token));
  renewReviews(restaurantId);
  return isShown;
}

function renewReviews(restaurantId: string): void {
  updateTag(restaurantTag(restaurantId));
  updateTag(RECENT_REVIEWS_TAG);
}

/** What was written is stored, whatever becomes of looking for it: a read that fails is one that shows nothing yet. */
async function shows(read: Promise<{ readonly behind: boolean }>): Promise<boolean> {
  try {
    return !(await read).behind;
  } catch {
    return false;
  }
}
