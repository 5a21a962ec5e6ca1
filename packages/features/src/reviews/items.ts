import type { Item, Key, Write } from "@bellyfed/core/ports";
import type { Recorded } from "@bellyfed/core/projection";
import { emptied, written } from "./beside-helpful.ts";
import { ReviewEntity, WithheldEntity } from "./entity.ts";
import { type ReviewEvent, shownAround } from "./events.ts";
import { shownRemoval, shownReply, shownReview, type Words } from "./shown.ts";

const table = { table: "read" };
type Happened = Recorded<ReviewEvent>;

/** `shown`: it lies where everybody's reviews are, else where those are that are withheld. */
interface ItemKey {
  readonly restaurant_id: string;
  readonly created: string;
  readonly review_id: string;
  readonly shown: boolean;
}

type Stored = Words & { readonly updated_at: string };
type Removal = Parameters<typeof shownRemoval>[0];
/** Of a review that everybody sees, it does not say how it stands. */
interface Doc extends ReturnType<typeof shownReview<Stored>> {
  readonly status?: "suspended" | "removed";
  readonly removal?: ReturnType<typeof shownRemoval>;
}

/** What is known of an item: all of it, or parts that go into it. */
interface Said {
  readonly whole: boolean;
  readonly doc?: Doc;
  /** null: it is not there any more. */
  readonly reply?: string | null;
}
/**
 * What a batch makes of one item. `fresh`: it was not there before the batch. `gone`: it is deleted, or withheld, and then only emptied:
 * how many found it helpful stays. `anew`: it was deleted within the batch.
 */
interface Change extends Said {
  readonly fresh: boolean;
  readonly gone: "deleted" | "withheld" | null;
  readonly anew?: boolean;
  readonly version: number;
}

/**
 * One write for each item. A review that is deleted and written again is a new item, for its key holds when it was created; one that is
 * withheld, or shown again, goes from one key to another.
 */
export function itemWrites(events: readonly Happened[]): Write[] {
  const byItem = Map.groupBy(events.flatMap(changesOf), ([key]) => JSON.stringify(key));
  return [...byItem].flatMap(([key, changes]) => {
    const change = changes.map(([, each]) => each).reduce(merge);
    const neverStored = change.gone !== null && change.fresh;
    return neverStored ? [] : [writeOf(JSON.parse(key) as ItemKey, change)];
  });
}

function changesOf({ event, version, timestamp }: Happened): [ItemKey, Change][] {
  const about = event.type === "REVIEW_ERASED" ? event.payload.review : event.payload;
  // Where there is no review nothing is shown.
  if (!about) return [];
  const { restaurant_id, created_at: created, id: review_id } = about;
  const key = (shown: boolean): ItemKey => ({ restaurant_id, created, review_id, shown });
  const { before, after } = shownAround(event);
  const gone = event.type === "REVIEW_DELETED" ? "deleted" : "withheld";
  const leaves: [ItemKey, Change] = [key(before), { fresh: false, gone, whole: false, version }];
  if (event.type === "REVIEW_DELETED" || event.type === "REVIEW_MOVED") return [leaves];
  const moves = before !== after;
  const begins = event.type === "REVIEW_CREATED" || event.type === "REVIEW_ARRIVED";
  const comes: [ItemKey, Change] = [
    key(after),
    { fresh: moves || begins, gone: null, version, ...saidBy(event, timestamp) },
  ];
  return moves && !begins ? [leaves, comes] : [comes];
}

function merge(before: Change, next: Change): Change {
  const { fresh } = before;
  const anew = before.anew === true || before.gone === "deleted";
  if (next.whole || next.gone) return { ...next, fresh, anew };
  return { ...before, ...next, whole: before.whole, fresh, anew };
}

function saidBy(event: Exclude<ReviewEvent, { type: "REVIEW_DELETED" | "REVIEW_MOVED" }>, timestamp: string): Said {
  switch (event.type) {
    case "REVIEW_CREATED":
      return { whole: true, doc: shownReview({ ...event.payload, updated_at: timestamp }) };
    case "REVIEW_UPDATED": {
      const { previous_rating: _, previous_sub_ratings: __, ...review } = event.payload;
      return { whole: false, doc: shownReview({ ...review, updated_at: timestamp }) };
    }
    case "REVIEW_ARRIVED": {
      const { from: _, ...left } = event.payload;
      return allLeft(left);
    }
    case "REVIEW_ERASED":
      return event.payload.review ? allLeft(event.payload.review) : { whole: false };
    case "REVIEW_REPLIED":
      return { whole: false, reply: JSON.stringify(shownReply(event.payload.reply)) };
    case "REVIEW_REPLY_REMOVED":
      return { whole: false, reply: null };
    case "REVIEW_SUSPENDED": {
      const { reply, removal, ...review } = event.payload;
      return allOf(review, reply, removal ?? "suspended");
    }
    case "REVIEW_REINSTATED": {
      const { reply, removal, ...review } = event.payload;
      return allOf(review, reply, removal ?? "published");
    }
    case "REVIEW_REMOVED": {
      const { reply, removal, suspended: _, ...review } = event.payload;
      return allOf(review, reply, removal);
    }
    case "REVIEW_RESTORED": {
      const { reply, reason: _, restored_by: __, suspended, ...review } = event.payload;
      return allOf(review, reply, suspended ? "suspended" : "published");
    }
  }
}

type StoredReply = Parameters<typeof shownReply>[0];

type Left = NonNullable<Extract<ReviewEvent, { type: "REVIEW_ERASED" }>["payload"]["review"]>;

/** All of it anew, so that nothing stays that is not said again. */
const allLeft = ({ reply, removal, suspended, ...review }: Left): Said =>
  allOf(review, reply, removal ?? (suspended ? "suspended" : "published"));

function allOf(review: Stored, reply: StoredReply | null, standing: "published" | "suspended" | Removal): Said {
  const status: Pick<Doc, "status" | "removal"> =
    typeof standing === "object"
      ? { status: "removed", removal: shownRemoval(standing) }
      : standing === "suspended"
        ? { status: standing }
        : {};
  const said = reply !== null && { reply: JSON.stringify(shownReply(reply)) };
  return { whole: true, doc: { ...shownReview(review), ...status }, ...said };
}

function writeOf({ shown, ...key }: ItemKey, { gone, anew, whole, version, doc, reply }: Change): Write {
  const entity = shown ? ReviewEntity : WithheldEntity;
  if (gone === "withheld" && shown) return emptied(entity.delete(key).params(table).Key as Key);
  if (gone) return { kind: "delete", operation: entity.delete(key).params(table) };
  const told = {
    stream_version: version,
    ...(reply && { reply }),
    ...(doc && { doc: JSON.stringify(doc) }),
  };
  if (!whole || !doc) {
    const rated = shown && doc ? { ...told, rating: doc.rating } : told;
    const update = entity.update(key).set(rated);
    return { kind: "update", operation: (reply === null ? update.remove(["reply"]) : update).params(table) };
  }
  const item = { ...key, ...told, doc: JSON.stringify(doc), user_id: doc.author.id };
  if (shown) {
    const put = ReviewEntity.put({ ...item, rating: doc.rating }).params(table);
    return anew ? { kind: "put", operation: put } : written(put.Item as Item);
  }
  const listed = doc.removal && {
    list: "REMOVED" as const,
    position: `${doc.removal.removed_at}#${key.review_id}`,
  };
  return { kind: "put", operation: WithheldEntity.put({ ...item, ...listed }).params(table) };
}
