import type { Metadata } from "next";
import { BackLink } from "@/components/editing/back-link";
import { Link } from "@/components/link";
import { DeleteForm } from "@/components/reviews/delete-form";
import { ReviewForm } from "@/components/reviews/review-form";
import { mostCharacters, type Restaurant, type Review } from "@/lib/api";
import { languages } from "@/lib/editing/named-choices";
import { storedForPage } from "@/lib/editing/stored";
import { formOn } from "@/lib/forms/page";
import { localePath } from "@/lib/i18n/locales";
import { text, words } from "@/lib/i18n/text";
import { isolated } from "@/lib/restaurant/plain";
import { inputsOf } from "@/lib/reviews/content";
import { draftKey } from "@/lib/reviews/draft";
import { myReview } from "@/lib/reviews/mine";
import { requiredSession } from "@/lib/session/current";
import type { Session } from "@/lib/session/session";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const { form } = await words("reviews");
  return { title: form.text, robots: { index: false } };
}

export default async function ReviewPage({ params }: PageProps<"/[locale]/restaurants/[id]/review">) {
  const { id } = await params;
  const session = await requiredSession(`/restaurants/${id}/review`);
  const [{ restaurant }, review] = await Promise.all([storedForPage(id), myReview(id, session.accessToken)]);
  const t = await text("reviews");
  const name = isolated(restaurant.name);
  const isOwn = restaurant.owner_id === session.sub && !review;
  const isClosed = restaurant.status === "closed" && !review;
  return (
    <div className="page-narrow space-y-8">
      <header className="space-y-3">
        <BackLink id={id} name={restaurant.name} />
        <h1>{review ? t("page.titleEdit", { name }) : t("page.titleNew", { name })}</h1>
      </header>
      {isOwn ? (
        <>
          <p>{t("page.own")}</p>
          <Link href={`/restaurants/${id}/manage`} className="button">
            {t("page.toManage")}
          </Link>
        </>
      ) : isClosed ? (
        <p>{t("page.closed", { name })}</p>
      ) : (
        <ReviewForms {...{ restaurant, review, session }} />
      )}
    </div>
  );
}

interface FormsProps {
  readonly restaurant: Restaurant;
  readonly review: Review | undefined;
  readonly session: Session;
}

const FURTHEST_EAST_MS = 14 * 3_600_000;

async function ReviewForms({ restaurant: { id }, review, session }: FormsProps) {
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
        lastDay={new Date(Date.now() + FURTHEST_EAST_MS).toISOString().slice(0, 10)}
      />
      {review && <DeleteForm {...shared} text={reviews.delete} review={{ id: review.id, version: review.version }} />}
    </>
  );
}
