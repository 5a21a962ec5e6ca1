import { cache } from "react";
import { ApiError, api, type Facets, type FoundRestaurant } from "@/platform/api";
import { parametersOf, readSearch, type Search, searchPath } from "../directory/search-address.ts";

/** A page of what was looked for. */
export interface Found {
  readonly restaurants: readonly FoundRestaurant[];
  /** How often each value of a filter is among them; no facet for a page that was asked for without. */
  readonly facets: Facets;
  /** Of all pages; undefined where only the plain list could be had. */
  readonly total: number | undefined;
  /** Of the page after this one. */
  readonly cursor: string | null;
  /** The cursor was none of this list, so this is the first page. */
  readonly wrongCursor: boolean;
}

const PAGE = "24";
const facets = ["cuisine", "price", "diet", "attributes", "city"] as const;
const nothing: Found = { restaurants: [], facets: {}, total: 0, cursor: null, wrongCursor: false };

/**
 * Looks for restaurants; once per request, however often it is asked. A name that cannot be one (`!!!`, or a very long one) finds
 * nothing. Throws ApiError when the API cannot answer.
 */
export const find = (search: Search): Promise<Found> => findBy(searchPath(search), true);

/** The same for a page that is added to a list: the counts are on the page already. */
export const findMore = (search: Search): Promise<Found> => findBy(searchPath(search), false);

const findBy = cache(async (path: string, counted: boolean): Promise<Found> => {
  const search = readSearch(parametersOf(new URL(path, "http://search").searchParams));
  try {
    return await page(search, counted);
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 400) throw error;
    const isCursor = error.problem.errors?.some(({ pointer }) => pointer === "/query/cursor");
    const { cursor: _, ...filters } = search;
    return isCursor ? { ...(await findBy(searchPath(filters), counted)), wrongCursor: true } : nothing;
  }
});

/** Values that are several are copied: the client's types have them to be changed. */
function queryOf({ cuisine, price, diet, attributes, grade, chain, status, ...one }: Search, counted: boolean) {
  const several = {
    ...(cuisine && { cuisine: [...cuisine] }),
    ...(price && { price: [...price] }),
    ...(diet && { diet: [...diet] }),
    ...(attributes && { attributes: [...attributes] }),
    ...(grade && { grade: [...grade] }),
    ...(chain && { chain: [...chain] }),
    ...(status && { status: [...status] }),
  };
  const { city, ...rest } = one;
  return { ...rest, ...(city && { city: [city] }), ...several, limit: PAGE, ...(counted && { facets: [...facets] }) };
}

async function page(search: Search, counted: boolean): Promise<Found> {
  try {
    const { data, next_cursor, ...found } = await api.searchRestaurants({ query: queryOf(search, counted) });
    return { ...found, restaurants: data, cursor: next_cursor, wrongCursor: false };
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 503) throw error;
    return listed(search, error);
  }
}

/** While there is no index yet: the list by city and cuisine, for a search that asks for nothing else. */
async function listed({ city, cuisine = [], cursor, ...more }: Search, error: ApiError): Promise<Found> {
  const [type, another] = cuisine;
  if (another || Object.keys(more).length > 0) throw error;
  const asked = { ...(city && { city }), ...(type && { cuisine: type }), ...(cursor && { cursor }) };
  const { data, next_cursor } = await api.listRestaurants({ query: { ...asked, limit: PAGE } });
  return { restaurants: data, facets: {}, total: undefined, cursor: next_cursor, wrongCursor: false };
}
