import { AppError } from "@bellyfed/core/error";
import { type Fault, faultOf, fieldError } from "@bellyfed/core/fault";
import type { SearchAfter, SearchFilters, SearchQuery } from "@bellyfed/core/search/query";
import type { InferOutput } from "valibot";
import type { endpoints } from "./contract.ts";
import { RADIUS } from "./rules.ts";

export type Asked = InferOutput<typeof endpoints.searchRestaurants.query>;

/**
 * A request as the index takes it; `now` (milliseconds since 1970) is what `open_now` means. Throws AppError 400 where a distance is asked for
 * and no place, and where two times are.
 */
export function searchQuery(asked: Asked, after: SearchAfter | undefined, now: number): SearchQuery {
  if (asked.sort === "distance" && !asked.near) throw refused("sort", faultOf("needs_near"));
  if (asked.radius !== undefined && !asked.near) throw refused("radius", faultOf("needs_near"));
  if (asked.open_now && asked.open_at) throw refused("open_at", faultOf("one_of_both"));
  return {
    ...(asked.q !== undefined && { text: asked.q }),
    filters: filtersOf(asked, now),
    sort: asked.sort,
    facets: asked.facets ?? [],
    limit: asked.limit,
    ...(after && { after }),
  };
}

const refused = (name: string, fault: Fault) =>
  new AppError("malformed", "input.malformed", `/query/${name} cannot be answered`, [
    fieldError(`/query/${name}`, fault),
  ]);

function filtersOf(asked: Asked, now: number): SearchFilters {
  const { city, cuisine, price, grade, attributes, diet, chain, status, near } = asked;
  return {
    ...given({ city, cuisine, price, grade, attributes, diet, chain, status }),
    ...{ now, cuisineMatch: asked.cuisine_match },
    ...given({ ratingMin: asked.rating_min, box: asked.bbox, polygon: asked.polygon }),
    ...given({ open: asked.open_now ? { instant: now } : asked.open_at }),
    ...(asked.exclude_chains && { withoutChains: true }),
    ...(near && { near: { ...near, radius: asked.radius ?? RADIUS } }),
  };
}

type Given<Filters> = { [Name in keyof Filters]?: Exclude<Filters[Name], undefined> };
const given = <Filters extends object>(filters: Filters): Given<Filters> =>
  Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined)) as Given<Filters>;

/** The query that a cursor is for: all of it but the page's size and what is shown of it. */
export function cursorQuery({
  limit: _,
  cursor: __,
  explain: ___,
  facets: ____,
  fields: _____,
  ...asked
}: Asked): string {
  return `search ${JSON.stringify(Object.entries({ ...asked, radius: asked.radius ?? RADIUS }).toSorted(([one], [other]) => (one < other ? -1 : 1)))}`;
}

/** What a cursor holds: where the page ended, and the instant (milliseconds since 1970) at which the first page was open. */
export interface SearchCursor extends SearchAfter {
  readonly now?: number;
}
