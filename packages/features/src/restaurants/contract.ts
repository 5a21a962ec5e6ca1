import { anyone, endpoint } from "@bellyfed/core/endpoint";
import { day, id, integer, line, listOf, page, text, timestamp, webUrl } from "@bellyfed/core/schema";
import { slugOf } from "@bellyfed/core/slug";
import * as v from "valibot";

const named = (max: number) =>
  v.pipe(
    line(max),
    v.check((name) => slugOf(name) !== "", "must contain a letter or a digit"),
  );
const optional = <Output>(schema: v.GenericSchema<unknown, Output>) => v.optional(v.nullable(schema), null);

export const Address = v.strictObject({
  street: optional(line(200)),
  postal_code: optional(line(20)),
  region: optional(line(100)),
  /** ISO 3166-1 alpha-2. */
  country: optional(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, "must be a country code like US"))),
});
export type Address = v.InferOutput<typeof Address>;

/** WGS 84, degrees. */
export const Location = v.strictObject({
  lat: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
  lng: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
});
export type Location = v.InferOutput<typeof Location>;

const cuisines = v.pipe(
  v.array(named(64)),
  v.minLength(1, "must name at least one cuisine"),
  v.maxLength(6, "must name at most 6 cuisines"),
  v.check((names) => new Set(names.map(slugOf)).size === names.length, "must not name a cuisine twice"),
);

const fields = {
  name: named(120),
  city: named(64),
  cuisines,
  description: text(2000),
  address: Address,
  location: Location,
  phone: v.pipe(v.string(), v.regex(/^[+\d][\d ()./-]{2,30}$/, "must be a phone number")),
  website: webUrl,
  /** From 1, cheap, to 4. */
  price_level: integer(1, 4),
  /** Free text, or OSM's opening_hours syntax. */
  opening_hours: line(500),
};
const noAddress: Address = { street: null, postal_code: null, region: null, country: null };

export const CreateRestaurant = v.strictObject({
  name: fields.name,
  city: fields.city,
  cuisines: fields.cuisines,
  description: optional(fields.description),
  address: v.optional(fields.address, noAddress),
  location: optional(fields.location),
  phone: optional(fields.phone),
  website: optional(fields.website),
  price_level: optional(fields.price_level),
  opening_hours: optional(fields.opening_hours),
});
/** What a restaurant says of itself: all that its owner can change. */
export type Profile = v.InferOutput<typeof CreateRestaurant>;

const change = <Output>(schema: v.GenericSchema<unknown, Output>) => v.exactOptional(schema);
export const UpdateRestaurant = v.pipe(
  v.strictObject({
    name: change(fields.name),
    city: change(fields.city),
    cuisines: change(fields.cuisines),
    description: change(v.nullable(fields.description)),
    address: change(fields.address),
    location: change(v.nullable(fields.location)),
    phone: change(v.nullable(fields.phone)),
    website: change(v.nullable(fields.website)),
    price_level: change(v.nullable(fields.price_level)),
    opening_hours: change(v.nullable(fields.opening_hours)),
  }),
  v.check((changes) => Object.keys(changes).length > 0, "must change something"),
);
export type ProfileChanges = Partial<Profile>;

/** Where an imported restaurant comes from; its id derives from both. */
export const Origin = v.strictObject({ name: line(40), external_id: line(128) });
export type Origin = v.InferOutput<typeof Origin>;

/** An official inspection as its source published it. */
export const Inspection = v.strictObject({
  grade: v.nullable(line(20)),
  /** Penalty points; the lower the better. */
  score: v.nullable(integer(0, 1000)),
  inspected_at: day,
});
export type Inspection = v.InferOutput<typeof Inspection>;

const count = v.pipe(v.number(), v.integer());
export const Rating = v.object({
  /** 1 to 5 with two decimals; null without reviews. */
  average: v.nullable(v.number()),
  count,
  /** How many reviews gave one, two, three, four and five. */
  histogram: v.tuple([count, count, count, count, count]),
});
export type Rating = v.InferOutput<typeof Rating>;

