import type { KeyFunctions } from "@bellyfed/core/keys";
import type { Item, Write } from "@bellyfed/core/ports";
import { projection, type Recorded } from "@bellyfed/core/projection";
import { canonical, count, directoryWrites, type Listed } from "./directory.ts";
import { InspectionEntity, type RestaurantDoc, restaurantHoldings } from "./entity.ts";
import { RESTAURANT_STREAMS, type RestaurantEvent, restaurantEvents } from "./events.ts";
import { folded } from "./folded.ts";
import { creations, hidden, merged, metaKey, newcomers, partitionOfStream } from "./keys.ts";
import { cuisineWrites, isNew, isUnlisted, metaWrite, passOver } from "./listing.ts";
import { afterMerging, isOfMerging, without } from "./merging.ts";
import { HIDING_TAG, RESTAURANTS_TAG, restaurantTag } from "./rules.ts";
import { isOfStanding, type StandingEvent } from "./standing-events.ts";

const table = { table: "read" };

/** Restaurants with their cuisines, inspections, the lists that they are marked for, and the directories of cities and cuisines. */
export const readModel = projection({
  streams: RESTAURANT_STREAMS,
  events: restaurantEvents,
  ...restaurantHoldings,
  canonical,
  folded,
  headIn: partitionOfStream,
  reads: (stream) => [metaKey(idOf(stream))],
  tags: (events) => [
    ...events.map(({ stream }) => restaurantTag(idOf(stream))),
    RESTAURANTS_TAG,
    ...(events.some(({ event }) => hides(event)) ? [HIDING_TAG] : []),
  ],
  project: (runs, lookup, keys) => {
    const writes: Write[] = [];
    const directory = new Map<string, Listed>();
    for (const { stream, from, to, events } of runs) {
      const meta = lookup(metaKey(idOf(stream)));
      if (Number(meta?.stream_version ?? 0) !== from) return undefined;
      const before = docOf(meta);
      const after = events.reduce((doc, each) => apply(doc, each, keys), before);
      writes.push(after ? metaWrite({ ...after, version: to }, keys) : passOver(idOf(stream), to));
      writes.push(...cuisineWrites(before, after, keys), ...inspectionWrites(events));
      writes.push(...markWrites(before, after, events));
      count(directory, before, -1, keys);
      count(directory, after, 1, keys);
    }
    return [...writes, ...directoryWrites(directory)];
  },
});

const hides = ({ type }: RestaurantEvent): boolean => /^RESTAURANT_(HIDDEN|SHOWN|MERGED|UNMERGED)$/.test(type);

const idOf = (stream: string) => stream.slice(RESTAURANT_STREAMS.length);

const docOf = (item: Item | undefined): RestaurantDoc | undefined =>
  typeof item?.doc === "string" ? (JSON.parse(item.doc) as RestaurantDoc) : undefined;

type Happened = Recorded<RestaurantEvent>;

/** One event's effect on what is shown. */
function apply(
  doc: RestaurantDoc | undefined,
  { event, version, timestamp }: Happened,
  keys: KeyFunctions,
): RestaurantDoc | undefined {
  const now = { version, updated_at: timestamp };
  if (event.type === "RESTAURANT_CREATED") {
    const { established, ...facts } = event.payload;
    const begun = { status: "open", inspection: null, created_at: timestamp, ...now } as const;
    return { ...named(facts, keys), ...begun, ...(!established && { established }) };
  }
  if (!doc) return undefined;
  if (isOfMerging(event)) return { ...afterMerging(doc, event, timestamp), ...now };
  if (isOfStanding(event)) return { ...standingAfter(doc, event), ...now };
  switch (event.type) {
    case "RESTAURANT_UPDATED":
      return named({ ...doc, ...event.payload.changes, ...now }, keys);
    case "RESTAURANT_ZONE_MISSED":
      return { ...doc, ...now };
    case "RESTAURANT_OWNER_ASSIGNED":
      return { ...asEstablished(doc), owner_id: event.payload.owner_id, ...now };
    case "RESTAURANT_ESTABLISHED":
      return { ...asEstablished(doc), ...now };
    case "RESTAURANT_HIDDEN":
      return { ...doc, hidden: { reason: event.payload.reason, hidden_at: timestamp }, ...now };
    case "RESTAURANT_SHOWN": {
      const { hidden: _, ...shown } = doc;
      return { ...shown, ...now };
    }
    case "RESTAURANT_ERASED":
      return { ...doc, ...(event.payload.hiding && doc.hidden && { hidden: { ...doc.hidden, reason: null } }), ...now };
    case "RESTAURANT_INSPECTED": {
      const { grade, score, inspected_at } = event.payload;
      const newer = !doc.inspection || doc.inspection.inspected_at <= inspected_at;
      return { ...doc, inspection: newer ? { grade, score, inspected_at } : doc.inspection, ...now };
    }
  }
}

