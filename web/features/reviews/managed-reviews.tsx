import { RemovalForm } from "@/features/moderation/forms";
import { authorPath } from "@/features/moderation/paths";
import {
  type Data,
  factsOf,
  moderates,
  moderationRefusal,
  mostCharacters,
  type Restaurant,
  type Review,
} from "@/platform/api";
import type { FormOnPage } from "@/platform/forms/page";
import { isolate } from "@/platform/i18n/plain-text";
import { text, words } from "@/platform/i18n/text";
import type { Session } from "@/platform/session/current";
import { Link } from "@/ui/link";
import { Paging } from "@/ui/paging";
import { RemoveReplyForm } from "./remove-reply-form";
import { ReplyForm } from "./reply-form";
import { ReviewCard } from "./review-card";

interface Props {
  readonly restaurant: Restaurant;
  readonly form: FormOnPage;
  readonly reviews: Data<"listReviews">;
  readonly cursor: string | undefined;
  /** The review that was replied to just before, where there are no scripts. */
  readonly replied: string | undefined;
  /** The review whose reply was removed just before. */
  readonly unreplied: string | undefined;
  readonly session: Session;
}

/** A restaurant's reviews, newest first, each with a form to reply for its owner, who alone speaks for it, and one to remove it for those who keep order. */
export async function ManagedReviews(props: Props) {
  const { restaurant, reviews, cursor, session } = props;
  const isOwner = session.sub === restaurant.owner_id;
  const t = await text("editing");
  return (
    <>
      {reviews.data.length === 0 && <p className="text-muted">{t("manage.noReviews")}</p>}
      {reviews.data.length > 0 && !isOwner && <p className="note">{t("manage.onlyOwner")}</p>}
      <ul className="space-y-5">
        {reviews.data.map((review) => (
          <li key={review.id} className="card pt-0">
            <ReviewCard review={review} heading="h3" />
            {isOwner && isAnswerable(restaurant, review) && <Reply {...props} review={review} />}
            {mayRemoveReply(props, review) && <RemoveReply {...props} review={review} />}
            {moderates(session) && <Keeping {...props} review={review} />}
          </li>
        ))}
      </ul>
      <Paging
        label={t("manage.reviews")}
        path={`/restaurants/${restaurant.id}/manage`}
        isFirst={cursor === undefined}
        next={reviews.next_cursor}
        text={{ first: t("manage.newest"), next: t("manage.older") }}
      />
    </>
  );
}

/** Of a restaurant that is closed or hidden nothing more is written, and nobody answers their own review. */
const isAnswerable = (restaurant: Restaurant, { author }: Review): boolean =>
  factsOf(restaurant).status === "open" && author.id !== restaurant.owner_id;

/** Whoever owns the place or wrote the reply, and who keeps order and did not write the review. */
const mayRemoveReply = ({ restaurant, session }: Props, { author, reply }: Review): boolean =>
  [restaurant.owner_id, reply?.author.id].includes(session.sub) || (moderates(session) && author.id !== session.sub);

async function RemoveReply({ form, restaurant, cursor, unreplied, review }: Props & { readonly review: Review }) {
  const { reply: text } = await words("reviews");
  return (
    <RemoveReplyForm
      {...{ form, text, cursor: cursor ?? "" }}
      restaurantId={restaurant.id}
      reviewId={review.id}
      hasReply={review.reply !== null}
      isDone={unreplied === review.id}
    />
  );
}

/** What somebody who keeps order can do; nothing to what is theirs. */
async function Keeping({ form, restaurant, session, review }: Props & { readonly review: Review }) {
  const t = await text("moderation");
  const { author } = review;
  if (moderationRefusal(author.id, restaurant.owner_id, session.sub)) return null;
  return (
    <div className="space-y-2 border-line border-t pt-3 text-sm">
      <RemovalForm {...{ review, form }} back={`/restaurants/${restaurant.id}/manage`} />
      <Link href={authorPath(author.id)} className="link inline-block py-1">
        {t("byAuthor", { name: isolate(author.name ?? t("erased")) })}
      </Link>
    </div>
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
      reply={review.reply?.text ?? undefined}
      counter={forms.counter}
      most={mostCharacters.reply.text}
      isDone={replied === review.id}
    />
  );
}
