import type { QueryPorts } from "@bellyfed/core/read";
import type { RecentReview, Top } from "./contract.ts";
import { type RecentEntry, recentKey, type TopDoc, topKey } from "./entity.ts";
import type { WindowName } from "./rules.ts";

type Ports = Pick<QueryPorts, "table">;

/** What is looked at most, as the last roll-up counted it. */
export async function getTrending({ table }: Ports, window: WindowName): Promise<Top> {
  const item = await table.get({ Key: topKey(window) });
  if (typeof item?.doc === "string") return JSON.parse(item.doc) as TopDoc;
  return { window, updated_at: null, data: [], searches: [], next_cursor: null };
}

/** The newest reviews, those of restaurants that are not known yet left out. */
export async function listRecentReviews({ table }: Ports, limit: number): Promise<RecentReview[]> {
  const item = await table.get({ Key: recentKey });
  if (typeof item?.doc !== "string") return [];
  const { reviews } = JSON.parse(item.doc) as { reviews: RecentEntry[] };
  return reviews
    .flatMap(({ restaurant, ...review }) => (restaurant ? [{ ...review, restaurant }] : []))
    .slice(0, limit);
}
