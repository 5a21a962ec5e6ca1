import { indexEvents } from "@bellyfed/core/event";
import { heads, restaurantPartition } from "@bellyfed/core/head";
import type { Item, Write } from "@bellyfed/core/ports";
import type { Lookup, Projection, Recorded } from "@bellyfed/core/project";
import { slugOf, sortName } from "@bellyfed/core/slug";
import { DirectoryEntity, FurtherCuisineEntity, InspectionEntity, metaKey, RestaurantEntity } from "./entity.ts";
import { RESTAURANT_STREAMS, type RestaurantEvent, restaurantEvents } from "./events.ts";

const table = { table: "read" };

type Created = Extract<RestaurantEvent, { type: "RESTAURANT_CREATED" }>["payload"];
type Inspected = Extract<RestaurantEvent, { type: "RESTAURANT_INSPECTED" }>["payload"];

/** What META's `doc` holds. */
export interface RestaurantDoc extends Created {
  readonly slug: string;
  readonly status: "open" | "closed";
  readonly inspection: Pick<Inspected, "grade" | "score" | "inspected_at"> | null;
  readonly version: number;
  readonly created_at: string;
  readonly updated_at: string;
}

/** Restaurants with their cuisines, inspections and the directories of cities and cuisines. */
export const projection: Projection = {
  name: "restaurants",
  streams: RESTAURANT_STREAMS,
  events: indexEvents(restaurantEvents),
  reads: (stream) => [metaKey(idOf(stream))],
  head: heads(restaurantPartition),
  tags: (events) => [...new Set(events.map(({ stream }) => `restaurant:${idOf(stream)}`)), "restaurants"],
  project: (events, lookup) => {
    const writes: Write[] = [];
    const directory = new Map<string, Listed>();
    for (const [stream, own] of Map.groupBy(events, (recorded) => recorded.stream)) {
      const meta = metaOf(idOf(stream), lookup);
      if ((meta?.version ?? 0) !== (own[0]?.version ?? 0) - 1) return undefined;
      const after = own.reduce(apply, meta);
      if (!after) return undefined;
      writes.push(upsert(after), ...cuisineWrites(meta, after), ...inspectionWrites(own));
      count(directory, meta, -1);
      count(directory, after, 1);
    }
    return [...writes, ...directoryWrites(directory)];
  },
};

const idOf = (stream: string) => stream.slice(RESTAURANT_STREAMS.length);

function metaOf(id: string, lookup: Lookup): RestaurantDoc | undefined {
  const item: Item | undefined = lookup(metaKey(id));
  return typeof item?.doc === "string" ? (JSON.parse(item.doc) as RestaurantDoc) : undefined;
}

/** One event's effect on what is shown. */
function apply(doc: RestaurantDoc | undefined, { event, version, timestamp }: Recorded): RestaurantDoc | undefined {
  const happened = event as RestaurantEvent;
  const now = { version, updated_at: timestamp };
  if (happened.type === "RESTAURANT_CREATED") {
    const { payload } = happened;
    return { ...payload, slug: slugOf(payload.name), status: "open", inspection: null, created_at: timestamp, ...now };
  }
  if (!doc) return undefined;
  switch (happened.type) {
    case "RESTAURANT_UPDATED": {
      const changed = { ...doc, ...happened.payload.changes, ...now };
      return { ...changed, slug: slugOf(changed.name) };
    }
    case "RESTAURANT_CLOSED":
      return { ...doc, status: "closed", ...now };
    case "RESTAURANT_REOPENED":
      return { ...doc, status: "open", ...now };
    case "RESTAURANT_OWNER_ASSIGNED":
      return { ...doc, owner_id: happened.payload.owner_id, ...now };
    case "RESTAURANT_INSPECTED": {
      const { grade, score, inspected_at } = happened.payload;
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

/** Every cuisine but the first has an item of its own; those that are gone are deleted. */
function cuisineWrites(before: RestaurantDoc | undefined, after: RestaurantDoc): Write[] {
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

function inspectionWrites(events: readonly Recorded[]): Write[] {
  return events
    .map(({ event }) => event as RestaurantEvent)
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
