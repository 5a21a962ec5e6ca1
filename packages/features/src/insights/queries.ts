import type { QueryPorts } from "@bellyfed/core/read";
import type { Largest, RecentReview, Top } from "./contract.ts";
import { largestKey, type RecentEntry, recentKey, type TopDoc, topKey } from "./entity.ts";
import type { DirectoryName, WindowName } from "./rules.ts";

type Ports = Pick<QueryPorts, "table">;

/** What is looked at most, as the last roll-up counted it. */
export async function getTrending({ table }: Ports, window: WindowName): Promise<Top> {
  const item = await table.get({ Key: topKey(window) });
  if (typeof item?.doc === "string") return JSON.parse(item.doc) as TopDoc;
  return { window, updated_at: null, data: [], searches: [], next_cursor: null };
}

/** A directory's largest entries, as the last roll-up found them. */
export async function listLargest({ table }: Ports, of: DirectoryName): Promise<Largest> {
  const item = await table.get({ Key: largestKey(of) });
  if (typeof item?.doc === "string") return JSON.parse(item.doc) as Largest;
  return { data: [], updated_at: null, next_cursor: null };
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
