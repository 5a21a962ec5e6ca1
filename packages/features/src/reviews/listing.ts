import { AppError } from "@bellyfed/core/error";
import { listsRatings } from "@bellyfed/core/keys";
import type { Page } from "@bellyfed/core/pages";
import type { Caller, Item } from "@bellyfed/core/ports";
import type { GenerationPorts, PageRequest } from "@bellyfed/core/read";
import { metaIn, metaKey } from "../restaurants/keys.ts";
import { refuseUnseen } from "../restaurants/rules.ts";
import type { Review } from "./contract.ts";
import { placeAmongRated, reviewsByTime, reviewsRated } from "./entity.ts";
import { helpfulIn, placeAmongHelpful, reviewsHelpful } from "./helpful.ts";
import { BEST_RATING, type ReviewSort } from "./rules.ts";
import { type Sought, seeking } from "./seeking.ts";
import { reviewOf } from "./shown-item.ts";
import { type Source, type Stop, type Walk, walk } from "./walk.ts";

/** Which reviews of a restaurant are asked for, and in which order. */
export interface Listing extends Sought {
  readonly sort: ReviewSort;
  /** Those with any of these many stars; left out: whatever they give. */
  readonly rating?: readonly number[] | undefined;
}

/** Whether it is what everybody is shown first: all of them, the newest first. */
export const isPlain = ({ sort, rating, language, q }: Listing): boolean =>
  sort === "newest" && rating === undefined && language === undefined && q === undefined;

interface Asked {
  readonly caller: Caller | undefined;
  readonly url: string;
  readonly consistent: boolean;
}

/**
 * Those of a restaurant's reviews that are asked for: each once, none left out, however many pages that takes; of what is rated anew meanwhile
 * its new place counts. Throws AppError `restaurant.missing`, or `restaurant.hidden` for one that this caller may not see.
 *
 * By ratings an index tells them apart. It is not asked where it does not stand yet, nor where what was just written has to be there: then
 * all of a restaurant's are looked through for each rating.
 */
export async function listSorted(
  { generation, cursors }: Pick<GenerationPorts, "generation" | "cursors">,
  restaurantId: string,
  { listing, limit, cursor }: PageRequest & { readonly listing: Listing },
  { consistent, ...asked }: Asked,
): Promise<Page<Review>> {
  const { sort, rating, language, q } = listing;
  const name = `reviews ${JSON.stringify([restaurantId, sort, starsIn(rating) ?? null, language ?? null, q ?? null])}`;
  const from = cursors.decode(name, cursor) as Stop | undefined;
  const { table, keys } = await generation();
  const sources = sourcesOf(restaurantId, listing, { isIndexed: listsRatings(keys) && !consistent, consistent });
  const [restaurant, { rows, next }] = await Promise.all([
    table.get({ Key: metaKey(restaurantId) }),
    walk(table, sources, { limit, from }),
  ]);
  if (restaurant?.doc === undefined) {
    throw new AppError("missing", "restaurant.missing", "There is no such restaurant");
  }
  await refuseUnseen(JSON.parse(String(restaurant.doc)), asked, metaIn(table));
  return { data: rows.map(reviewOf), next_cursor: cursors.encode(name, next) };
}

interface How {
  readonly isIndexed: boolean;
  readonly consistent: boolean;
}

function sourcesOf(restaurantId: string, listing: Listing, how: How): Walk {
  const { sort, rating, ...sought } = listing;
  if (sort === "helpful") return helpfulFirst(restaurantId, listing, how);
  const isSought = sought.language === undefined && sought.q === undefined ? undefined : seeking(sought);
  const stars = starsIn(rating);
  const ratings = ratingsIn(sort, stars);
  const found = isSought && ((item: Item) => isSought(reviewOf(item)));
  if (!ratings) {
    // Several ratings by time: none of their indexes knows the others' times.
    const isOf = (item: Item) => (!stars || stars.includes(reviewOf(item).rating)) && (!found || found(item));
    const isWanted = stars || found ? ({ item }: Looked) => isOf(item) : undefined;
    return { sources: [byTime(restaurantId, sort, how)], isWanted };
  }
  if (how.isIndexed) {
    const sources = ratings.map((each) => rated(restaurantId, each, sort));
    return { sources, isWanted: found && (({ item }: Looked) => found(item)) };
  }
  const sources = ratings.map(() => byTime(restaurantId, sort, how));
  const isOf = ({ item, at }: Looked) => reviewOf(item).rating === ratings[at] && (!found || found(item));
  return { sources, isWanted: isOf };
}

/** What somebody found helpful, and then the rest. */
function helpfulFirst(restaurantId: string, { rating, ...sought }: Listing, how: How): Walk {
  const isSought = seeking(sought);
  const isWanted = ({ item, at }: Looked) => {
    if (at > 0 && helpfulIn(item) > 0) return false;
    const review = reviewOf(item);
    return (rating === undefined || rating.includes(review.rating)) && isSought(review);
  };
  const helpful = { operation: reviewsHelpful(restaurantId), after: placeAmongHelpful };
  return { sources: [helpful, byTime(restaurantId, "newest", how)], isWanted };
}

interface Looked {
  readonly item: Item;
  readonly at: number;
}

const worstFirst = Array.from({ length: BEST_RATING }, (_, index) => index + 1);

/** The ratings that are asked for, each once and the lowest first; undefined where that is all of them. */
function starsIn(rating: Listing["rating"]): readonly number[] | undefined {
  const stars = rating && worstFirst.filter((each) => rating.includes(each));
  return stars?.length === BEST_RATING ? undefined : stars;
}

/** The ratings whose reviews follow each other; undefined where they are told apart by time alone. */
function ratingsIn(sort: ReviewSort, stars: readonly number[] | undefined): readonly number[] | undefined {
  if (sort === "highest") return (stars ?? worstFirst).toReversed();
  if (sort === "lowest") return stars ?? worstFirst;
  return stars?.length === 1 ? stars : undefined;
}

const rated = (restaurantId: string, rating: number, sort: ReviewSort): Source => ({
  operation: { ...reviewsRated(restaurantId, rating), ScanIndexForward: sort === "oldest" },
  after: (place) => placeAmongRated(place, rating),
});

const byTime = (restaurantId: string, sort: ReviewSort, { consistent }: How): Source => ({
  operation: {
    ...reviewsByTime(restaurantId),
    ScanIndexForward: sort === "oldest",
    ...(consistent && { ConsistentRead: true }),
  },
  after: ({ PK, SK }) => ({ PK, SK }),
});
