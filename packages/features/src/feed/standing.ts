import type { LogEnvelope } from "@bellyfed/core/envelope";
import { appliedVersion } from "@bellyfed/core/head";
import { lookUp } from "@bellyfed/core/look-up";
import type { Item, Key, ReadTable } from "@bellyfed/core/ports";
import { headKey, metaKey } from "../restaurants/keys.ts";
import { REVIEW_STREAMS, type ReviewEvent, reviewEvents, shownAround } from "../reviews/events.ts";
import { reviewSortKey } from "../reviews/keys.ts";
import { type Definitions, inTodaysShape } from "./todays-shape.ts";

interface Ports {
  readonly table: Pick<ReadTable, "batchGet">;
  readonly definitions: Definitions;
}

/** The restaurant that a stream is about; undefined for streams of other things. */
export const restaurantOf = (stream: string): string | undefined =>
  /^(?:RESTAURANT|MENU|REVIEW)#([^#]+)/.exec(stream)?.[1];

/**
 * Tells of each of these events which of its words are not for everybody now: all of them where its restaurant is hidden, or the review that it
 * is of, if it is of one, is not the one that stands there; those of a reply where another one stands there, or none. The read models are asked, three items an event
 * at most; where they are not as far as what is `known` of the log, that says it itself. `wanted`: the events of which it matters, in today's shape.
 */
export async function withheldAmong(
  { table, definitions }: Ports,
  known: readonly LogEnvelope[],
  wanted: readonly LogEnvelope[],
): Promise<(envelope: LogEnvelope, words: readonly string[]) => readonly string[]> {
  const reviews = wanted.filter(isOfReview);
  const restaurants = wanted.flatMap(({ stream_id }) => restaurantOf(stream_id) ?? []);
  const find = await lookUp([...restaurants.map(metaKey), ...reviews.map(headOf)], table);
  const byStream = Map.groupBy(known, ({ stream_id }) => stream_id);
  const places = new Map(
    reviews.map((each) => [each.stream_id, placeOf(find(headOf(each)), byStream.get(each.stream_id), definitions)]),
  );
  // Heads that an older release wrote name no item: these reviews are looked for where they would be.
  const unknown = reviews.filter(({ stream_id }) => places.get(stream_id) === undefined);
  const findReview = await lookUp([...unknown, ...reviews.filter(replyIn)].map(itemOf), table);
  const isShown = (envelope: LogEnvelope): boolean => {
    const id = restaurantOf(envelope.stream_id);
    if (id !== undefined && isHidden(find(metaKey(id)), byStream.get(`RESTAURANT#${id}`))) return false;
    if (!isOfReview(envelope)) return true;
    const place = places.get(envelope.stream_id);
    // Of one that is withheld there may be an item that says nothing of it.
    return place === undefined ? findReview(itemOf(envelope))?.doc !== undefined : place === itemOf(envelope).SK;
  };
  const isAnswered = (envelope: LogEnvelope): boolean => {
    const said = replyIn(envelope)?.replied_at;
    if (said === undefined) return true;
    return said === replyNow(findReview(itemOf(envelope)), byStream.get(envelope.stream_id), definitions)?.replied_at;
  };
  return (envelope, words) => {
    if (words.length === 0 || !isShown(envelope)) return words;
    return isAnswered(envelope) ? [] : words.filter((path) => path.startsWith("reply."));
  };
}

const isOfReview = ({ stream_id }: LogEnvelope): boolean => stream_id.startsWith(REVIEW_STREAMS);
const headOf = ({ stream_id }: LogEnvelope): Key => headKey("reviews", stream_id);
const itemOf = (envelope: LogEnvelope): Key => ({
  PK: headOf(envelope).PK,
  SK: reviewSortKey(envelope.payload as { readonly created_at: string; readonly id: string }),
});

/** The last of a stream's events, if it came after `version`. */
function newerThan(
  version: number,
  own: readonly LogEnvelope[] = [],
  types?: readonly string[],
): LogEnvelope | undefined {
  return own.findLast(
    ({ stream_version, event_type }) => stream_version > version && (types?.includes(event_type) ?? true),
  );
}

const knownTypes = Object.values(reviewEvents).map(({ type }): string => type);

/** The sort key of the item that shows a review; null where none does, undefined where the head does not say. */
function placeOf(
  head: Item | undefined,
  own: readonly LogEnvelope[] | undefined,
  definitions: Definitions,
): string | null | undefined {
  const newer = newerThan(appliedVersion(head), own, knownTypes);
  if (!newer) return head?.item as string | null | undefined;
  const event = { type: newer.event_type, payload: inTodaysShape(definitions, newer).payload } as ReviewEvent;
  const review = event.type === "REVIEW_ERASED" ? event.payload.review : event.payload;
  return review && shownAround(event).after ? reviewSortKey(review) : null;
}

interface Reply {
  readonly replied_at: string;
}

/** The answer to a review that an event tells, in today's shape. */
function replyIn(envelope: Pick<LogEnvelope, "stream_id" | "payload">): Reply | undefined {
  return (envelope.payload as { readonly reply?: Reply | null }).reply ?? undefined;
}

const ANSWERING = ["REVIEW_REPLIED", "REVIEW_REPLY_REMOVED", "REVIEW_REINSTATED", "REVIEW_RESTORED", "REVIEW_ARRIVED"];

/** The answer that stands at a review; undefined for none. */
function replyNow(
  item: Item | undefined,
  own: readonly LogEnvelope[] | undefined,
  definitions: Definitions,
): Reply | undefined {
  const newer = newerThan(Number(item?.stream_version ?? 0), own, ANSWERING);
  if (newer) return replyIn(inTodaysShape(definitions, newer));
  return typeof item?.reply === "string" ? (JSON.parse(item.reply) as Reply) : undefined;
}

const HIDING = ["RESTAURANT_HIDDEN", "RESTAURANT_SHOWN"];

function isHidden(meta: Item | undefined, own: readonly LogEnvelope[] | undefined): boolean {
  const doc =
    typeof meta?.doc === "string" ? (JSON.parse(meta.doc) as { version: number; hidden?: unknown }) : undefined;
  const newer = newerThan(doc?.version ?? 0, own, HIDING);
  return newer ? newer.event_type === "RESTAURANT_HIDDEN" : doc?.hidden != null;
}
