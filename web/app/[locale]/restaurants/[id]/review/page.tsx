import type { Metadata } from "next";
import { HiddenNote } from "@/features/moderation/hidden-note";
import { BackLink } from "@/features/restaurants/back-link";
import { requireRestaurantNow } from "@/features/restaurants/load";
import { draftKey, inputsOf } from "@/features/reviews/content";
import { DeleteForm } from "@/features/reviews/delete-form";
import { ReviewForm } from "@/features/reviews/review-form";
import { WithheldNote } from "@/features/reviews/withheld-note";
import { myReview } from "@/platform/after-write";
import { factsOf, lastVisitDay, mostCharacters, type Restaurant, type Review, reviewRefusal } from "@/platform/api";
import { formOn } from "@/platform/forms/page";
import { languages } from "@/platform/i18n/choices";
import { localePath } from "@/platform/i18n/locales";
import { isolate } from "@/platform/i18n/plain-text";
import { text, words } from "@/platform/i18n/text";
import { requireSession } from "@/platform/session/current";
import type { Session } from "@/platform/session/session";
import { Link } from "@/ui/link";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const { form } = await words("reviews");
  return { title: form.text, robots: { index: false } };
}

export default async function ReviewPage({ params }: PageProps<"/[locale]/restaurants/[id]/review">) {
  const { id } = await params;
  const path = `/restaurants/${id}/review`;
  const session = await requireSession(path);
  // First whether there is such a place.
  const { restaurant } = await requireRestaurantNow(id, { session, path });
  const [{ review }, t] = await Promise.all([myReview(id, session.accessToken), text("reviews")]);
  const name = isolate(restaurant.name);
  const refusal = reviewRefusal(factsOf(restaurant), session.sub);
  return (
    <div className="page-narrow space-y-8">
      <header className="space-y-3">
        <BackLink restaurant={restaurant} />
        <h1>{review ? t("page.titleEdit", { name }) : t("page.titleNew", { name })}</h1>
      </header>
      <HiddenNote restaurant={restaurant} />
      {review && <WithheldNote review={review} />}
      {refusal === "restaurant.closed" && <p>{t("page.closed", { name })}</p>}
      {refusal === "review.own_restaurant" && (
        <>
          <p>{t("page.own")}</p>
          <Link href={`/restaurants/${id}/manage`} className="button">
            {t("page.toManage")}
          </Link>
        </>
      )}
      <ReviewForms {...{ restaurant, review, session }} isWritable={!refusal} />
    </div>
  );
}

interface FormsProps {
  readonly restaurant: Restaurant;
  readonly review: Review | undefined;
  readonly session: Session;
  /** Whether a review of this restaurant can be written or changed; one can be deleted all the same. */
  readonly isWritable: boolean;
}

async function ReviewForms({ restaurant: { id }, review, session, isWritable }: FormsProps) {
  if (review?.status === "removed") return null;
  const [form, reviews, forms] = await Promise.all([
    formOn(`/restaurants/${id}/review`),
    words("reviews"),
    words("forms"),
  ]);
  const shared = {
    form,
    restaurantId: id,
    draftKey: draftKey(id, session.sub),
    reviewsPath: localePath(form.locale, `/restaurants/${id}#reviews`),
  };
  return (
    <>
      {isWritable && review?.status !== "suspended" && (
        <ReviewForm
          {...shared}
          text={reviews.form}
          reviewId={review?.id}
          values={inputsOf(review, form.locale)}
          author={session.name}
          languages={languages(form.locale, review?.language ?? null)}
          required={forms.required}
          counter={forms.counter}
          most={mostCharacters.review}
          lastDay={lastVisitDay(Date.now())}
        />
      )}
      {review && <DeleteForm {...shared} text={reviews.delete} reviewId={review.id} />}
    </>
  );
}
