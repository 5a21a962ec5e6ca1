import { AppError } from "@bellyfed/core/error";
import type { Page } from "@bellyfed/core/pages";
import type { Caller, Item, ReadTable } from "@bellyfed/core/ports";
import {
  type GenerationPorts,
  type PageRequest,
  pageOf,
  pageOptions,
  type QueryPorts,
  rowsOf,
} from "@bellyfed/core/read";
import type { DirectoryEntry, Inspection, Restaurant } from "./contract.ts";
import {
  DirectoryEntity,
  InspectionEntity,
  placeName,
  type RestaurantDoc,
  RestaurantEntity,
  ratingOf,
  withNew,
} from "./entity.ts";
import { hidden, metaKey, restaurantIdOf } from "./keys.ts";
import { refuseHidden } from "./rules.ts";

type Filter = { readonly city?: string | undefined; readonly cuisine?: string | undefined };

/**
 * Restaurants of a city, of a cuisine or of both, in name order, and after them in name order those that are not established yet. Without a
 * filter the established ones alone, city by city.
 */
export async function listRestaurants(
  { generation, cursors }: GenerationPorts,
  filter: Filter,
  page: PageRequest,
): Promise<Page<Restaurant>> {
  const { table, keys } = await generation();
  const ports = { table, cursors };
  const city = filter.city && keys.slugOf(filter.city);
  const cuisine = filter.cuisine && keys.slugOf(filter.cuisine);
  if (!city && !cuisine) return walkCities(ports, page);
  const { query } = RestaurantEntity;
  const params = pageOptions(page.limit);
  const operation =
    city && cuisine
      ? query.byCityAndCuisine({ city, cuisine }).params(params)
      : city
        ? query.byCity({ city }).params(params)
        : query.byCuisine({ cuisine: cuisine ?? "" }).params(params);
  const name = `restaurants ${city ?? ""} ${cuisine ?? ""}`;
  return pageOf(ports, name, withNew(operation), page.cursor, (items) => restaurantsOf(table, items));
}

/** A page ends at a city's border; its cursor then names the next city. */
async function walkCities(ports: QueryPorts, page: PageRequest): Promise<Page<Restaurant>> {
  const { table, cursors } = ports;
  const name = "restaurants of all cities";
  const from = cursors.decode(name, page.cursor) as { city: string; after?: Item } | undefined;
  const city = from?.city ?? (await cityAfter(table, undefined));
  if (!city) return { data: [], next_cursor: null };
  const operation = RestaurantEntity.query.byCity({ city }).params(pageOptions(page.limit));
  const { rows, last } = await rowsOf(table, operation, from?.after);
  const data = await restaurantsOf(table, rows);
  if (last) return { data, next_cursor: cursors.encode(name, { city, after: last }) };
  const next = await cityAfter(table, city);
  const next_cursor = cursors.encode(name, next ? { city: next } : undefined);
  // All may have left a city since the cursor was made that names it.
  return data.length === 0 && next_cursor ? walkCities(ports, { ...page, cursor: next_cursor }) : { data, next_cursor };
}

/** Directory entries that are looked at together for one that has restaurants. */
const CITIES_AT_ONCE = 100;

/** Whether a place has restaurants; one that they have all left stays in the directory with a count of 0. */
const hasRestaurants = ({ count }: Item): boolean => Number(count) > 0;

/** The next city that has restaurants. */
async function cityAfter(table: ReadTable, slug: string | undefined): Promise<string | undefined> {
  const all = DirectoryEntity.query.byKind({ kind: "CITY" });
  const first = await table.query((slug ? all.gt({ slug }) : all).params(pageOptions(1)), undefined);
  for (let page = first; ; page = await table.query(all.params(pageOptions(CITIES_AT_ONCE)), page.last)) {
    const next = page.items.find(hasRestaurants);
    if (next || !page.last) return next && String(next.SK);
  }
}

/** Items of an index as restaurants, in their order. Further cuisines carry no document: their METAs are read in one more call. */
async function restaurantsOf(table: ReadTable, items: readonly Item[]): Promise<Restaurant[]> {
  const bare = items.filter((item) => item.doc === undefined).map((item) => metaKey(restaurantIdOf(item)));
  const metas = bare.length === 0 ? [] : await table.batchGet(bare);
  const byKey = new Map(metas.map((meta) => [meta.PK, meta]));
  return items.flatMap((item) => restaurantOf(item.doc === undefined ? byKey.get(item.PK) : item) ?? []);
}

/** A META as a restaurant; undefined for one that only counters have reached yet. */
export function restaurantOf(item: Item | undefined): Restaurant | undefined {
  if (typeof item?.doc !== "string") return undefined;
  const { established = true, hidden = null, ...doc } = JSON.parse(item.doc) as RestaurantDoc;
  return { ...doc, established, hidden, rating: ratingOf(item) };
}

/** Who asks, and how; nobody who is known when left out. */
interface Asked {
  readonly caller?: Caller | undefined;
  readonly consistent?: boolean;
}

/** One restaurant. Throws AppError `restaurant.missing`, or `restaurant.hidden` for one that this caller may not see. */
export async function getRestaurant(
  { table }: Pick<QueryPorts, "table">,
  id: string,
  { caller, consistent = false }: Asked = {},
): Promise<Restaurant> {
  const found = restaurantOf(await table.get({ Key: metaKey(id), ...(consistent && { ConsistentRead: true }) }));
  if (!found) throw new AppError("missing", "restaurant.missing", "There is no such restaurant");
  refuseHidden(found, caller);
  return found;
}

/** A restaurant's inspections, newest first. Throws as getRestaurant does. */
export async function listInspections(
  ports: QueryPorts,
  id: string,
  page: PageRequest,
  caller: Caller | undefined,
): Promise<Page<Inspection>> {
  const operation = InspectionEntity.query.byId({ id }).params(pageOptions(page.limit, "desc"));
  const [inspections] = await Promise.all([
    pageOf(ports, `inspections ${id}`, operation, page.cursor, (items) =>
      items.map((item) => JSON.parse(String(item.doc)) as Inspection),
    ),
    getRestaurant(ports, id, { caller }),
  ]);
  return inspections;
}

/** The restaurants that are hidden, the last hidden first. */
export const listHidden = (ports: QueryPorts, page: PageRequest): Promise<Page<Restaurant>> =>
  pageOf(ports, "hidden restaurants", hidden.list(page.limit, "desc"), page.cursor, (items) =>
    restaurantsOf(ports.table, items),
  );

/** Cities or cuisines with how many restaurants they have, in the order of their slugs. */
export async function listDirectory(
  { generation, cursors }: GenerationPorts,
  kind: "CITY" | "CUISINE",
  page: PageRequest,
): Promise<Page<DirectoryEntry>> {
  const { table, keys } = await generation();
  const operation = DirectoryEntity.query.byKind({ kind }).params(pageOptions(page.limit));
  const entryOf = (item: Item) => ({ slug: String(item.SK), name: placeName(item, keys), count: Number(item.count) });
  const entriesOf = (items: readonly Item[]) => items.map(entryOf);
  return pageOf({ table, cursors }, `directory ${kind}`, operation, page.cursor, entriesOf, { isRow: hasRestaurants });
}
