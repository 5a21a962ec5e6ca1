import { Standing } from "@/features/reviews/standing";
import { api, RECENT_REVIEWS_TAG, type RecentReview } from "@/platform/api";
import { formats, text, words } from "@/platform/i18n/text";
import { Link } from "@/ui/link";
import { Stars } from "@/ui/stars";

const MOST = 6;

/** The newest reviews of all restaurants. */
export async function RecentReviews() {
  const [t, { data }] = await Promise.all([
    text("home"),
    api.listRecentReviews({ query: { limit: MOST }, next: { tags: [RECENT_REVIEWS_TAG], revalidate: 60 } }),
  ]);
  return (
    <section aria-labelledby="recent" className="space-y-4">
      <h2 id="recent">{t("recent")}</h2>
      {data.length === 0 ? (
        <p className="text-muted">{t("noReviews")}</p>
      ) : (
        <ul className="grid gap-4 md:grid-cols-2 lg:grid-cols-3">
          {data.map((review) => (
            <li key={review.id}>
              <Review review={review} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

async function Review({ review }: { readonly review: RecentReview }) {
  const [t, search, { reviews }, { dateTime }] = await Promise.all([
    text("home"),
    text("search"),
    words("restaurant"),
    formats(),
  ]);
  const { restaurant, rating, title, excerpt, author, created_at, language } = review;
  const said = { dir: "auto", lang: language ?? undefined } as const;
  return (
    <article className="card flex h-full flex-col gap-3">
      <div className="space-y-1">
        <h3>
          <Link href={`/restaurants/${restaurant.id}`} className="hover:underline">
            <bdi>{restaurant.name}</bdi>
          </Link>
        </h3>
        <p className="text-muted text-sm">
          <bdi>{restaurant.city}</bdi>
        </p>
      </div>
      <Stars value={rating} label={search("card.rating", { rating })} />
      <blockquote className="flex-1 space-y-1">
        {title && (
          <p {...said} className="font-semibold [unicode-bidi:isolate]">
            {title}
          </p>
        )}
        {excerpt && (
          <p {...said} className="line-clamp-5 whitespace-pre-line [unicode-bidi:isolate]">
            {excerpt}
          </p>
        )}
      </blockquote>
      <p className="text-muted text-sm">
        {t.rich("by", { author: author.name ?? reviews.erased, name: (name) => <bdi>{name}</bdi> })}{" "}
        {author.staff && <Standing text={reviews.staff} />}
        {" · "}
        <time dateTime={created_at}>{dateTime(new Date(created_at), { dateStyle: "medium" })}</time>
      </p>
    </article>
  );
}
