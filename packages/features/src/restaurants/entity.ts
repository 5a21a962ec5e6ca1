import type { KeyFunctions } from "@bellyfed/core/keys";
import type { Item, Operation } from "@bellyfed/core/ports";
import type { ProjectedHoldings } from "@bellyfed/core/read-table";
import { Entity } from "electrodb";
import { type Aspect, aspects } from "../reviews/rules.ts";
import { DIRECTORIES, LISTS } from "./keys.ts";
import { type Rating, ratingAttributes, ratingCounters } from "./rating.ts";
import { nameOf } from "./spelling.ts";

const model = (entity: string) => ({ service: "bellyfed", entity, version: "1" }) as const;

const shown = {
  id: { type: "string", required: true },
  /** The sort form of the name, and slugs: what the keys are made of. */
  name: { type: "string" },
  city: { type: "string" },
  cuisine: { type: "string" },
} as const;

/**
 * What a restaurant's index keys begin with: those that are not established yet stand after all the others in every list, so that nobody
 * can push others off its first pages, and what is established can be asked for alone.
 */
type Rank = "EST" | "NEW";

const byCuisine = (rank: Rank) =>
  ({
    byCuisine: {
      index: "GSI2",
      pk: { field: "GSI2PK", composite: ["cuisine"], template: "CUISINE#${cuisine}", casing: "none" },
      sk: { field: "GSI2SK", composite: ["name", "id"], template: `${rank}#\${name}#\${id}`, casing: "none" },
    },
    byCityAndCuisine: {
      index: "GSI3",
      pk: {
        field: "GSI3PK",
        composite: ["city", "cuisine"],
        template: "LOC#${city}#CUISINE#${cuisine}",
        casing: "none",
      },
      sk: { field: "GSI3SK", composite: ["name", "id"], template: `${rank}#\${name}#\${id}`, casing: "none" },
    },
  }) as const;

const restaurantItem = (rank: Rank) =>
  new Entity({
    model: model("restaurant"),
    attributes: {
      ...shown,
      /** What the restaurant shows, as JSON: a RestaurantDoc. */
      doc: { type: "string" },
      stream_version: { type: "number" },
      ...ratingAttributes,
    },
    indexes: {
      byId: {
        pk: { field: "PK", composite: ["id"], template: "EST#${id}", casing: "none" },
        sk: { field: "SK", composite: ["id"], template: "META#${id}", casing: "none" },
      },
      byCity: {
        index: "GSI1",
        pk: { field: "GSI1PK", composite: ["city"], template: "LOC#${city}", casing: "none" },
        sk: { field: "GSI1SK", composite: ["name", "id"], template: `${rank}#\${name}#\${id}`, casing: "none" },
      },
      ...byCuisine(rank),
    },
  } as const);

const furtherCuisineItem = (rank: Rank) =>
  new Entity({
    model: model("further_cuisine"),
    attributes: { ...shown, cuisine: { type: "string", required: true } },
    indexes: {
      byId: {
        pk: { field: "PK", composite: ["id"], template: "EST#${id}", casing: "none" },
        sk: { field: "SK", composite: ["cuisine"], template: "CUISINE#${cuisine}", casing: "none" },
      },
      ...byCuisine(rank),
    },
  } as const);

/**
 * EST#<id> / META#<id>: the restaurant. Never put: its own attributes are upserted, its counters only added to. One that is hidden has no
 * keys of indexes.
 */
export const RestaurantEntity = restaurantItem("EST");
/** The same item of a restaurant that is not established yet. */
export const NewRestaurantEntity = restaurantItem("NEW");
/** EST#<id> / CUISINE#<type>: every cuisine of a restaurant but its first. Only keys: a page that meets it reads the META. */
export const FurtherCuisineEntity = furtherCuisineItem("EST");
export const NewFurtherCuisineEntity = furtherCuisineItem("NEW");

/** A query for established restaurants as one for all: those, and after them the ones that are not established yet. */
export function withNew(operation: Operation): Operation {
  const { ExpressionAttributeNames: names, ExpressionAttributeValues: values } = operation as {
    ExpressionAttributeNames: Record<string, string>;
    ExpressionAttributeValues: Record<string, unknown>;
  };
  return {
    ...operation,
    KeyConditionExpression: "#pk = :pk",
    ExpressionAttributeNames: { "#pk": names["#pk"] },
    ExpressionAttributeValues: { ":pk": values[":pk"] },
  };
}

/** EST#<id> / INSPECTION#<date>#<n> */
export const InspectionEntity = new Entity({
  model: model("inspection"),
  attributes: {
    id: { type: "string", required: true },
    date: { type: "string", required: true },
    /** The inspection's number, six digits. */
    number: { type: "string", required: true },
    doc: { type: "string", required: true },
  },
  indexes: {
    byId: {
      pk: { field: "PK", composite: ["id"], template: "EST#${id}", casing: "none" },
      sk: { field: "SK", composite: ["date", "number"], template: "INSPECTION#${date}#${number}", casing: "none" },
    },
  },
} as const);

/** DIRECTORY#CITY or DIRECTORY#CUISINE / <slug>: how many restaurants are there. */
export const DirectoryEntity = new Entity({
  model: model("directory"),
  attributes: {
    kind: { type: ["CITY", "CUISINE"] as const, required: true },
    slug: { type: "string", required: true },
    name: { type: "string" },
    count: { type: "number" },
  },
  indexes: {
    byKind: {
      pk: { field: "PK", composite: ["kind"], template: "DIRECTORY#${kind}", casing: "none" },
      sk: { field: "SK", composite: ["slug"], template: "${slug}", casing: "none" },
    },
  },
} as const);

/** What a directory calls a place: as most spell it. */
export const placeName = (item: Item, keys: KeyFunctions): string => nameOf(item, keys);

export type { RestaurantDoc } from "./doc.ts";

/** A META's counters as a rating. Indexes do not carry those of aspects. */
export function ratingOf(item: Item): Rating {
  const counter = (name: string) => (typeof item[name] === "number" ? item[name] : 0);
  const score = (name: string) => {
    const count = counter(`${name}_count`);
    return { count, average: count > 0 ? Math.round((counter(`${name}_sum`) / count) * 100) / 100 : null };
  };
  const scores = aspects.flatMap((name): [Aspect, { average: number; count: number }][] => {
    const { average, count } = score(name);
    return average === null ? [] : [[name, { average, count }]];
  });
  const { average, count } = score("rating");
  return {
    average,
    count,
    histogram: [
      counter("rating_1"),
      counter("rating_2"),
      counter("rating_3"),
      counter("rating_4"),
      counter("rating_5"),
    ],
    ...(scores.length > 0 && { sub_ratings: Object.fromEntries(scores) }),
  };
}

/** Restaurants, their directories, and the lists that they are marked for. */
export const restaurantHoldings = {
  name: "restaurants",
  partitions: ["EST#", "LOC#", "CUISINE#", DIRECTORIES, ...Object.values(LISTS)],
  derived: true,
  shown: ["doc", "stream_version", ...ratingCounters],
} satisfies ProjectedHoldings;
