import type { Envelope } from "@bellyfed/core/envelope";
import { sha256 } from "@bellyfed/core/id";
import { lookUp } from "@bellyfed/core/look-up";
import type { ReadTableWriter, Runtime, Write } from "@bellyfed/core/ports";
import { retry } from "@bellyfed/core/retry";
import type { OpenEnvelopes } from "@bellyfed/core/sealing/log";
import { metaKey } from "../restaurants/keys.ts";
import { shownAround } from "../reviews/events.ts";
import { recentKey, SearchEntity, TrendEntity } from "./entity.ts";
import { type Happened, happenedIn } from "./events.ts";
import { isOfRecent, recentOf, recentWrite, remember, withRestaurants } from "./recent.ts";
import { RECENT_REVIEWS_TAG } from "./rules.ts";
import { firstLooks, hourOf, searchOf } from "./seen.ts";

const into = { table: "read" };
export const HOUR_MS = 3_600_000;
/** The longest window is 7 days; a day more, so that nothing expires while it counts. */
const KEPT_HOURS = 8 * 24;
/** A transaction holds 100 writes, and an event makes at most two besides that of the recent reviews. */
const MAX_BATCH = 49;
const ATTEMPTS = 6;
const SHARDS = 8;

/** When what belongs to an hour may be forgotten, in seconds since 1970. */
export const expiryOf = (hour: string): number => (Date.parse(`${hour}:00:00Z`) + KEPT_HOURS * HOUR_MS) / 1000;

export interface RecordPorts {
  readonly table: ReadTableWriter;
  readonly runtime: Pick<Runtime, "now" | "sleep" | "random">;
  /** By keys as they are now: what comes late may have been erased meanwhile, and here nothing comes in order. */
  readonly openNow: OpenEnvelopes;
}

/**
 * Counts a batch of sealed events into its hours and brings the recent reviews up to date, in one transaction, so that a batch that failed can come again.
 * A visitor counts once for a place and an hour, however often the batch comes. Reviews, and looks by nobody known, count again in a batch
 * that comes again after it succeeded: insights are approximate. Throws after repeated conflicts.
 * Answers the page-cache tags of what changed.
 */
export async function recordBatch(envelopes: readonly Envelope[], ports: RecordPorts): Promise<readonly string[]> {
  const understood = envelopes.filter((envelope) => typeof happenedIn(envelope) === "object");
  const tags = new Set<string>();
  for (let at = 0; at < understood.length; at += MAX_BATCH) {
    for (const tag of await record(understood.slice(at, at + MAX_BATCH), ports)) tags.add(tag);
  }
  return [...tags];
}

const allIn = (envelopes: readonly Envelope[]): Happened[] =>
  envelopes.map(happenedIn).filter((read) => typeof read === "object");

/** Whether a followed event's payload holds what is used of it; others are no business of ours. */
export const isUnderstood = (envelope: Envelope): boolean => happenedIn(envelope) !== "broken";

async function record(envelopes: readonly Envelope[], ports: RecordPorts): Promise<string[]> {
  const { table: items, runtime } = ports;
  const happened = allIn(envelopes);
  return retry({ runtime, what: "insights", attempts: ATTEMPTS }, async () => {
    const now = runtime.now();
    const [recent, looks] = await Promise.all([recentChange(envelopes, ports), firstLooks(happened, items, now)]);
    const writes = [...recent, ...looks.writes, ...aggregate(looks.counted, now)];
    if (writes.length > 0 && (await items.transact(writes)) === "conflict") return "conflict";
    // Also where nothing changed any more: who was to be told when the batch came before may not have been.
    return happened.some(isOfRecent) ? [RECENT_REVIEWS_TAG] : [];
  });
}

/**
 * Reads only when there are reviews: the item, and the restaurants that they are of. Opened after the item is read, and again at each attempt:
 * an erasure that the keys do not tell of yet changes the item after that, which is then not written. The item alone would not tell: of what
 * is no longer among the newest it remembers nothing.
 */
