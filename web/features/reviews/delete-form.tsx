"use client";
import { useRouter } from "next/navigation";
import type { FormOnPage } from "@/platform/forms/page";
import type { Messages } from "@/platform/i18n/messages";
import { FaultNote, FormHead } from "@/ui/form/form-head";
import { SubmitButton } from "@/ui/form/submit-button";
import { useFormAction } from "@/ui/form/use-form-action";
import { deleteReview } from "./actions";
import { keepDraft } from "./content";
import { type FreshReview, leaveFreshReview } from "./fresh/fresh-review";

interface Props {
  readonly form: FormOnPage;
  readonly text: Messages["reviews"]["delete"];
  readonly restaurantId: string;
  readonly reviewId: string;
  readonly draftKey: string;
  readonly reviewsPath: string;
}

/** Deletes one's review; the second button, behind the first, is the confirmation. */
export function DeleteForm({ form, text, restaurantId, reviewId, draftKey, reviewsPath }: Props) {
  const router = useRouter();
  const { fault, send } = useFormAction<FreshReview>(deleteReview, form.lost, (fresh) => {
    keepDraft(draftKey, undefined);
    leaveFreshReview(restaurantId, fresh);
    router.push(reviewsPath);
  });
  const more = { restaurant_id: restaurantId, review_id: reviewId };
  return (
    <details className="card" open={fault !== undefined}>
      <summary className="py-1 font-semibold text-danger">{text.title}</summary>
      <form action={send} className="mt-4 space-y-4">
        <FormHead locale={form.locale} idempotencyKey={form.idempotencyKey} fault={fault} more={more} />
        <FaultNote fault={fault} signIn={form.signIn} />
        <p>{text.text}</p>
        <SubmitButton sending={form.sending} className="button-danger">
          {text.confirm}
        </SubmitButton>
      </form>
    </details>
  );
}
