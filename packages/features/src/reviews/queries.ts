import { AppError } from "@bellyfed/core/error";
import type { Page } from "@bellyfed/core/pages";
import type { Caller, Item, Key, ReadTable } from "@bellyfed/core/ports";
import {
  type GenerationPorts,
  type PageRequest,
  pageOf,
  pageOptions,
  type QueryPorts,
  rowsOf,
} from "@bellyfed/core/read";
import { HIDDEN_MARK, isMeta, metaIn, metaKey } from "../restaurants/keys.ts";
import { refuseUnseen } from "../restaurants/rules.ts";
import type { Review } from "./contract.ts";
import { ReviewEntity, reviewsOf, WithheldEntity } from "./entity.ts";
import { isPlain, type Listing, listSorted } from "./listing.ts";
import { reviewOf } from "./shown-item.ts";

interface Asked {
  readonly caller: Caller | undefined;
  readonly url: string;
  readonly consistent: boolean;
}

/** Those of a restaurant's reviews that are asked for. Throws AppError `restaurant.missing`, or `restaurant.hidden` for one that this caller may not see. */
export const listReviews = (
  ports: GenerationPorts,
  restaurantId: string,
  { listing, ...page }: PageRequest & { readonly listing: Listing },
  asked: Asked,
): Promise<Page<Review>> =>
  isPlain(listing)
    ? listNewest(ports, restaurantId, page, asked)
    : listSorted(ports, restaurantId, { listing, ...page }, asked);

/**
 * All of a restaurant's reviews, newest first. Throws AppError `restaurant.missing`, or `restaurant.hidden` for one that this caller may not see.
 * The first page tells by itself whether it is hidden; for others the restaurant is asked beside them.
 */
async function listNewest(
  { table, cursors }: QueryPorts,
  restaurantId: string,
  { limit, cursor }: PageRequest,
  { consistent, ...asking }: Asked,
): Promise<Page<Review>> {
  const name = `reviews ${restaurantId}`;
  const after = cursors.decode(name, cursor);
  const meta = () => table.get({ Key: metaKey(restaurantId) });
  const [{ rows, others, last }, asked] = await Promise.all([
    rowsOf(table, reviewsOf(restaurantId, limit, consistent), after, { isRow: isReview, isEnd: isMeta }),
    after && meta(),
  ]);
  const isHidden = others.some(({ SK }) => SK === HIDDEN_MARK);
  const restaurant = asked ?? others.find(isMeta) ?? (isHidden ? await meta() : undefined);
  if (restaurant ? restaurant.doc === undefined : rows.length === 0) {
    throw new AppError("missing", "restaurant.missing", "There is no such restaurant");
  }
  if (restaurant) await refuseUnseen(JSON.parse(String(restaurant.doc)), asking, metaIn(table));
  return { data: rows.map(reviewOf), next_cursor: cursors.encode(name, last) };
}

/** Beside reviews there are the restaurant itself and its mark, and what is known of reviews that are not shown. */
const isReview = (item: Item): boolean => item.doc !== undefined && !isMeta(item) && item.SK !== HIDDEN_MARK;

/**
 * A user's review of a restaurant, found by the head of its stream. Throws AppError `review.missing`, or `restaurant.merged` with the way to
 * the restaurant where it may be.
 */
export async function getMyReview(
  { table }: Pick<QueryPorts, "table">,
  {
    head,
    user_id,
    id,
    url,
  }: { readonly head: Key; readonly user_id: string; readonly id: string; readonly url: string },
  consistent = false,
): Promise<Review> {
  const how = consistent && { ConsistentRead: true };
  const known = await table.get({ Key: head, ...how });
  const named = typeof known?.item === "string" && { PK: head.PK, SK: known.item };
  // Heads that an older release wrote name no item: this user's reviews are looked through.
  const before = known !== undefined && known.item === undefined;
  const item = named ? await table.get({ Key: named, ...how }) : before && (await soughtIn(table, head.PK, user_id));
  if (item) return reviewOf(item);
  // One that was here may have gone with its restaurant.
  const restaurant = known && (await table.get({ Key: metaKey(id), ...how }));
  const doc = typeof restaurant?.doc === "string" ? JSON.parse(restaurant.doc) : undefined;
  if (doc?.merged) await refuseUnseen(doc, { url }, metaIn(table));
  throw new AppError("missing", "review.missing", "There is no such review");
}

async function soughtIn(table: ReadTable, restaurant: string, user_id: string): Promise<Item | undefined> {
  const operation = ReviewEntity.query.byUser({ user_id }).params(pageOptions(100, "desc"));
  for (let after: Item | undefined; ; ) {
    const { items, last } = await table.query(operation, after);
    const found = items.find(({ PK }) => PK === restaurant);
    if (found || !last) return found;
    after = last;
  }
}

/** A user's own reviews, newest first. */
export function listMyReviews(ports: QueryPorts, userId: string, page: PageRequest): Promise<Page<Review>> {
  const operation = ReviewEntity.query.byUser({ user_id: userId }).params(pageOptions(page.limit, "desc"));
  return pageOf(ports, `reviews of user ${userId}`, operation, page.cursor, (items) => items.map(reviewOf));
}

/** Removed reviews, the newest removal first. */
export function listRemovedReviews(ports: QueryPorts, page: PageRequest): Promise<Page<Review>> {
  const operation = WithheldEntity.query.byRemoval({ list: "REMOVED" }).params(pageOptions(page.limit, "desc"));
  return pageOf(ports, "removed reviews", operation, page.cursor, (items) => items.map(reviewOf));
}
