import { createClient, type Data } from "@bellyfed/client/client";

export {
  type DietaryMark,
  dearest,
  dietaryMarks,
  lastPosition,
  mostCharacters,
} from "@bellyfed/client/choices";
export { ApiError, type Data, type Problem } from "@bellyfed/client/client";
export { isFaultCode, isProblemCode } from "@bellyfed/client/codes";

/** The API, called from the server only: its key never reaches a browser. */
export const api = createClient({
  baseUrl: process.env.API_URL ?? "http://localhost:4000",
  apiKey: process.env.API_KEY ?? "local-dev-key",
});

/** Whether a call failed because there was no answer: what `fetch` of Node throws then. */
export const isUnreachable = (error: unknown): boolean =>
  error instanceof TypeError && error.message === "fetch failed";

/** Where others reach the API: the site itself may know it by another address. Without a slash at the end. */
export const publicApiUrl = (): string =>
  (process.env.PUBLIC_API_URL || process.env.API_URL || "http://localhost:4000").replace(/\/+$/, "");

export type Restaurant = Data<"getRestaurant">;
export type Menu = Data<"getMenu">;
export type ReviewPage = Data<"listReviews">;
export type Review = ReviewPage["data"][number];
export type Inspection = Data<"listInspections">["data"][number];
export type RecentReview = Data<"listRecentReviews">["data"][number];
export type DirectoryEntry = Data<"listCities">["data"][number];
/** What a form of a restaurant, of a dish, of a review sends. */
export type Profile = Parameters<typeof api.createRestaurant>[0]["body"];
export type ProfileChanges = NonNullable<Parameters<typeof api.updateRestaurant>[0]["body"]>;
export type Dish = Parameters<typeof api.putMenuItem>[0]["body"];
export type ReviewContent = Pick<Review, "rating" | "title" | "text" | "visited_on" | "language">;
export type ImportJob = Data<"getImport">;

/** The page-cache tag that a restaurant's events renew: `PageCache.revalidate` of the consumers names the same. */
export const restaurantTag = (id: string): string => `restaurant:${id}`;
/** Renewed when any restaurant is added or changed. */
export const RESTAURANTS_TAG = "restaurants";
export const RECENT_REVIEWS_TAG = "recent-reviews";

/** An incrementally rendered page is renewed by its tags; this is for a renewal that got lost. Seconds. */
export const DAY = 86_400;

/** How a page of one restaurant fetches what it shows. */
export const ofRestaurant = (id: string) => ({ next: { tags: [restaurantTag(id)], revalidate: DAY } });
