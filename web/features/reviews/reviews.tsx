import type { Restaurant, ReviewPage } from "@/platform/api";
import { text } from "@/platform/i18n/text";
import { Link } from "@/ui/link";
import { FreshReviewPlace } from "./fresh/place";
import { RatingSummary } from "./rating-summary";
import { ReviewCard } from "./review-card";

interface Props {
  readonly restaurant: Restaurant;
  readonly reviews: ReviewPage;
}

/** What people wrote, the newest first; the way to the rest at the end. */
export async function Reviews({ restaurant, reviews: { data, next_cursor } }: Props) {
  const t = await text("restaurant");
  const path = `/restaurants/${restaurant.id}`;
  return (
    <section id="reviews" aria-labelledby="reviews-title">
      <h2 id="reviews-title" className="mb-4">
        {t("reviews.title")}
      </h2>
      <RatingSummary restaurant={restaurant} />
      <FreshReviewPlace restaurantId={restaurant.id} shown={data.map(({ id, version }) => ({ id, version }))} />
      {data.length === 0 && <NoReviews restaurant={restaurant} />}
      <div className="divide-y divide-line">
        {data.map((review) => (
          <ReviewCard key={review.id} review={review} heading="h3" />
        ))}
      </div>
      {next_cursor && (
        <Link
          href={`${path}/reviews?${new URLSearchParams({ cursor: next_cursor })}`}
          className="button"
          rel="nofollow"
        >
          {t("reviews.more")}
        </Link>
      )}
    </section>
  );
}

async function NoReviews({ restaurant: { id, status } }: { readonly restaurant: Restaurant }) {
  const t = await text("restaurant");
  if (status === "closed") return <p className="text-muted">{t("reviews.noneClosed")}</p>;
  return (
    <p id="no-reviews" className="text-muted">
      {t("reviews.none")}{" "}
      <Link href={`/restaurants/${id}/review`} className="link" rel="nofollow">
        {t("reviews.first")}
      </Link>
    </p>
  );
}
