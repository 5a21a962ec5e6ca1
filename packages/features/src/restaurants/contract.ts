import { atLeastOfPart } from "@bellyfed/core/at-least";
import { anyone, endpoint, tokenOptional } from "@bellyfed/core/endpoint";
import {
  day,
  id,
  integer,
  line,
  listOf,
  named,
  page,
  strictObject,
  subject,
  timestamp,
  verbatimLine,
} from "@bellyfed/core/schema";
import * as v from "valibot";
import { fields } from "./fields.ts";
import { shownOpening, writtenHours } from "./hours-fields.ts";
import { shownParticulars } from "./particular-fields.ts";
import { CreateRestaurant, NewRestaurant, UpdateRestaurant } from "./profile.ts";
import { Rating } from "./rating.ts";
import { mostCharacters as most } from "./rules.ts";
import { CloseTemporarily, PlanOpening, shownStanding } from "./standing-fields.ts";
import { CloseRestaurant, whereabouts } from "./whereabouts.ts";

export { CreateRestaurant, type Profile, type ProfileChanges, UpdateRestaurant } from "./profile.ts";

/** Where an imported restaurant comes from; its id derives from both, byte by byte. */
export const Origin = strictObject({ name: verbatimLine(most.source), external_id: verbatimLine(most.external_id) });
export type Origin = v.InferOutput<typeof Origin>;

/** An official inspection as its source published it; `score` counts penalty points, so less is better. */
export const Inspection = strictObject({
  grade: v.nullable(line(20)),
  score: v.nullable(integer(0, 1000)),
  inspected_at: day,
});
export type Inspection = v.InferOutput<typeof Inspection>;

/** Why a moderator took a restaurant out of sight, and when. */
export const Hidden = v.object({ reason: v.nullable(v.string()), hidden_at: timestamp });
export type Hidden = v.InferOutput<typeof Hidden>;

const facts = {
  id,
  slug: v.pipe(
    v.string(),
    v.description("The name as it stands in an address; empty where it has no letter and no digit"),
  ),
  ...CreateRestaurant.entries,
  ...shownParticulars,
  status: v.picklist(["open", "closed"]),
  closes_on: v.pipe(
    v.nullable(day),
    v.description(
      "From which calendar day on, by UTC, an open restaurant will be closed for good; null unless it was said",
    ),
  ),
  ...shownStanding,
  ...whereabouts,
  inspection: v.nullable(Inspection),
  source: v.nullable(Origin),
  owner_id: v.nullable(v.string()),
  /** False while it is too new to be counted by directories: those and the list of all leave it out. */
  established: v.boolean(),
  /** null for everybody but those who may see it nevertheless: admins and its owner. */
  hidden: v.nullable(Hidden),
  version: integer(1, Number.MAX_SAFE_INTEGER),
  created_at: timestamp,
  updated_at: timestamp,
};
/** A restaurant as commands answer it: without what is counted, read from text or told by the clock when it is read. */
export const WrittenRestaurant = v.object({ ...facts, ...writtenHours });
export type WrittenRestaurant = v.InferOutput<typeof WrittenRestaurant>;
export const Restaurant = v.object({ ...facts, ...shownOpening, rating: Rating });
export type Restaurant = v.InferOutput<typeof Restaurant>;

export const DirectoryEntry = v.object({ slug: v.string(), name: v.string(), count: v.pipe(v.number(), v.integer()) });
export type DirectoryEntry = v.InferOutput<typeof DirectoryEntry>;
const params = strictObject({ id });
const read = { tag: "Restaurants", method: "GET", function: "query", access: "key", status: 200 } as const;
const list = { ...read, query: strictObject(page) } as const;
const directory = (operation: string, path: string, summary: string) =>
  endpoint({ ...list, operation, path, summary, response: listOf(DirectoryEntry) });
const answered = { tag: "Restaurants", function: "command", response: WrittenRestaurant } as const;
const write = { ...answered, access: anyone, counted: "restaurants" } as const;
const change = { ...write, params, status: 200 } as const;
export const endpoints = {
  listRestaurants: endpoint({
    ...read,
    operation: "listRestaurants",
    path: "/restaurants",
    summary: "Restaurants by city, by cuisine, by both, or all of them, in name order",
    query: strictObject({ city: v.optional(fields.city), cuisine: v.optional(named(most.cuisine)), ...page }),
    response: listOf(Restaurant),
  }),
  getRestaurant: endpoint({
    ...read,
    access: tokenOptional,
    mayBeHidden: true,
    operation: "getRestaurant",
    path: "/restaurants/{id}",
    summary: "One restaurant; one that is hidden is told to its owner and to moderators only",
    params,
    query: strictObject({ at_least: atLeastOfPart }),
    response: Restaurant,
  }),
  listInspections: endpoint({
    ...list,
    access: tokenOptional,
    mayBeHidden: true,
    operation: "listInspections",
    path: "/restaurants/{id}/inspections",
    summary: "A restaurant's inspections, newest first",
    params,
    response: listOf(Inspection),
  }),
  listCities: directory("listCities", "/cities", "The cities that have restaurants, in name order"),
  listCuisines: directory("listCuisines", "/cuisines", "The cuisines that restaurants serve, in name order"),
  createRestaurant: endpoint({
    ...write,
    operation: "createRestaurant",
    method: "POST",
    path: "/restaurants",
    summary: "Adds a restaurant; whoever creates it owns it",
    body: NewRestaurant,
    status: 201,
  }),
  updateRestaurant: endpoint({
    ...change,
    operation: "updateRestaurant",
    method: "PATCH",
    path: "/restaurants/{id}",
    summary: "Changes the fields that are named; null clears one",
    body: UpdateRestaurant,
  }),
  closeRestaurant: endpoint({
    ...change,
    operation: "closeRestaurant",
    method: "POST",
    path: "/restaurants/{id}/close",
    summary:
      "Marks a restaurant as closed for good; it stays in lists. With `on`, from that calendar day on, by UTC: tomorrow at the earliest, within a year, and without a reason. `moved_to`: as which other restaurant it goes on; of a closed one, too",
    body: CloseRestaurant,
  }),
  reopenRestaurant: endpoint({
    ...change,
    operation: "reopenRestaurant",
    method: "POST",
    path: "/restaurants/{id}/reopen",
    summary:
      "Marks a closed restaurant as open again, one that opens soon as open, or lets one stay open that was to close on a day",
  }),
  closeRestaurantTemporarily: endpoint({
    ...change,
    operation: "closeRestaurantTemporarily",
    method: "POST",
    path: "/restaurants/{id}/close-temporarily",
    summary: "Marks a restaurant as closed for a time; the day after `until`, where it is, it is open again by itself",
    body: CloseTemporarily,
  }),
  planOpening: endpoint({
    ...change,
    operation: "planOpening",
    method: "POST",
    path: "/restaurants/{id}/open-on",
    summary: "Says that a restaurant is not there yet, but opens on a day",
    body: PlanOpening,
  }),
  assignOwner: endpoint({
    ...answered,
    params,
    status: 200,
    access: ["admin"],
    operation: "assignOwner",
    method: "PUT",
    path: "/restaurants/{id}/owner",
    summary: "Gives a restaurant to an owner, who is named by the subject of their tokens",
    body: strictObject({ owner_id: subject }),
  }),
} as const;
