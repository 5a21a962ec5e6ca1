import { endpoint } from "@bellyfed/core/endpoint";
import { integer, integerText, oneOf, strictObject } from "@bellyfed/core/schema";
import * as v from "valibot";
import { DirectoryEntry, WrittenRestaurant } from "../restaurants/contract.ts";
import { Review } from "../reviews/contract.ts";
import { directoryNames, MOST_RECENT, windowNames } from "./rules.ts";

const count = integer(0, Number.MAX_SAFE_INTEGER);
const { id, slug, name, city, cuisines } = WrittenRestaurant.entries;

/** A restaurant that is looked at and reviewed more than others. */
export const Trending = v.object({
  id,
  slug,
  name,
  city,
  cuisines,
  rating: v.object({ average: v.nullable(v.number()), count }),
  /** Views plus ten times reviews, within the window. */
  score: count,
  views: count,
  reviews: count,
});
export type Trending = v.InferOutput<typeof Trending>;

/** What is often looked for: a city, a cuisine, or both. */
export const Search = v.object({ city: v.nullable(v.string()), cuisine: v.nullable(v.string()), count });
export type Search = v.InferOutput<typeof Search>;

export const Top = v.object({
  window: v.picklist(windowNames),
  /** When it was counted; null before the first time. */
  updated_at: v.nullable(v.string()),
  data: v.array(Trending),
  searches: v.array(Search),
  next_cursor: v.nullable(v.string()),
});
export type Top = v.InferOutput<typeof Top>;

/** A review as a list of news shows it: with its restaurant, and the beginning of its text. */
export const RecentReview = v.object({
  ...v.omit(Review, ["reply", "text", "sub_ratings", "visited_on", "status", "removal", "helpful_count"]).entries,
  /** At most MOST_EXCERPT characters. */
  excerpt: v.nullable(v.string()),
  restaurant: v.object({ id, slug, name, city }),
});
export type RecentReview = v.InferOutput<typeof RecentReview>;

/** The entries of a directory that have most restaurants, largest first. */
export const Largest = v.object({
  data: v.array(DirectoryEntry),
  /** When they were counted; null before the first time. */
  updated_at: v.nullable(v.string()),
  next_cursor: v.nullable(v.string()),
});
export type Largest = v.InferOutput<typeof Largest>;

const read = { tag: "Insights", method: "GET", function: "query", access: "key", status: 200 } as const;

export const endpoints = {
  getTrending: endpoint({
    ...read,
    operation: "getTrending",
    path: "/insights/trending",
    summary: "The restaurants that are looked at and reviewed most; approximate, counted anew every minute",
    query: strictObject({ window: v.optional(oneOf(windowNames), "24h") }),
    response: Top,
  }),
  listLargest: endpoint({
    ...read,
    operation: "listLargest",
    path: "/insights/largest",
    summary: "The cities, or the cuisines, that have most restaurants, largest first; counted anew every minute",
    query: strictObject({ of: oneOf(directoryNames) }),
    response: Largest,
  }),
  listRecentReviews: endpoint({
    ...read,
    operation: "listRecentReviews",
    path: "/insights/recent-reviews",
    summary: "The newest reviews of all restaurants, newest first",
    query: strictObject({ limit: v.optional(integerText(1, MOST_RECENT), "10") }),
    response: v.object({ data: v.array(RecentReview), next_cursor: v.nullable(v.string()) }),
  }),
} as const;
