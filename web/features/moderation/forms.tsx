import type { Restaurant, Review } from "@/platform/api";
import type { FormOnPage } from "@/platform/forms/page";
import { isolate } from "@/platform/i18n/plain-text";
import { text } from "@/platform/i18n/text";
import type { Session } from "@/platform/session/current";
import { hideByAuthor, hideRestaurant, removeReview, restoreReview, showRestaurant } from "./actions";
import { ReasonForm } from "./reason-form";

interface OnPage {
  readonly form: FormOnPage;
  /** The page that it is on, without language: where one comes back to. */
  readonly back: string;
}

/** Hides a restaurant, or shows it again; whoever owns it is told that others decide. */
export async function VisibilityForm({
  restaurant: { id, name, owner_id, hidden },
  session,
  form,
  back,
}: OnPage & { readonly restaurant: Restaurant; readonly session: Session }) {
  const t = await text("moderation");
  if (owner_id === session.sub) return <p className="text-muted">{t("own")}</p>;
  const step = hidden ? "show" : "hide";
  return (
    <ReasonForm
      key={step}
      form={form}
      action={hidden ? showRestaurant : hideRestaurant}
      text={{
        title: t(`${step}.title`, { name: isolate(name) }),
        text: t(`${step}.text`),
        reason: t("reason"),
        reasonHint: t(hidden ? "reasonOptional" : "reasonOwner"),
        confirm: t(`${step}.confirm`),
      }}
      hidden={{ restaurant_id: id, back }}
      scope={id}
      isDanger={!hidden}
    />
  );
}

/** Removes a review, or restores it; for whoever has no part in it. */
export async function RemovalForm({
  review: { id, restaurant_id, author, status },
  form,
  back,
}: OnPage & { readonly review: Review }) {
  const t = await text("moderation");
  const isRemoved = status === "removed";
  const step = isRemoved ? "restore" : "remove";
  return (
    <ReasonForm
      form={form}
      action={isRemoved ? restoreReview : removeReview}
      text={{
        title: t(`${step}.title`, { name: isolate(author.name ?? t("erased")) }),
        text: t(`${step}.text`),
        reason: t("reason"),
        reasonHint: t(isRemoved ? "reasonOptional" : "reasonAuthor"),
        confirm: t(`${step}.confirm`),
      }}
      hidden={{ restaurant_id, review_id: id, back }}
      scope={`removal-${id}`}
      isDanger={!isRemoved}
    />
  );
}

/** Hides all that somebody has added; `author`: whom another page has named. */
export async function AuthorForm({ author, form, back }: OnPage & { readonly author: string | undefined }) {
  const t = await text("moderation");
  return (
    <ReasonForm
      form={form}
      action={hideByAuthor}
      text={{
        title: t("author.title"),
        text: t("author.text"),
        reason: t("reason"),
        reasonHint: t("reasonOwner"),
        confirm: t("author.confirm"),
      }}
      hidden={{ back }}
      scope="author"
      isDanger
      author={{ label: t("author.label"), hint: t("author.hint"), value: author }}
    />
  );
}
