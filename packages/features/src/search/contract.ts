import { endpoint } from "@bellyfed/core/endpoint";
import { id, integer, integerText, line, named, oneOf, page, several, strictObject } from "@bellyfed/core/schema";
import * as v from "valibot";
import { Restaurant } from "../restaurants/contract.ts";
import { HIGHEST_PRICE_LEVEL, mostCharacters } from "../restaurants/rules.ts";
import { Candidate } from "./candidate.ts";
import { searchedDiets } from "./diets.ts";
import { box, place, polygon, rating } from "./parameters.ts";
import { previewImport } from "./preview.ts";
import * as rules from "./rules.ts";
import { SoughtPlace } from "./sought.ts";

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
/** A restaurant that was found. */
export const FoundRestaurant = v.object({
  ...Restaurant.entries,
  /** From `near`, in metres. */
  distance_m: v.exactOptional(count),
  /** How well it fits what was asked for: more is better, 10 is a name as it was written. */
  score: v.exactOptional(v.number()),
  explain: v.exactOptional(Missed),
});
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
      q: v.optional(text),
      city: several(city, rules.MOST_VALUES),
      cuisine: several(named(mostCharacters.cuisine), rules.MOST_VALUES),
      cuisine_match: v.optional(oneOf(["any", "all"]), "any"),
      price: several(integerText(1, HIGHEST_PRICE_LEVEL), HIGHEST_PRICE_LEVEL),
      rating_min: v.optional(rating),
      grade: several(line(20), rules.MOST_VALUES),
      diet: several(oneOf(searchedDiets), searchedDiets.length),
      status: several(oneOf(["open", "closed"]), 2),
      near: v.optional(place),
      radius: v.optional(integerText(1, rules.MOST_RADIUS), String(rules.RADIUS)),
      bbox: v.optional(box),
      polygon: v.optional(polygon),
      sort: v.optional(oneOf(rules.sorts), "relevance"),
      facets: several(oneOf(rules.facets), rules.facets.length),
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
