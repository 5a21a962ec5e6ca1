import { createClient, type Data } from "@bellyfed/client";
import { restaurantTag } from "./rules.ts";

export { ApiError, type Data, isFaultCode, isProblemCode } from "@bellyfed/client";
export * from "./rules.ts";

/**
 * The API, called from the server only: its key never reaches a browser. Pure for the bundler, so that the proxy, which needs only rules from
 * here, does not carry the client.
 */
export const api = /* @__PURE__ */ createClient({
  // Read at each call: this module may be loaded before it is known where the API is.
  get baseUrl() {
    return process.env.API_URL ?? "http://localhost:4000";
  },
  // None is built in: without one the site does not start, and the API refuses what a build would ask.
  get apiKey() {
    return process.env.API_KEY ?? "";
  },
  // Loaded when something is called: rules from here get into browsers and into the proxy, where there is neither a secret nor a request.
  fetch: async (url, init = {}) => {
    const { callFields } = await import("./visitor.ts");
    return fetch(url, { ...init, headers: { ...init.headers, ...(await callFields(init)) } });
  },
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
/** A restaurant that a search found, and how often each value of a filter is among all that it found. */
export type FoundRestaurant = Data<"searchRestaurants">["data"][number];
export type Facets = Data<"searchRestaurants">["facets"];
/** A chat with the guide, and what was asked and answered in it. */
export type Chat = Data<"getChat">;
export type ChatMessage = Chat["messages"][number];
export type Question = Parameters<typeof api.askGuide>[0]["body"];
export type DirectoryEntry = Data<"listCities">["data"][number];
/** What a form of a restaurant, of a review and of a dish sends. */
export type Profile = Parameters<typeof api.createRestaurant>[0]["body"];
export type ProfileChanges = NonNullable<Parameters<typeof api.updateRestaurant>[0]["body"]>;
export type ReviewContent = Required<Parameters<typeof api.createReview>[0]["body"]>;
export type Dish = Parameters<typeof api.putMenuItem>[0]["body"];
export type MenuMove = Parameters<typeof api.moveMenuItem>[0]["body"];
export type ImportJob = Data<"getImport">;

/** An incrementally rendered page is renewed by its tags; this is for a renewal that got lost. Seconds. */
export const DAY = 86_400;

/** How a page of one restaurant fetches what it shows. */
export const ofRestaurant = (id: string) => ({ next: { tags: [restaurantTag(id)], revalidate: DAY } });
