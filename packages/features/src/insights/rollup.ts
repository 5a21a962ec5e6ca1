import type { Generation, KeyFunctions } from "@bellyfed/core/keys";
import type { Item, Key, ReadTableWriter, Write } from "@bellyfed/core/ports";
import type { Lookup } from "@bellyfed/core/projection";
import { placeName, type RestaurantDoc, ratingOf } from "../restaurants/entity.ts";
import { directoryKey, metaKey } from "../restaurants/keys.ts";
import { recentKey, TallyEntity, type TopDoc, TopEntity, TrendEntity, tallyKey } from "./entity.ts";
import { expiryOf, HOUR_MS } from "./projection.ts";
import { recentOf, recentWrite, withRestaurants } from "./recent.ts";
import { MOST_TRENDING, type WindowName, windowNames, windows } from "./rules.ts";
import { hourOf } from "./seen.ts";
import { type Counted, scoreOf, sumOf, type Tally, tallyOf } from "./tally.ts";

const table = { table: "read" };
/** Hours that may still receive late events, the current one included; older ones are counted once and kept as a tally. */
const UNSETTLED_HOURS = 3;
const MOST_SEARCHES = 10;
const MAX_WRITES = 50;

type Trending = TopDoc["data"][number];
type Search = TopDoc["searches"][number];

/** What the live generation says of those that were counted. */
export interface Known {
  readonly lookup: Lookup;
  readonly keys: KeyFunctions;
}

/** The answer for a window: of the candidates those that are known, open and not hidden, by name. `at`: RFC 3339. */
export const rollUp = (
  window: WindowName,
  { restaurants, searches }: Tally,
  { lookup, keys }: Known,
  at: string,
): TopDoc => ({
  window,
  updated_at: at,
  data: restaurants.flatMap((counted) => trendingOf(counted, lookup) ?? []).slice(0, MOST_TRENDING),
  searches: searches.flatMap((counted) => searchOf(counted, { lookup, keys }) ?? []).slice(0, MOST_SEARCHES),
  next_cursor: null,
});

function trendingOf(counted: Counted, lookup: Lookup): Trending | undefined {
  const [restaurant, views, reviews] = counted;
  const meta = lookup(metaKey(restaurant));
  if (typeof meta?.doc !== "string") return undefined;
  const { id, slug, name, city, cuisines, status, hidden } = JSON.parse(meta.doc) as RestaurantDoc;
  if (status !== "open" || hidden) return undefined;
  const { average, count } = ratingOf(meta);
  return { id, slug, name, city, cuisines, rating: { average, count }, score: scoreOf(counted), views, reviews };
}

/** A search by the directories' own names, so that text which strangers typed is never shown; undefined where they know none. */
function searchOf([key, count]: Counted, { lookup, keys }: Known): Search | undefined {
  const [city = "", cuisine = ""] = key.split("#");
  const spelt = (kind: "CITY" | "CUISINE", slug: string) => {
    if (slug === "") return "";
    const item = lookup(directoryKey(kind, slug));
    // A directory keeps the names of places that all restaurants have left, or that none shows any more.
    return item && Number(item.count) > 0 ? placeName(item, keys) : undefined;
  };
  const names = [spelt("CITY", city), spelt("CUISINE", cuisine)];
  if (names.includes(undefined)) return undefined;
  const [cityName, cuisineName] = names.map((name) => (name ? String(name) : null));
  return { city: cityName ?? null, cuisine: cuisineName ?? null, count };
}

const keysOf = ({ restaurants, searches }: Tally): Key[] => [
  ...restaurants.map(([id]) => metaKey(id)),
  ...searches.flatMap(([key]) => {
    const [city = "", cuisine = ""] = key.split("#");
    return [...(city ? [directoryKey("CITY", city)] : []), ...(cuisine ? [directoryKey("CUISINE", cuisine)] : [])];
  }),
];

/**
 * Counts the windows that end at `now` (milliseconds since 1970) and stores what reads answer from. Past hours are read once and kept as
 * tallies, so that a run reads three hours' items and one small item for each other hour of the longest window.
 */
export async function rollUpWindows({ table: items, keys }: Generation<ReadTableWriter>, now: number): Promise<void> {
  const hours = Array.from({ length: Math.max(...Object.values(windows)) }, (_, back) =>
    hourOf(new Date(now - back * HOUR_MS).toISOString()),
  );
  const stored = lookupOf(await items.batchGet([recentKey, ...hours.slice(UNSETTLED_HOURS).map(tallyKey)]));
  const counted = await Promise.all(hours.map((hour) => hourlyTally(items, hour, stored(tallyKey(hour)))));
  const fresh = counted.slice(UNSETTLED_HOURS).filter(({ isStored }) => !isStored);
  const recent = recentOf(stored(recentKey));
  const sums = windowNames.map(
    (name) =>
      [
        name,
        sumOf(
          counted.slice(0, windows[name]).map(({ tally }) => tally),
          keys,
        ),
      ] as const,
  );
  const asked = sums
    .flatMap(([, sum]) => keysOf(sum))
    .concat(recent.reviews.map((entry) => metaKey(entry.restaurant_id)));
  const known = lookupOf(await items.batchGet([...new Map(asked.map((key) => [JSON.stringify(key), key])).values()]));
  const at = new Date(now).toISOString();
  const tops = sums.map(([name, sum]) => topWrite(name, rollUp(name, sum, { lookup: known, keys }, at)));
  await store(items, [...fresh.map(tallyWrite), ...tops]);
  await store(items, recentWrite(recent, withRestaurants(recent, known)));
}

const lookupOf = (found: readonly Item[]): Lookup => {
  const byKey = new Map(found.map((item) => [`${item.PK} ${item.SK}`, item]));
  return ({ PK, SK }) => byKey.get(`${PK} ${SK}`);
};

interface HourlyTally {
  readonly hour: string;
  readonly tally: Tally;
  readonly isStored: boolean;
}

async function hourlyTally(items: ReadTableWriter, hour: string, stored: Item | undefined): Promise<HourlyTally> {
  if (typeof stored?.doc === "string") return { hour, tally: JSON.parse(stored.doc) as Tally, isStored: true };
  const found: Item[] = [];
  let after: Item | undefined;
  do {
    const page = await items.query(hourQuery(hour), after);
    found.push(...page.items);
    after = page.last;
  } while (after);
  return { hour, tally: tallyOf(found), isStored: false };
}

const hourQuery = (hour: string) => TrendEntity.query.byHour({ hour }).params({ ...table, ignoreOwnership: true });

function tallyWrite({ hour, tally }: HourlyTally): Write {
  const item = { name: hour, doc: JSON.stringify(tally), expires_at: expiryOf(hour) };
  return { kind: "put", operation: TallyEntity.put(item).params(table) };
}

const topWrite = (name: WindowName, top: TopDoc): Write => ({
  kind: "put",
  operation: TopEntity.put({ name, doc: JSON.stringify(top) }).params(table),
});

/** A conflict means that another run, or a new review, is in the way: the next minute's run does it again. */
async function store(items: ReadTableWriter, writes: readonly Write[]): Promise<void> {
  for (let at = 0; at < writes.length; at += MAX_WRITES) await items.transact(writes.slice(at, at + MAX_WRITES));
}
