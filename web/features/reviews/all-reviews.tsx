import { loadReviews } from "@/features/restaurants/load";
import type { Restaurant } from "@/platform/api";
import { isolate } from "@/platform/i18n/plain-text";
import { text } from "@/platform/i18n/text";
import { Link } from "@/ui/link";
import { Paging } from "@/ui/paging";
import { ReviewCard } from "./review-card";

interface Props {
  readonly restaurant: Restaurant;
  readonly cursor: string | undefined;
}

/** One page of all reviews; for a cursor that is none the first one, which says so. */
export async function AllReviews({ restaurant, cursor }: Props) {
  const { id } = restaurant;
  const [t, asked] = await Promise.all([text("restaurant"), loadReviews(id, cursor)]);
  const { data, next_cursor } = asked ?? (await loadReviews(id, undefined)) ?? { data: [], next_cursor: null };
  const isFirst = cursor === undefined || asked === undefined;
  const named = { name: isolate(restaurant.name) };
  return (
    <>
      <Link href={`/restaurants/${id}`} className="link inline-block py-1">
        {t("reviews.back", named)}
      </Link>
      <h1 className="mt-3">{t("reviews.titleOf", named)}</h1>
      {!asked && <p className="note mt-6">{t("reviews.badCursor")}</p>}
      {data.length === 0 && <p className="mt-6 text-muted">{t(isFirst ? "reviews.none" : "reviews.noMore")}</p>}
      <div className="divide-y divide-line">
        {data.map((review) => (
          <ReviewCard key={review.id} review={review} heading="h2" />
        ))}
      </div>
      <Paging
        label={t("reviews.title")}
        path={`/restaurants/${id}/reviews`}
        isFirst={isFirst}
        next={next_cursor}
        text={{ first: t("reviews.firstPage"), next: t("reviews.next") }}
      />
    </>
  );
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
