import type { Item, Write } from "@bellyfed/core/ports";
import { projection, type Recorded } from "@bellyfed/core/projection";
import { slugOf, sortName } from "@bellyfed/core/slug";
import {
  DirectoryEntity,
  FurtherCuisineEntity,
  InspectionEntity,
  type RestaurantDoc,
  RestaurantEntity,
  ratingCounters,
} from "./entity.ts";
import { RESTAURANT_STREAMS, type RestaurantEvent, restaurantEvents } from "./events.ts";
import { DIRECTORIES, metaKey, partitionOfStream } from "./keys.ts";
import { RESTAURANTS_TAG, restaurantTag } from "./rules.ts";

const table = { table: "read" };

/** Restaurants with their cuisines, inspections and the directories of cities and cuisines. */
export const readModel = projection({
  name: "restaurants",
  streams: RESTAURANT_STREAMS,
  events: restaurantEvents,
  partitions: ["EST#", "LOC#", "CUISINE#", DIRECTORIES],
  derived: true,
  shown: ["doc", "stream_version", ...ratingCounters],
  canonical,
  headIn: partitionOfStream,
  reads: (stream) => [metaKey(idOf(stream))],
  tags: (events) => [...events.map(({ stream }) => restaurantTag(idOf(stream))), RESTAURANTS_TAG],
  project: (runs, lookup) => {
    const writes: Write[] = [];
    const directory = new Map<string, Listed>();
    for (const { stream, from, to, events } of runs) {
      const meta = lookup(metaKey(idOf(stream)));
      if (Number(meta?.stream_version ?? 0) !== from) return undefined;
      const before = docOf(meta);
      const after = events.reduce(apply, before);
      writes.push(after ? upsert({ ...after, version: to }) : passOver(idOf(stream), to));
      writes.push(...cuisineWrites(before, after), ...inspectionWrites(events));
      count(directory, before, -1);
      count(directory, after, 1);
    }
    return [...writes, ...directoryWrites(directory)];
  },
});

const idOf = (stream: string) => stream.slice(RESTAURANT_STREAMS.length);

const docOf = (item: Item | undefined): RestaurantDoc | undefined =>
  typeof item?.doc === "string" ? (JSON.parse(item.doc) as RestaurantDoc) : undefined;

type Happened = Recorded<RestaurantEvent>;

/** One event's effect on what is shown. */
function apply(doc: RestaurantDoc | undefined, { event, version, timestamp }: Happened): RestaurantDoc | undefined {
  const now = { version, updated_at: timestamp };
  if (event.type === "RESTAURANT_CREATED") {
    const { payload } = event;
    return { ...payload, slug: slugOf(payload.name), status: "open", inspection: null, created_at: timestamp, ...now };
  }
  if (!doc) return undefined;
  switch (event.type) {
    case "RESTAURANT_UPDATED": {
      const changed = { ...doc, ...event.payload.changes, ...now };
      return { ...changed, slug: slugOf(changed.name) };
    }
    case "RESTAURANT_CLOSED":
      return { ...doc, status: "closed", ...now };
    case "RESTAURANT_REOPENED":
      return { ...doc, status: "open", ...now };
    case "RESTAURANT_OWNER_ASSIGNED":
      return { ...doc, owner_id: event.payload.owner_id, ...now };
    case "RESTAURANT_INSPECTED": {
      const { grade, score, inspected_at } = event.payload;
      const newer = !doc.inspection || doc.inspection.inspected_at <= inspected_at;
      return { ...doc, inspection: newer ? { grade, score, inspected_at } : doc.inspection, ...now };
    }
  }
}

const keysOf = (doc: RestaurantDoc) => ({ id: doc.id, name: sortName(doc.name), city: slugOf(doc.city) });
const cuisinesOf = (doc: RestaurantDoc | undefined) => (doc?.cuisines ?? []).map(slugOf);

function upsert(doc: RestaurantDoc): Write {
  const [cuisine = ""] = cuisinesOf(doc);
  const item = { ...keysOf(doc), cuisine, doc: JSON.stringify(doc), stream_version: doc.version };
  return { kind: "update", operation: RestaurantEntity.upsert(item).params(table) };
}

/** Of a stream whose events so far say nothing to this code only its version is known. */
const passOver = (id: string, stream_version: number): Write => ({
  kind: "update",
  operation: RestaurantEntity.update({ id }).set({ stream_version }).params(table),
});

/** Every cuisine but the first has an item of its own; those that are gone are deleted. */
function cuisineWrites(before: RestaurantDoc | undefined, after: RestaurantDoc | undefined): Write[] {
  if (!after) return [];
  const [, ...further] = cuisinesOf(after);
  const [, ...former] = cuisinesOf(before);
  const moved = !before || JSON.stringify(keysOf(before)) !== JSON.stringify(keysOf(after));
  return [
    ...further
      .filter((cuisine) => moved || !former.includes(cuisine))
      .map((cuisine): Write => {
        return { kind: "put", operation: FurtherCuisineEntity.put({ ...keysOf(after), cuisine }).params(table) };
      }),
    ...former
      .filter((cuisine) => !further.includes(cuisine))
      .map((cuisine): Write => {
        return { kind: "delete", operation: FurtherCuisineEntity.delete({ id: after.id, cuisine }).params(table) };
      }),
  ];
}

function inspectionWrites(events: readonly Happened[]): Write[] {
  return events
    .map(({ event }) => event)
    .filter((event) => event.type === "RESTAURANT_INSPECTED")
    .map(({ payload: { id, number, grade, score, inspected_at } }) => {
      const doc = JSON.stringify({ grade, score, inspected_at });
      const item = { id, date: inspected_at, number: String(number).padStart(6, "0"), doc };
      return { kind: "put", operation: InspectionEntity.put(item).params(table) };
    });
}

interface Listed {
  readonly kind: "CITY" | "CUISINE";
  readonly slug: string;
  readonly name: string;
  readonly count: number;
}

function count(directory: Map<string, Listed>, doc: RestaurantDoc | undefined, by: 1 | -1): void {
  if (!doc) return;
  const places = [["CITY", doc.city] as const, ...doc.cuisines.map((cuisine) => ["CUISINE", cuisine] as const)];
  for (const [kind, name] of places) {
    const slug = slugOf(name);
    const key = `${kind}#${slug}`;
    directory.set(key, { kind, slug, name, count: (directory.get(key)?.count ?? 0) + by });
  }
}

function directoryWrites(directory: ReadonlyMap<string, Listed>): Write[] {
  return [...directory.values()]
    .filter((listed) => listed.count !== 0)
    .map(({ kind, slug, name, count: by }) => ({
      kind: "update",
      operation: DirectoryEntity.update({ kind, slug }).set({ name }).add({ count: by }).params(table),
    }));
}

/**
 * A directory keeps places that all restaurants have left, and the spelling of whoever came last, so that neither follows from the log: how
 * many restaurants are there does.
 */
function canonical(item: Item): unknown {
  if (!String(item.PK).startsWith(DIRECTORIES)) return item;
  return item.count ? [item.PK, item.SK, item.count] : undefined;
}
