import { restaurantName } from "@/features/restaurants/load";
import { WithheldNote } from "@/features/reviews/withheld-note";
import { api, type Review } from "@/platform/api";
import { formats, text } from "@/platform/i18n/text";
import { pageOrFirst } from "@/platform/page/request";
import { Link } from "@/ui/link";
import { Paging } from "@/ui/paging";
import { Stars } from "@/ui/stars";

interface Props {
  readonly token: string;
  readonly cursor: string | undefined;
}

const PATH = "/account";
const REVIEWS = 10;

/** What somebody has written, newest first. */
export async function OwnReviews({ token, cursor }: Props) {
  const query = { limit: REVIEWS, ...(cursor && { cursor }) };
  const [t, { data, next_cursor }] = await Promise.all([
    text("account"),
    pageOrFirst(() => api.listMyReviews({ query, token, cache: "no-store" }), cursor, PATH),
  ]);
  const names = await Promise.all(data.map(({ restaurant_id }) => restaurantName(restaurant_id)));
  return (
    <section aria-labelledby="reviews" className="space-y-4">
      <h2 id="reviews">{t("account.reviewsTitle")}</h2>
      {data.length === 0 && !cursor && <Nothing />}
      <ul className="space-y-4">
        {data.map((review, index) => (
          <OwnReview key={review.id} review={review} name={names[index] ?? t("account.unnamed")} />
        ))}
      </ul>
      <Paging
        label={t("account.pages")}
        path={PATH}
        isFirst={!cursor}
        next={next_cursor}
        text={{ first: t("account.first"), next: t("account.next") }}
      />
    </section>
  );
}

async function OwnReview({ review, name }: { readonly review: Review; readonly name: string }) {
  const [t, format] = await Promise.all([text("account"), formats()]);
  const { restaurant_id, rating, title, text: said, created_at } = review;
  const page = `/restaurants/${restaurant_id}`;
  return (
    <li className="card space-y-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3>
          <Link href={page} className="hover:underline">
            <bdi>{name}</bdi>
          </Link>
        </h3>
        <time dateTime={created_at} className="text-muted text-sm">
          {format.dateTime(new Date(created_at), { dateStyle: "medium" })}
        </time>
      </div>
      <Stars value={rating} label={t("account.stars", { rating })} />
      {title && (
        <p dir="auto" className="font-semibold [unicode-bidi:isolate]">
          {title}
        </p>
      )}
      {said && (
        <p dir="auto" className="line-clamp-4 whitespace-pre-line [unicode-bidi:isolate]">
          {said}
        </p>
      )}
      <WithheldNote review={review} />
      <p>
        <Link href={`${page}/review`} className="link inline-block py-1" aria-label={t("account.editLabel", { name })}>
          {t("account.edit")}
        </Link>
      </p>
    </li>
  );
}

async function Nothing() {
  const t = await text("account");
  return (
    <div className="note flex flex-wrap items-center justify-between gap-3">
      <p>{t("account.noReviews")}</p>
      <Link href="/restaurants" className="button">
        {t("account.find")}
      </Link>
    </div>
  );
}