async function recentChange(envelopes: readonly Envelope[], { table, openNow }: RecordPorts): Promise<Write[]> {
  const restaurants = new Set(
    allIn(envelopes).flatMap(({ event: { payload }, version }) =>
      version > 0 && "restaurant_id" in payload ? [payload.restaurant_id] : [],
    ),
  );
  if (restaurants.size === 0) return [];
  const lookup = await lookUp([recentKey, ...[...restaurants].map(metaKey)], table, { consistent: true });
  const before = recentOf(lookup(recentKey));
  const happened = allIn(await openNow(envelopes));
  return recentWrite(before, withRestaurants(remember(before, happened), lookup));
}

/** A batch's counts, one write per hour and restaurant or search. All go to the batch's own shard. */
export function aggregate(happened: readonly Happened[], now: number): Write[] {
  const [first] = happened;
  if (!first) return [];
  const shard = String((Buffer.from(sha256(first.id), "base64url")[0] ?? 0) % SHARDS);
  const oldest = hourOf(new Date(now - KEPT_HOURS * HOUR_MS).toISOString());
  const counts = new Map<string, Count>();
  for (const counted of happened.flatMap(countsOf).filter(({ hour }) => hour > oldest)) {
    const key = JSON.stringify([
      counted.hour,
      "restaurant" in counted ? counted.restaurant : [counted.city, counted.cuisine],
    ]);
    counts.set(key, sum(counts.get(key), counted));
  }
  return [...counts.values()]
    .filter(({ looks, reviews }) => looks !== 0 || reviews !== 0)
    .map((count) => writeOf(count, shard));
}

type Subject = { readonly restaurant: string } | { readonly city: string; readonly cuisine: string };
type Count = Subject & { readonly hour: string; readonly looks: number; readonly reviews: number };

/** What one event adds. A review that goes is taken back from the hour in which it was written, and one that comes back is added there. */
function countsOf({ event, timestamp }: Happened): Count[] {
  const hour = hourOf(timestamp);
  switch (event.type) {
    case "GET_RESTAURANTS": {
      const { city, cuisine } = event.payload;
      if (city === null && cuisine === null) return [];
      return [{ ...searchOf(event.payload), hour, looks: 1, reviews: 0 }];
    }
    case "GET_RESTAURANT":
    case "GET_RESTAURANT_MENU":
    case "GET_RESTAURANT_REVIEWS":
      return [{ restaurant: event.payload.restaurant_id, hour, looks: 1, reviews: 0 }];
    case "REVIEW_CREATED":
      return [{ restaurant: event.payload.restaurant_id, hour, looks: 0, reviews: 1 }];
    case "REVIEW_DELETED":
    case "REVIEW_MOVED":
    case "REVIEW_ARRIVED":
    case "REVIEW_SUSPENDED":
    case "REVIEW_REINSTATED":
    case "REVIEW_REMOVED":
    case "REVIEW_RESTORED": {
      const { before, after } = shownAround(event);
      const { restaurant_id: restaurant, created_at } = event.payload;
      return before === after
        ? []
        : [{ restaurant, hour: hourOf(created_at), looks: 0, reviews: Number(after) - Number(before) }];
    }
    case "REVIEW_UPDATED":
    case "REVIEW_REPLIED":
    case "REVIEW_REPLY_REMOVED":
    case "REVIEW_ERASED":
      return [];
  }
}

const sum = (before: Count | undefined, count: Count): Count =>
  before ? { ...count, looks: before.looks + count.looks, reviews: before.reviews + count.reviews } : count;

function writeOf({ hour, looks, reviews, ...subject }: Count, shard: string): Write {
  const expires_at = expiryOf(hour);
  const operation =
    "restaurant" in subject
      ? TrendEntity.update({ hour, shard, restaurant: subject.restaurant })
          .add({ views: looks, reviews })
          .set({ expires_at })
          .params(into)
      : SearchEntity.update({ hour, shard, city: subject.city, cuisine: subject.cuisine })
          .add({ searches: looks })
          .set({ expires_at })
          .params(into);
  return { kind: "update", operation };
}
