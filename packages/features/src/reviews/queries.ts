import { AppError } from "@bellyfed/core/error";
import type { Page } from "@bellyfed/core/pages";
import type { Item } from "@bellyfed/core/ports";
import { type PageRequest, pageOf, pageOptions, type QueryPorts } from "@bellyfed/core/read";
import { isMeta } from "../restaurants/keys.ts";
import type { Review } from "./contract.ts";
import { ReviewEntity, reviewsOf } from "./entity.ts";

/** A restaurant's reviews, newest first. Throws AppError `restaurant.missing`. */
export async function listReviews(
  { table, cursors }: QueryPorts,
  restaurantId: string,
  { limit, cursor }: PageRequest,
): Promise<Page<Review>> {
  const name = `reviews ${restaurantId}`;
  const { items, last } = await table.query(reviewsOf(restaurantId, limit), cursors.decode(name, cursor));
  const restaurant = items.find(isMeta);
  if (restaurant ? restaurant.doc === undefined : items.length === 0) {
    throw new AppError("missing", "restaurant.missing", "There is no such restaurant");
  }
  const data = items.filter((item) => item !== restaurant).map(reviewOf);
  return { data, next_cursor: cursors.encode(name, restaurant ? undefined : last) };
}

/** A user's own reviews, newest first. */
export function listMyReviews(ports: QueryPorts, userId: string, page: PageRequest): Promise<Page<Review>> {
  const operation = ReviewEntity.query.byUser({ user_id: userId }).params(pageOptions(page.limit, "desc"));
  return pageOf(ports, `reviews of user ${userId}`, operation, page.cursor, (items) => items.map(reviewOf));
}

function reviewOf({ doc, reply, stream_version }: Item): Review {
  return {
    ...(JSON.parse(String(doc)) as Omit<Review, "reply" | "version">),
    reply: typeof reply === "string" ? JSON.parse(reply) : null,
    version: Number(stream_version),
  };
}
