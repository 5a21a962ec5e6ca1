import type { Item, Write } from "@bellyfed/core/ports";
import type { Lookup } from "@bellyfed/core/projection";
import type { RestaurantDoc } from "../restaurants/entity.ts";
import { metaKey } from "../restaurants/keys.ts";
import { shownAround } from "../reviews/events.ts";
import { authorOf } from "../reviews/rules.ts";
import { RecentEntity, type RecentEntry } from "./entity.ts";
import type { Happened } from "./events.ts";
import { MOST_EXCERPT, MOST_RECENT } from "./rules.ts";

/** The item of the recent reviews. `gone` remembers those that went, so that a late delivery does not bring them back. */
export interface Recent {
  readonly revision: number;
  readonly reviews: readonly RecentEntry[];
  readonly gone: readonly (readonly [id: string, version: number])[];
}
const MOST_GONE = 100;
const NONE: Recent = { revision: 0, reviews: [], gone: [] };

export function recentOf(item: Item | undefined): Recent {
  if (typeof item?.doc !== "string") return NONE;
  return { ...(JSON.parse(item.doc) as Omit<Recent, "revision">), revision: Number(item.revision) };
}

/** The reviews after these events, whatever their order: of each review the newest version counts. */
export const remember = (recent: Recent, happened: readonly Happened[]): Recent => {
  const after = happened.reduce(apply, recent);
  const reviews = after.reviews.toSorted(newestFirst).slice(0, MOST_RECENT);
  return { ...after, reviews, gone: after.gone.slice(-MOST_GONE) };
};

/** Whether an event is one of those that the recent reviews are made of. */
export const isOfRecent = (happened: Happened): boolean => apply(NONE, happened) !== NONE;

const newestFirst = (a: RecentEntry, b: RecentEntry) =>
  a.created_at === b.created_at ? (a.id < b.id ? -1 : 1) : a.created_at < b.created_at ? 1 : -1;

function apply(recent: Recent, { event, version, timestamp }: Happened): Recent {
  switch (event.type) {
    case "REVIEW_CREATED":
    case "REVIEW_UPDATED":
      return put(recent, { ...event.payload, updated_at: timestamp }, version);
    case "REVIEW_DELETED":
    case "REVIEW_MOVED":
    case "REVIEW_SUSPENDED":
    case "REVIEW_REMOVED":
      return drop(recent, event.payload.id, version);
    case "REVIEW_ARRIVED":
    case "REVIEW_REINSTATED":
    case "REVIEW_RESTORED":
      return shownAround(event).after ? put(recent, event.payload, version) : drop(recent, event.payload.id, version);
    case "REVIEW_ERASED": {
      // Also of one that is not known yet: what was written comes late, and may have been opened before.
      const { id, review } = event.payload;
      return review && shownAround(event).after ? put(recent, review, version) : drop(recent, id, version);
    }
    default:
      return recent;
  }
}

type Said = Extract<Happened["event"], { type: "REVIEW_RESTORED" }>["payload"];

function put(recent: Recent, said: Omit<Said, "suspended">, version: number): Recent {
  const { id, restaurant_id, rating, title, text, language, created_at, updated_at } = said;
  if (version <= seen(recent, id)) return recent;
  const facts = { id, restaurant_id, author: authorOf(said), rating, title, language, created_at, version };
  const entry = { ...facts, excerpt: excerptOf(text), updated_at, restaurant: null };
  const { reviews, gone } = without(recent, id);
  return { ...recent, gone, reviews: [...reviews, entry] };
}

function drop(recent: Recent, id: string, version: number): Recent {
  if (version <= seen(recent, id)) return recent;
  const { reviews, gone } = without(recent, id);
  return { ...recent, reviews, gone: [...gone, [id, version]] };
}

const seen = ({ reviews, gone }: Recent, id: string): number =>
  reviews.find((entry) => entry.id === id)?.version ?? gone.find(([other]) => other === id)?.[1] ?? 0;

const without = ({ reviews, gone }: Recent, id: string) => ({
  reviews: reviews.filter((entry) => entry.id !== id),
  gone: gone.filter(([other]) => other !== id),
});

function excerptOf(text: string | null): string | null {
  const characters = [...(text ?? "")];
  return characters.length <= MOST_EXCERPT ? text : `${characters.slice(0, MOST_EXCERPT - 1).join("")}…`;
}

/** Names the restaurants as their items do now; one that is not found keeps the name it had, one that is hidden has none. */
export const withRestaurants = (recent: Recent, lookup: Lookup): Recent => ({
  ...recent,
  reviews: recent.reviews.map((entry) => ({
    ...entry,
    restaurant: named(lookup(metaKey(entry.restaurant_id)), entry.restaurant),
  })),
});

function named(item: Item | undefined, before: RecentEntry["restaurant"]): RecentEntry["restaurant"] {
  if (typeof item?.doc !== "string") return before;
  const { id, slug, name, city, hidden } = JSON.parse(item.doc) as RestaurantDoc;
  return hidden ? null : { id, slug, name, city };
}

/** The write that takes the item from one state to the next, if nobody else wrote it; none when nothing changes. */
export function recentWrite(before: Recent, { reviews, gone }: Recent): Write[] {
  const { revision } = before;
  const doc = JSON.stringify({ reviews, gone });
  if (doc === JSON.stringify({ reviews: before.reviews, gone: before.gone })) return [];
  const put = RecentEntity.put({ name: "REVIEWS", doc, revision: revision + 1 });
  const unchanged = put.where((item, { eq, notExists }) =>
    revision === 0 ? notExists(item.doc) : eq(item.revision, revision),
  );
  return [{ kind: "put", operation: unchanged.params({ table: "read" }) }];
}