/** When it is there for guests. */
function standingAfter(doc: RestaurantDoc, event: StandingEvent): RestaurantDoc {
  const { closes_on: _, ...unplanned } = doc;
  const { opens_on: __, ...opened } = doc;
  switch (event.type) {
    case "RESTAURANT_CLOSED": {
      const { closes_on: _, opens_on: __, pause: ___, ...rest } = doc;
      return { ...rest, status: "closed" };
    }
    case "RESTAURANT_CLOSING_SCHEDULED":
      return { ...doc, closes_on: event.payload.closes_on };
    case "RESTAURANT_CLOSING_CANCELLED":
      return unplanned;
    case "RESTAURANT_CLOSED_TEMPORARILY":
      return { ...doc, pause: { until: event.payload.closed_until } };
    case "RESTAURANT_OPENING_SCHEDULED":
      return { ...doc, opens_on: event.payload.opens_on };
    case "RESTAURANT_OPENED":
      return opened;
    case "RESTAURANT_REOPENED": {
      const { pause: _, ...back } = without(doc, "moved_to");
      return { ...back, status: "open" };
    }
  }
}

type Named = Pick<RestaurantDoc, "name" | "city" | "cuisines">;

const named = <Facts extends Named>(facts: Facts, { textOf, slugOf }: KeyFunctions) => ({
  ...facts,
  name: textOf(facts.name),
  city: textOf(facts.city),
  cuisines: facts.cuisines.map(textOf),
  slug: slugOf(facts.name),
});

function asEstablished({ established: _, ...doc }: RestaurantDoc): RestaurantDoc {
  return doc;
}

/** The lists of what somebody has added, of what is new and of what is hidden. */
function markWrites(
  before: RestaurantDoc | undefined,
  after: RestaurantDoc | undefined,
  events: readonly Happened[],
): Write[] {
  if (!after) return [];
  const { id, created_at } = after;
  const creators = events.flatMap(({ event }) =>
    event.type === "RESTAURANT_CREATED" && event.payload.owner_id !== null ? [event.payload.owner_id] : [],
  );
  const [wasNew, isNewNow] = [before, after].map((doc) => doc !== undefined && isNew(doc) && !isUnlisted(doc));
  const [was, is] = [before, after].map((doc) => doc && markOf(doc));
  return [
    ...creators.map((creator) => creations.put(id, created_at, creator)),
    ...(isNewNow && !wasNew ? [newcomers.put(id, created_at)] : []),
    ...(wasNew && !isNewNow ? [newcomers.remove(id)] : []),
    ...(is && (is.list !== was?.list || is.at !== was.at) ? [is.list.put(id, is.at)] : []),
    ...(!is && was ? [was.list.remove(id)] : []),
  ];
}

/** The list of what others are not shown; both lists have one mark. */
function markOf({ hidden: hiding, merged: merging }: RestaurantDoc) {
  if (hiding) return { list: hidden, at: hiding.hidden_at };
  return merging && { list: merged, at: merging.merged_at };
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
