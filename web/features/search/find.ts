import { cache } from "react";
import { ApiError, api, type Restaurant } from "@/platform/api";
import { readSearch, type Search, searchPath } from "../directory/search-address.ts";

/** A page of what was looked for. */
export interface Found {
  readonly restaurants: readonly Restaurant[];
  /** Of the page after this one. */
  readonly cursor: string | null;
  /** The cursor was none of this list, so this is the first page. */
  readonly wrongCursor: boolean;
}

const PAGE = "24";
const nothing: Found = { restaurants: [], cursor: null, wrongCursor: false };

/**
 * Looks for restaurants; once per request, however often it is asked. A name that cannot be one (`!!!`, or a very long one) finds
 * nothing. Throws ApiError when the API cannot answer.
 */
export const find = (search: Search): Promise<Found> => findBy(searchPath(search));

const findBy = cache(async (path: string): Promise<Found> => {
  const { cursor, ...filters } = readSearch(Object.fromEntries(new URL(path, "http://search").searchParams));
  try {
    return await page({ ...filters, ...(cursor && { cursor }) });
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 400) throw error;
    const isCursor = error.problem.errors?.some(({ pointer }) => pointer === "/query/cursor");
    return isCursor ? { ...(await find(filters)), wrongCursor: true } : nothing;
  }
});

async function page(search: Search): Promise<Found> {
  const { data, next_cursor } = await api.listRestaurants({ query: { ...search, limit: PAGE } });
  return { restaurants: data, cursor: next_cursor, wrongCursor: false };
}
