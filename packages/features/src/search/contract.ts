import { endpoint } from "@bellyfed/core/endpoint";
import {
  id,
  integer,
  integerText,
  line,
  named,
  oneOf,
  page,
  several,
  severalWords,
  strictObject,
} from "@bellyfed/core/schema";
import * as v from "valibot";
import { Restaurant } from "../restaurants/contract.ts";
import { attributeNames, HIGHEST_PRICE_LEVEL, mostCharacters } from "../restaurants/rules.ts";
import { about } from "./about.ts";
import { Candidate } from "./candidate.ts";
import { searchedDiets } from "./diets.ts";
import { box, openAt, place, polygon, rating } from "./parameters.ts";
import { previewImport } from "./preview.ts";
import * as rules from "./rules.ts";
import { SoughtPlace } from "./sought.ts";
import { statuses } from "./statuses.ts";

const count = integer(0, Number.MAX_SAFE_INTEGER);
const city = named(mostCharacters.city);

/** What a match misses, part by part: 10 less all of this is the score. What is taken off is negative. */
const Missed = v.object({
  words: v.array(v.object({ word: v.string(), field: v.nullable(v.string()), missed: v.number() })),
  brevity: v.number(),
  whole: v.number(),
  popularity: v.number(),
  rating: v.number(),
});
/** Where something of a restaurant is what was asked for: which text, and from where until where, in UTF-16 units. */
const Highlight = v.object({
  field: v.picklist(rules.highlighted),
  text: v.string(),
  offsets: v.array(v.tuple([count, count])),
});
export type Highlight = v.InferOutput<typeof Highlight>;

const found = {
  ...Restaurant.entries,
  /** From `near`, in metres. */
  distance_m: v.exactOptional(count),
  /** How well it fits what was asked for: more is better, 10 is a name as it was written. */
  score: v.exactOptional(v.number()),
  explain: v.exactOptional(Missed),
  /** Of a query with words: where they stand in what is shown, and the dishes by which it was found. */
  highlights: v.exactOptional(v.array(Highlight)),
};
/** Names of `fields`. */
export const fieldNames = Object.keys(found) as [keyof typeof found, ...(keyof typeof found)[]];
/** A restaurant that was found: all of it, or its id and the `fields` that were asked for. */
export const FoundRestaurant = v.pipe(v.object(found), v.metadata({ always: ["id"] }));
export type FoundRestaurant = v.InferOutput<typeof FoundRestaurant>;

export const FacetCount = v.object({ value: v.string(), count });
export const SearchResult = v.object({
  data: v.array(FoundRestaurant),
  /** By facet, the most frequent values first. What is filtered by a value does not shrink the counts of its own facet. */
  facets: v.record(v.string(), v.array(FacetCount)),
  total: count,
  next_cursor: v.nullable(v.string()),
});
export type SearchResult = v.InferOutput<typeof SearchResult>;

export const Suggestion = v.object({
  kind: v.picklist(["restaurant", "cuisine", "city", "dish"]),
  text: v.string(),
  /** From where until where the text is what was typed, in UTF-16 units. */
  offsets: v.array(v.tuple([count, count])),
  id: v.exactOptional(id),
  city: v.exactOptional(v.string()),
});
export type Suggestion = v.InferOutput<typeof Suggestion>;

export const Resolved = v.object({
  /** The likeliest first, at most 5; none where nothing scores half a point. */
  candidates: v.array(Candidate),
});
export type Resolved = v.InferOutput<typeof Resolved>;

const read = {
  tag: "Search",
  method: "GET",
  function: "search",
  access: "key",
  positioned: true,
  status: 200,
} as const;
const text = line(rules.MOST_TEXT);

export const endpoints = {
  searchRestaurants: endpoint({
    ...read,
    operation: "searchRestaurants",
    path: "/search/restaurants",
    summary: "Restaurants by words, filters and place; mistakes in words are forgiven",
    query: strictObject({
      q: v.optional(line(rules.MOST_TEXT, 0)),
      city: several(city, rules.MOST_VALUES),
      cuisine: several(named(mostCharacters.cuisine), rules.MOST_VALUES),
      cuisine_match: v.optional(oneOf(["any", "all"]), "any"),
      price: severalWords(integerText(1, HIGHEST_PRICE_LEVEL), HIGHEST_PRICE_LEVEL),
      rating_min: v.optional(rating),
      grade: several(line(20), rules.MOST_VALUES),
      attributes: severalWords(oneOf(attributeNames), attributeNames.length),
      diet: severalWords(oneOf(searchedDiets), searchedDiets.length),
      chain: several(named(mostCharacters.chain), rules.MOST_VALUES),
      exclude_chains: v.optional(oneOf(["1"])),
      open_now: v.optional(v.pipe(oneOf(["1"]), v.description(about.open_now))),
      open_at: v.optional(v.pipe(openAt, v.description(about.open_at))),
      status: severalWords(v.pipe(oneOf(statuses), v.description(about.status)), statuses.length),
      near: v.optional(place),
      radius: v.optional(v.pipe(integerText(1, rules.MOST_RADIUS), v.description(about.radius))),
      bbox: v.optional(v.pipe(box, v.description(about.bbox))),
      polygon: v.optional(v.pipe(polygon, v.description(about.polygon))),
      sort: v.optional(v.pipe(oneOf(rules.sorts), v.description(about.sort)), "relevance"),
      facets: severalWords(oneOf(rules.facets), rules.facets.length),
      fields: severalWords(v.pipe(oneOf(fieldNames), v.description(about.fields)), fieldNames.length),
      explain: v.optional(oneOf(["1"])),
      ...page,
    }),
    response: SearchResult,
  }),
  autocomplete: endpoint({
    ...read,
    operation: "autocomplete",
    path: "/autocomplete",
    summary: "What somebody may mean who is typing: restaurants, cuisines, cities and dishes",
    query: strictObject({
      q: text,
      near: v.optional(place),
      city: v.optional(city),
      limit: v.optional(integerText(1, rules.MOST_SUGGESTIONS), String(rules.SUGGESTIONS)),
    }),
    response: v.object({ data: v.array(Suggestion) }),
  }),
  resolveRestaurants: endpoint({
    ...read,
    operation: "resolveRestaurants",
    method: "POST",
    path: "/restaurants/resolve",
    summary: "Which restaurants these places may be, each with a score from 0 to 1 and its reasons; nothing is written",
    body: strictObject({ places: v.pipe(v.array(SoughtPlace), v.minLength(1), v.maxLength(rules.MOST_SOUGHT)) }),
    response: v.object({ data: v.array(Resolved) }),
  }),
  previewImport,
} as const;
