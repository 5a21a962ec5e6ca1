import { restaurantName } from "@/features/restaurants/load";
import type { Review } from "@/platform/api";
import type { FormOnPage } from "@/platform/forms/page";
import { text } from "@/platform/i18n/text";
import type { Session } from "@/platform/session/current";
import { FactList } from "@/ui/fact-list";
import { Link } from "@/ui/link";
import { Written } from "@/ui/long-text";
import { RemovalForm } from "./forms";
import { Moment } from "./moment";
import { authorPath } from "./paths";

interface Props {
  readonly reviews: readonly Review[];
  readonly session: Session;
  readonly form: FormOnPage;
  readonly back: string;
}

/** Reviews that were removed, each with why and a form to restore it. */
export async function RemovedList({ reviews, ...others }: Props) {
  const t = await text("moderation");
  if (reviews.length === 0) return <p className="text-muted">{t("removed.none")}</p>;
  const names = await Promise.all(reviews.map(({ restaurant_id }) => restaurantName(restaurant_id)));
  return (
    <ul className="space-y-4">
      {reviews.map((review, index) => (
        <RemovedReview key={review.id} review={review} place={names[index] ?? t("removed.unnamed")} {...others} />
      ))}
    </ul>
  );
}

interface ReviewProps extends Omit<Props, "reviews"> {
  readonly review: Review;
  /** What the restaurant is called. */
  readonly place: string;
}

async function RemovedReview({ review, place, session, ...others }: ReviewProps) {
  const [t, restaurant] = await Promise.all([text("moderation"), text("restaurant")]);
  const { author, removal, restaurant_id, rating } = review;
  return (
    <li className="card space-y-3">
      <h3>
        <bdi>{author.name ?? t("erased")}</bdi>
      </h3>
      {review.title && (
        <p className="font-semibold">
          <bdi>{review.title}</bdi>
        </p>
      )}
      {review.text && <Written text={review.text} language={review.language} />}
      <FactList
        facts={[
          [
            t("removed.place"),
            <Link key="place" href={`/restaurants/${restaurant_id}/manage`} className="link">
              <bdi>{place}</bdi>
            </Link>,
          ],
          [
            t("removed.author"),
            <Link key="author" href={authorPath(author.id)} className="link">
              <bdi>{author.id}</bdi>
            </Link>,
          ],
          [t("removed.rating"), restaurant("starsOf", { rating })],
          [t("reason"), removal?.reason ? <bdi key="reason">{removal.reason}</bdi> : t("removed.noReason")],
          [t("removed.at"), removal && <Moment key="at" at={removal.removed_at} />],
        ]}
      />
      {/* Whose the place is, the API knows. */}
      {review.author.id !== session.sub && <RemovalForm review={review} {...others} />}
    </li>
  );
}
