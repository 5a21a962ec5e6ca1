"use client";
import { useRouter } from "next/navigation";
import { aspects } from "@/platform/rules";
import { FaultNote, FormHead } from "@/ui/form/form-head";
import { SubmitButton } from "@/ui/form/submit-button";
import { useFormAction } from "@/ui/form/use-form-action";
import { writeReview } from "./actions";
import { aspectInput } from "./content";
import { type FreshReview, leaveFreshReview } from "./fresh/fresh-review";
import { ReviewPreview, UnderwayPreview } from "./fresh/preview";
import { ReviewFields, type ReviewFieldsProps } from "./review-fields";
import { useDraft } from "./use-draft";

interface Props extends Omit<ReviewFieldsProps, "fault"> {
  readonly restaurantId: string;
  /** Where the review will be read, in the page's language. */
  readonly reviewsPath: string;
  /** The review that is there already, if there is one. */
  readonly reviewId: string | undefined;
  readonly draftKey: string;
  readonly author: string;
}

/** Writes a review, or changes the one that is there. */
export function ReviewForm(props: Props) {
  const { form, text, restaurantId, reviewsPath, reviewId, values, draftKey, author } = props;
  const router = useRouter();
  const draft = useDraft(draftKey, values);
  const { fault, success, send } = useFormAction<FreshReview>(writeReview, form.lost, (fresh) => {
    draft.discard();
    leaveFreshReview(restaurantId, fresh);
    router.push(reviewsPath);
  });
  const stars = [text.star1, text.star2, text.star3, text.star4, text.star5];
  const preview = { author, stars, note: text.underway };
  // Shown until the restaurant's page has loaded.
  if (success) return <ReviewPreview {...preview} review={success} />;
  const labels = {
    rating: text.rating,
    ...labelsOfAspects(text),
    title: text.title,
    text: text.text,
    visited_on: text.visitedOn,
  };
  return (
    <form action={send} noValidate className="space-y-6" onInput={(event) => draft.keep(event.currentTarget)}>
      <FormHead
        locale={form.locale}
        idempotencyKey={form.idempotencyKey}
        fault={fault}
        more={{ restaurant_id: restaurantId }}
      />
      {/* Not the value that came back with a fault: the fault may be that there is a review already. */}
      <input type="hidden" name="review_id" value={reviewId ?? ""} />
      <FaultNote fault={withWords(fault, text)} signIn={form.signIn} labels={labels} />
      {draft.restored && !fault && (
        <div role="status" className="note flex flex-wrap items-center justify-between gap-3">
          {text.draftRestored}
          <button type="button" className="button" onClick={draft.discard}>
            {text.draftDiscard}
          </button>
        </div>
      )}
      <ReviewFields
        {...props}
        key={draft.restored ? "draft" : "stored"}
        fault={fault}
        values={draft.restored ?? values}
      />
      <SubmitButton sending={form.sending}>{reviewId ? text.submitEdit : text.submitNew}</SubmitButton>
      <UnderwayPreview {...preview} />
    </form>
  );
}

const labelsOfAspects = (text: Props["text"]): Readonly<Record<string, string>> =>
  Object.fromEntries(aspects.map((aspect) => [aspectInput(aspect), text[aspect]]));

type Fault = ReturnType<typeof useFormAction>["fault"];

/** Of stars the API says that they are no number. */
const withWords = (fault: Fault, text: Props["text"]): Fault =>
  fault?.fields.rating ? { ...fault, fields: { ...fault.fields, rating: text.chooseStars } } : fault;
