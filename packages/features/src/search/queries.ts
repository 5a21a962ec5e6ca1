import type { CursorKey } from "@bellyfed/core/cursor";
import { AppError } from "@bellyfed/core/error";
import { faultOf, fieldError } from "@bellyfed/core/fault";
import type { SearchAfter, SearchFilters, SearchQuery } from "@bellyfed/core/search/query";
import type { Hit } from "@bellyfed/core/search/search-index";
import type { InferOutput } from "valibot";
import type { Restaurant } from "../restaurants/contract.ts";
import type { endpoints, FoundRestaurant } from "./contract.ts";
import type { Facts, Made } from "./folding.ts";

export type Asked = InferOutput<typeof endpoints.searchRestaurants.query>;

/** A request as the index takes it. Throws AppError 400 where a distance is asked for and no place. */
export function searchQuery(asked: Asked, after: CursorKey | undefined): SearchQuery {
  if (asked.sort === "distance" && !asked.near)
    throw new AppError("malformed", "input.malformed", "/query/sort needs near", [
      fieldError("/query/sort", faultOf("needs_near")),
    ]);
  return {
    ...(asked.q !== undefined && { text: asked.q }),
    filters: filtersOf(asked),
    sort: asked.sort,
    facets: asked.facets ?? [],
    limit: asked.limit,
    ...(after && { after: after as unknown as SearchAfter }),
  };
}

function filtersOf({ cuisine_match, rating_min, near, radius, bbox, polygon, ...asked }: Asked): SearchFilters {
  const { city, cuisine, price, grade, diet, status } = asked;
  return {
    ...given({ city, cuisine, price, grade, diet, status }),
    cuisineMatch: cuisine_match,
    ...given({ ratingMin: rating_min, box: bbox, polygon }),
    ...(near && { near: { ...near, radius } }),
  };
}

type Given<Filters> = { [Name in keyof Filters]?: Exclude<Filters[Name], undefined> };
const given = <Filters extends object>(filters: Filters): Given<Filters> =>
  Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined)) as Given<Filters>;

/** The query that a cursor is for: all of it but the page's size and what is shown of it. */
export const cursorQuery = ({ limit: _, cursor: __, explain: ___, facets: ____, ...asked }: Asked): string =>
  `search ${JSON.stringify(Object.entries(asked).toSorted(([one], [other]) => (one < other ? -1 : 1)))}`;

/** What is made of what is known of a restaurant at an instant, milliseconds since 1970. */
export type MadeOf = (facts: Facts, now: number) => Made;

/** A hit as it is answered; `made`: what is made of it now. */
export function foundOf(hit: Hit, asked: Asked, made: (facts: Facts) => Made): FoundRestaurant {
  const { rating, ...facts } = JSON.parse(hit.shown) as Facts & Pick<Restaurant, "rating">;
  const { time_zone: _, pause: __, ...told } = facts;
  return { ...told, ...made(facts), rating, ...matchOf(hit, asked) };
}

const matchOf = ({ distance, score, missed }: Hit, { explain }: Asked) => ({
  ...(distance !== null && { distance_m: distance }),
  ...(score !== null && { score }),
  ...(explain === "1" && missed && { explain: { ...missed, words: [...missed.words] } }),
});
