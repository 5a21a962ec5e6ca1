import type { Key } from "@bellyfed/core/ports";
import type { Holdings } from "@bellyfed/core/read-table";
import { Entity } from "electrodb";
import type { RecentReview, Top } from "./contract.ts";
import { type DirectoryName, directories, type WindowName } from "./rules.ts";

const model = (entity: string) => ({ service: "bellyfed", entity, version: "1" }) as const;
const hourly = {
  /** 2026-11-21T04, UTC. */
  hour: { type: "string", required: true },
  /** One digit. */
  shard: { type: "string", required: true },
  /** Seconds since 1970. */
  expires_at: { type: "number" },
} as const;

/** TREND#<hour> / <shard>#<restaurant>: what one restaurant got in an hour, in shards so that a popular one does not heat one item. */
export const TrendEntity = new Entity({
  model: model("trend"),
  attributes: {
    ...hourly,
    restaurant: { type: "string", required: true },
    views: { type: "number" },
    reviews: { type: "number" },
  },
  indexes: {
    byHour: {
      pk: { field: "PK", composite: ["hour"], template: "TREND#${hour}", casing: "none" },
      sk: { field: "SK", composite: ["shard", "restaurant"], template: "${shard}#${restaurant}", casing: "none" },
    },
  },
} as const);

/** TREND#<hour> / <shard>#SEARCH#<city>#<cuisine>: how often a city, a cuisine or both were looked for, by slugs. */
export const SearchEntity = new Entity({
  model: model("search"),
  attributes: {
    ...hourly,
    city: { type: "string", required: true },
    cuisine: { type: "string", required: true },
    searches: { type: "number" },
  },
  indexes: {
    byHour: {
      pk: { field: "PK", composite: ["hour"], template: "TREND#${hour}", casing: "none" },
      sk: {
        field: "SK",
        composite: ["shard", "city", "cuisine"],
        template: "${shard}#SEARCH#${city}#${cuisine}",
        casing: "none",
      },
    },
  },
} as const);

/** SEEN#<hash>: somebody has looked at some place within an hour; see seen.ts. */
export const SeenEntity = new Entity({
  model: model("seen"),
  attributes: {
    name: { type: "string", required: true },
    expires_at: { type: "number", required: true },
  },
  indexes: {
    byName: {
      pk: { field: "PK", composite: ["name"], template: "SEEN#${name}", casing: "none" },
      sk: { field: "SK", composite: ["name"], template: "SEEN#${name}", casing: "none" },
    },
  },
} as const);

/** An item of which there is one for each name, and whose key is that name twice. */
const single = (entity: string, prefix: "TALLY" | "TOP" | "RECENT") =>
  new Entity({
    model: model(entity),
    attributes: {
      name: { type: "string", required: true },
      doc: { type: "string", required: true },
      expires_at: { type: "number" },
      /** Counts the item's writes, so that two writers do not undo each other. */
      revision: { type: "number" },
    },
    indexes: {
      byName: {
        pk: { field: "PK", composite: ["name"], template: `${prefix}#\${name}`, casing: "none" },
        sk: { field: "SK", composite: ["name"], template: `${prefix}#\${name}`, casing: "none" },
      },
    },
  } as const);

/** TALLY#<hour>: what an hour that has passed came to. */
export const TallyEntity = single("tally", "TALLY");
/** TOP#<window>, TOP#CITY and TOP#CUISINE: what reads answer from. */
export const TopEntity = single("top", "TOP");
/** RECENT#REVIEWS */
export const RecentEntity = single("recent", "RECENT");

/** Insights follow reads as well as the log, which therefore cannot tell them again. */
export const insightsHoldings: Holdings = {
  partitions: ["TREND#", "SEEN#", "TALLY#", "TOP#", "RECENT#"],
  derived: false,
  shown: [],
};

const keyOf = (name: string): Key => ({ PK: name, SK: name });
export const seenKey = (name: string): Key => keyOf(`SEEN#${name}`);
export const tallyKey = (hour: string): Key => keyOf(`TALLY#${hour}`);
export const topKey = (window: WindowName): Key => keyOf(`TOP#${window}`);
export const largestKey = (of: DirectoryName): Key => keyOf(`TOP#${directories[of]}`);
export const recentKey: Key = keyOf("RECENT#REVIEWS");

/** What TOP's `doc` holds. */
export type TopDoc = Top;
/** A recent review as RECENT's `doc` holds it; its restaurant may be unknown until that has reached the read table. */
export type RecentEntry = Omit<RecentReview, "restaurant"> & { readonly restaurant: RecentReview["restaurant"] | null };