const facts = {
  id,
  slug: v.string(),
  ...CreateRestaurant.entries,
  status: v.picklist(["open", "closed"]),
  inspection: v.nullable(Inspection),
  source: v.nullable(Origin),
  owner_id: v.nullable(v.string()),
  version: integer(1, Number.MAX_SAFE_INTEGER),
  created_at: timestamp,
  updated_at: timestamp,
};
/** As a command answers it: without what only the read side counts. */
export const WrittenRestaurant = v.object(facts);
export type WrittenRestaurant = v.InferOutput<typeof WrittenRestaurant>;
export const Restaurant = v.object({ ...facts, rating: Rating });
export type Restaurant = v.InferOutput<typeof Restaurant>;

export const DirectoryEntry = v.object({ slug: v.string(), name: v.string(), count });
export type DirectoryEntry = v.InferOutput<typeof DirectoryEntry>;

const params = v.strictObject({ id });
const write = { tag: "Restaurants", function: "command", access: anyone } as const;
const read = { tag: "Restaurants", method: "GET", function: "query", access: "key", status: 200 } as const;

export const endpoints = {
  listRestaurants: endpoint({
    ...read,
    operation: "listRestaurants",
    path: "/restaurants",
    summary: "Restaurants by city, by cuisine, by both, or all of them, in name order",
    query: v.strictObject({ city: v.optional(named(64)), cuisine: v.optional(named(64)), ...page }),
    response: listOf(Restaurant),
  }),
  getRestaurant: endpoint({
    ...read,
    operation: "getRestaurant",
    path: "/restaurants/{id}",
    summary: "One restaurant",
    params,
    response: Restaurant,
  }),
  listInspections: endpoint({
    ...read,
    operation: "listInspections",
    path: "/restaurants/{id}/inspections",
    summary: "A restaurant's inspections, newest first",
    params,
    query: v.strictObject(page),
    response: listOf(Inspection),
  }),
  listCities: endpoint({
    ...read,
    operation: "listCities",
    path: "/cities",
    summary: "The cities that have restaurants, in name order",
    query: v.strictObject(page),
    response: listOf(DirectoryEntry),
  }),
  listCuisines: endpoint({
    ...read,
    operation: "listCuisines",
    path: "/cuisines",
    summary: "The cuisines that restaurants serve, in name order",
    query: v.strictObject(page),
    response: listOf(DirectoryEntry),
  }),
  createRestaurant: endpoint({
    ...write,
    operation: "createRestaurant",
    method: "POST",
    path: "/restaurants",
    summary: "Adds a restaurant; whoever creates it owns it",
    body: CreateRestaurant,
    response: WrittenRestaurant,
    status: 201,
  }),
  updateRestaurant: endpoint({
    ...write,
    operation: "updateRestaurant",
    method: "PATCH",
    path: "/restaurants/{id}",
    summary: "Changes the fields that are named; null clears one",
    params,
    body: UpdateRestaurant,
    response: WrittenRestaurant,
    status: 200,
  }),
  closeRestaurant: endpoint({
    ...write,
    operation: "closeRestaurant",
    method: "POST",
    path: "/restaurants/{id}/close",
    summary: "Marks a restaurant as closed for good; it stays in lists",
    params,
    body: v.strictObject({ reason: optional(line(200)) }),
    response: WrittenRestaurant,
    status: 200,
  }),
  reopenRestaurant: endpoint({
    ...write,
    operation: "reopenRestaurant",
    method: "POST",
    path: "/restaurants/{id}/reopen",
    summary: "Marks a closed restaurant as open again",
    params,
    response: WrittenRestaurant,
    status: 200,
  }),
  assignOwner: endpoint({
    ...write,
    access: ["admin"],
    operation: "assignOwner",
    method: "PUT",
    path: "/restaurants/{id}/owner",
    summary: "Gives a restaurant to an owner",
    params,
    body: v.strictObject({ owner_id: line(128) }),
    response: WrittenRestaurant,
    status: 200,
  }),
} as const;
