import { Link } from "@/components/link";
import { Stars } from "@/components/stars";
import { type Data, mostCharacters, type Restaurant, type Review } from "@/lib/api";
import { isolated } from "@/lib/forms/isolated";
import type { FormOnPage } from "@/lib/forms/page";
import { formats, text, words } from "@/lib/i18n/text";
import { ReplyForm } from "./reply-form";

interface Props {
  readonly restaurant: Restaurant;
  readonly form: FormOnPage;
  readonly reviews: Data<"listReviews">;
  readonly cursor: string | undefined;
  /** The review that was replied to just before, where there are no scripts. */
  readonly replied: string | undefined;
  /** Only the owner speaks for the restaurant. */
  readonly isOwner: boolean;
}

/** A restaurant's reviews, newest first, each with a form to reply. */
export async function ManagedReviews(props: Props) {
  const { restaurant, reviews, cursor, isOwner } = props;
  const t = await text("editing");
  const path = `/restaurants/${restaurant.id}/manage`;
  return (
    <>
      {reviews.data.length === 0 && <p className="text-muted">{t("manage.noReviews")}</p>}
      {reviews.data.length > 0 && !isOwner && <p className="note">{t("manage.onlyOwner")}</p>}
      <ul className="space-y-5">
        {reviews.data.map((review) => (
          <li key={review.id} id={`review-${review.id}`} className="card space-y-4">
            <ReviewText review={review} />
            {isOwner && <Reply {...props} review={review} />}
          </li>
        ))}
      </ul>
      <p className="flex flex-wrap gap-3 empty:hidden">
        {cursor !== undefined && (
          <Link href={path} className="button">
            {t("manage.newest")}
          </Link>
        )}
        {reviews.next_cursor !== null && (
          <Link href={`${path}?${new URLSearchParams({ cursor: reviews.next_cursor })}`} rel="next" className="button">
            {t("manage.older")}
          </Link>
        )}
      </p>
    </>
  );
}

async function ReviewText({ review }: { readonly review: Review }) {
  const [t, replies, format] = await Promise.all([text("editing"), text("reviews"), formats()]);
  const { author, rating, title, text: said, reply, language, created_at } = review;
  return (
    <article className="space-y-2" aria-label={t("manage.reviewBy", { name: isolated(author.name) })}>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Stars value={rating} label={t("manage.stars", { count: rating })} />
        <bdi className="font-semibold">{author.name}</bdi>
        <time dateTime={created_at} className="text-muted text-sm">
          {format.dateTime(new Date(created_at), { dateStyle: "medium" })}
        </time>
      </p>
      <div dir="auto" lang={language ?? undefined} className="[unicode-bidi:isolate]">
        {title && <p className="font-display font-semibold text-lg">{title}</p>}
        {said && <p className="whitespace-pre-line">{said}</p>}
      </div>
      {reply && (
        <div className="border-line border-s-4 ps-4">
          <p className="text-muted text-sm">{replies("reply.yours", { name: isolated(reply.author.name) })}</p>
          <p dir="auto" className="whitespace-pre-line [unicode-bidi:isolate]">
            {reply.text}
          </p>
        </div>
      )}
    </article>
  );
}

async function Reply({ form, restaurant, cursor, replied, review }: Props & { readonly review: Review }) {
  const [reviews, forms] = await Promise.all([words("reviews"), words("forms")]);
  return (
    <ReplyForm
      form={form}
      text={reviews.reply}
      restaurantId={restaurant.id}
      reviewId={review.id}
      cursor={cursor ?? ""}
      reply={review.reply?.text}
      counter={forms.counter}
      most={mostCharacters.reply.text}
      isDone={replied === review.id}
    />
  );
}
