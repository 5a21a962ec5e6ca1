import { AppError } from "@bellyfed/core/error";
import type { Generation, KeyFunctions } from "@bellyfed/core/keys";
import type { Page } from "@bellyfed/core/pages";
import type { Caller, Item, Operation, ReadTable } from "@bellyfed/core/ports";
import {
  type GenerationPorts,
  type PageRequest,
  pageOf,
  pageOptions,
  type QueryPorts,
  type ReadPorts,
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
import { hidden, metaIn, metaKey, restaurantIdOf } from "./keys.ts";
import { madeOf } from "./made.ts";
import { resuming, stoodInList, stoodInWalk, wasGiven } from "./resuming.ts";
import { refuseUnseen } from "./rules.ts";

/** What is open now is asked of the clock. */
type Asking = QueryPorts & Pick<ReadPorts, "runtime">;

type Filter = { readonly city?: string | undefined; readonly cuisine?: string | undefined };

/**
 * Restaurants of a city, of a cuisine or of both, in name order, and after them in name order those that are not established yet. Without a
 * filter the established ones alone, city by city.
 */
export async function listRestaurants(
  { generation, cursors, runtime }: GenerationPorts & Asking,
  filter: Filter,
  page: PageRequest,
): Promise<Page<Restaurant>> {
  const { table, keys } = await generation();
  const slugs = ({ slugOf }: KeyFunctions) => [filter.city ?? "", filter.cuisine ?? ""].map(slugOf);
  const [city, cuisine] = slugs(keys);
  if (!city && !cuisine) return walkCities({ table, keys, cursors, runtime }, page);
  const resumed = resuming(cursors, (by) => `restaurants ${slugs(by).join(" ")}`, keys);
  const { at, given } = resumed.start(page.cursor);
  const isRow = (item: Item) => !wasGiven(given, (by, place) => stoodInList(item, { by, place, filter }));
  const operation = withNew(restaurantsIn(city, cuisine, page.limit));
  const { rows, last } = await rowsOf(given.length > 0 ? documented(table) : table, operation, at, { isRow });
  return { data: await restaurantsOf({ table, runtime }, rows), next_cursor: resumed.next(last, given) };
}

function restaurantsIn(city: string | undefined, cuisine: string | undefined, limit: number): Operation {
  const { query } = RestaurantEntity;
  const params = pageOptions(limit);
  if (city && cuisine) return query.byCityAndCuisine({ city, cuisine }).params(params);
  return city ? query.byCity({ city }).params(params) : query.byCuisine({ cuisine: cuisine ?? "" }).params(params);
}

type Walk = Generation<ReadTable> & Pick<Asking, "cursors" | "runtime">;

/** A page ends at a city's border; its cursor then names the next city. */
async function walkCities(ports: Walk, page: PageRequest): Promise<Page<Restaurant>> {
  const { table, keys, cursors } = ports;
  const resumed = resuming(cursors, () => "restaurants of all cities", keys);
  const { at, given } = resumed.start(page.cursor);
  const from = at as { city: string; after?: Item } | undefined;
  const isRow = (item: Item) => !wasGiven(given, (by, place) => stoodInWalk(item, { by, place }));
  const city = from?.city ?? (await cityAfter(table, undefined));
  if (!city) return { data: [], next_cursor: null };
  const operation = RestaurantEntity.query.byCity({ city }).params(pageOptions(page.limit));
  const { rows, last } = await rowsOf(table, operation, from?.after, { isRow });
  const data = await restaurantsOf(ports, rows);
  if (last) return { data, next_cursor: resumed.next({ city, after: last }, given) };
  const next = await cityAfter(table, city);
  const next_cursor = resumed.next(next ? { city: next } : undefined, given);
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
async function restaurantsOf(
  { table, runtime }: Pick<Asking, "table" | "runtime">,
  items: readonly Item[],
): Promise<Restaurant[]> {
  const now = runtime.now();
  return (await withDocuments(table, items)).flatMap((item) => restaurantOf(item, now) ?? []);
}

async function withDocuments(table: ReadTable, items: readonly Item[]): Promise<Item[]> {
  const bare = items.filter((item) => item.doc === undefined).map((item) => metaKey(restaurantIdOf(item)));
  const metas = bare.length === 0 ? [] : await table.batchGet(bare);
  const byKey = new Map(metas.map((meta) => [meta.PK, meta]));
  return items.map((item) => (item.doc === undefined ? { ...byKey.get(item.PK), ...item } : item));
}

/** The table, where who passes items over must know their documents. */
const documented = (table: ReadTable): Pick<ReadTable, "query"> => ({
  async query(operation, after) {
    const { items, last } = await table.query(operation, after);
    return { items: await withDocuments(table, items), last };
  },
});

/** A META as a restaurant at an instant (milliseconds since 1970); undefined for one that only counters have reached yet. */
export function restaurantOf(item: Item | undefined, now: number): Restaurant | undefined {
  if (typeof item?.doc !== "string") return undefined;
  const { established = true, hidden = null, closes_on = null, ...doc } = JSON.parse(item.doc) as RestaurantDoc;
  const { time_zone: _, pause: __, neighborhood_found: ___, moved_to = null, merged, ...shown } = doc;
  const stands = { closes_on, moved_to, merged_into: merged?.into ?? null, established, hidden };
  return { ...shown, ...madeOf(doc, now), ...stands, rating: ratingOf(item) };
}

/** Who asks, and how; nobody who is known when left out. */
interface Asked {
  readonly caller?: Caller | undefined;
  readonly consistent?: boolean;
  /** The address that was asked for. */
  readonly url: string;
}

/**
 * One restaurant. Throws AppError `restaurant.missing`, `restaurant.hidden` for one that this caller may not see, or `restaurant.merged` with
 * the way to the one that stands for it.
 */
export async function getRestaurant(
  { table, runtime }: Pick<Asking, "table" | "runtime">,
  id: string,
  { caller, consistent = false, url }: Asked,
): Promise<Restaurant> {
  const found = restaurantOf(
    await table.get({ Key: metaKey(id), ...(consistent && { ConsistentRead: true }) }),
    runtime.now(),
  );
  if (!found) throw new AppError("missing", "restaurant.missing", "There is no such restaurant");
  await refuseUnseen(found, { caller, url }, metaIn(table));
  return found;
}

/** A restaurant's inspections, newest first. Throws as getRestaurant does. */
export async function listInspections(
  ports: Asking,
  id: string,
  page: PageRequest,
  asked: Asked,
): Promise<Page<Inspection>> {
  const operation = InspectionEntity.query.byId({ id }).params(pageOptions(page.limit, "desc"));
  const [inspections] = await Promise.all([
    pageOf(ports, `inspections ${id}`, operation, page.cursor, (items) =>
      items.map((item) => JSON.parse(String(item.doc)) as Inspection),
    ),
    getRestaurant(ports, id, asked),
  ]);
  return inspections;
}

/** The restaurants that are hidden, the last hidden first. */
export const listHidden = (ports: Asking, page: PageRequest): Promise<Page<Restaurant>> =>
  pageOf(ports, "hidden restaurants", hidden.list(page.limit, "desc"), page.cursor, (items) =>
    restaurantsOf(ports, items),
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
  const resumed = resuming(cursors, () => `directory ${kind}`, keys);
  const { at, given } = resumed.start(page.cursor);
  const isRow = (item: Item) =>
    hasRestaurants(item) && !wasGiven(given, (by, { SK }) => [[by.slugOf(placeName(item, keys)), String(SK)]]);
  const { rows, last } = await rowsOf(table, operation, at, { isRow });
  return { data: rows.map(entryOf), next_cursor: resumed.next(last, given) };
}
