import { ReportLink } from "@/features/reports/link";
import type { Review } from "@/platform/api";
import { formats, text } from "@/platform/i18n/text";
import { Written } from "@/ui/long-text";
import { Stars } from "@/ui/stars";
import { AspectStars } from "./aspect-stars";
import { Helpful } from "./helpful/helpful";
import { Standing } from "./standing";

interface Props {
  readonly review: Review;
  /** The heading above has the level before this one. */
  readonly heading: "h2" | "h3";
}

/** One review with the owner's answer. */
export async function ReviewCard({ review, heading: Heading }: Props) {
  const [t, format] = await Promise.all([text("restaurant"), formats()]);
  const { id, restaurant_id, author, rating, title, language, created_at, updated_at, visited_on, reply } = review;
  const date = (time: string) => format.dateTime(new Date(time), { dateStyle: "long" });
  return (
    <article id={`review-${id}`} aria-labelledby={`author-${id}`} className="space-y-3 py-6">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Stars value={rating} label={t("starsOf", { rating })} />
        <bdi id={`author-${id}`} className="font-semibold">
          {author.name ?? t("reviews.erased")}
        </bdi>
        {author.staff && <Standing text={t("reviews.staff")} />}
        <time dateTime={created_at} className="text-muted text-sm">
          {date(created_at)}
        </time>
        {updated_at > created_at && (
          <span className="text-muted text-sm">{t("reviews.edited", { date: date(updated_at) })}</span>
        )}
      </header>
      {review.sub_ratings && <AspectStars ratings={review.sub_ratings} />}
      {title && (
        <Heading lang={language ?? undefined} className="text-lg">
          <bdi>{title}</bdi>
        </Heading>
      )}
      {review.text && <Written text={review.text} language={language} />}
      {visited_on && <p className="text-muted text-sm">{t("reviews.visited", { date: date(visited_on) })}</p>}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <Helpful review={review} />
        <ReportLink of={{ kind: "review", restaurant_id, review_id: id }} name={author.name} />
      </div>
      {reply && (
        <div className="ms-2 space-y-1 border-olive border-s-2 ps-4">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
            <bdi className="font-semibold">{reply.author.name ?? t("reviews.erased")}</bdi>
            <Standing text={t("reviews.owner")} />
            <time dateTime={reply.replied_at} className="text-muted">
              {date(reply.replied_at)}
            </time>
          </p>
          {reply.text && <Written text={reply.text} />}
          <ReportLink of={{ kind: "reply", restaurant_id, review_id: id }} name={reply.author.name} />
        </div>
      )}
    </article>
  );
}
