import { redirect } from "next/navigation";
import { Link } from "@/components/link";
import { Stars } from "@/components/stars";
import { ApiError, api, ofRestaurant, type Review } from "@/lib/api";
import { localePath } from "@/lib/i18n/locales";
import { currentLocale, formats, text } from "@/lib/i18n/text";
import { toSignIn } from "@/lib/session/current";

interface Props {
  readonly token: string;
  readonly cursor: string | undefined;
}

const REVIEWS = 10;

/** What somebody has written, newest first. */
export async function OwnReviews({ token, cursor }: Props) {
  const [t, { data, next_cursor }] = await Promise.all([text("account"), pageOf({ token, cursor })]);
  const names = await Promise.all(data.map(({ restaurant_id }) => nameOf(restaurant_id)));
  return (
    <section aria-labelledby="reviews" className="space-y-4">
      <h2 id="reviews">{t("account.reviewsTitle")}</h2>
      {data.length === 0 && !cursor && <Nothing />}
      <ul className="space-y-4">
        {data.map((review, index) => (
          <OwnReview key={review.id} review={review} name={names[index] ?? t("account.unnamed")} />
        ))}
      </ul>
      {(cursor || next_cursor) && (
        <nav aria-label={t("account.pages")} className="flex flex-wrap gap-3">
          {cursor && (
            <Link href="/account" className="button">
              {t("account.first")}
            </Link>
          )}
          {next_cursor && (
            <Link href={`/account?cursor=${encodeURIComponent(next_cursor)}`} className="button">
              {t("account.next")}
            </Link>
          )}
        </nav>
      )}
    </section>
  );
}

async function pageOf({ token, cursor }: Props) {
  const query = { limit: REVIEWS, ...(cursor && { cursor }) };
  try {
    return await api.listMyReviews({ query, token, cache: "no-store" });
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return toSignIn("/account");
    // A cursor that is none, or of another list.
    if (error instanceof ApiError && error.status === 400 && cursor) {
      redirect(localePath(await currentLocale(), "/account"));
    }
    throw error;
  }
}

/** The list is worth more than the name: a restaurant that cannot be had stays nameless. */
async function nameOf(id: string): Promise<string | undefined> {
  try {
    const { name } = await api.getRestaurant({ params: { id }, ...ofRestaurant(id) });
    return name;
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
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
      <Link href={`${page}/review`} className="link inline-block py-1" aria-label={t("account.editLabel", { name })}>
        {t("account.edit")}
      </Link>
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
