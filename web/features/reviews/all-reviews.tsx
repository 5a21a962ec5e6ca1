import type { Restaurant } from "@/platform/api";
import { isolate } from "@/platform/i18n/plain-text";
import { text } from "@/platform/i18n/text";
import { Link } from "@/ui/link";
import { Paging } from "@/ui/paging";
import { ListingForm } from "./listing-form";
import { loadReviews } from "./load";
import { ReviewCard } from "./review-card";
import { fromStart, isEverything, reviewsPath, type Wanted } from "./wanted";

interface Props {
  readonly restaurant: Restaurant;
  readonly wanted: Wanted;
}

/** One page of the reviews that are wanted; for a cursor that is none the first one, which says so. */
export async function AllReviews({ restaurant, wanted }: Props) {
  const { id } = restaurant;
  const first = fromStart(wanted);
  const [t, asked] = await Promise.all([text("restaurant"), loadReviews(id, wanted)]);
  const { data, next_cursor } = asked ?? (await loadReviews(id, first)) ?? { data: [], next_cursor: null };
  const isFirst = wanted.cursor === undefined || asked === undefined;
  const named = { name: isolate(restaurant.name) };
  return (
    <>
      <Link href={`/restaurants/${id}`} className="link inline-block py-1">
        {t("reviews.back", named)}
      </Link>
      <h1 className="mt-3">{t("reviews.titleOf", named)}</h1>
      {!asked && <p className="note mt-6">{t("reviews.badCursor")}</p>}
      <ListingForm id={id} wanted={first} />
      {data.length === 0 && (
        <p className="mt-6 text-muted">
          {t(noneOf({ isFirst, isAll: isEverything(first), hasMore: next_cursor !== null }))}
        </p>
      )}
      <div className="divide-y divide-line">
        {data.map((review) => (
          <ReviewCard key={review.id} review={review} heading="h2" />
        ))}
      </div>
      <Paging
        label={t("reviews.title")}
        path={reviewsPath(id, first)}
        isFirst={isFirst}
        next={next_cursor}
        text={{ first: t(isEverything(first) ? "reviews.firstPage" : "listing.fromStart"), next: t("reviews.next") }}
      />
    </>
  );
}

interface None {
  readonly isFirst: boolean;
  /** Whether all reviews are wanted. */
  readonly isAll: boolean;
  readonly hasMore: boolean;
}

/** What is said where a page has no review: there may be some further on. */
function noneOf({ isFirst, isAll, hasMore }: None) {
  if (hasMore) return "listing.noneHere";
  if (!isFirst) return "reviews.noMore";
  return isAll ? "reviews.none" : "listing.none";
}

export async function AllReviewsSkeleton() {
  const t = await text("shell");
  return (
    <div role="status" className="space-y-6">
      <span className="sr-only">{t("loading")}</span>
      <div className="skeleton h-10 w-2/3" />
      {["a", "b", "c"].map((key) => (
        <div key={key} className="skeleton h-28" />
      ))}
    </div>
  );
}
