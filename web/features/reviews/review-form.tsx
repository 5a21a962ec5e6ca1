"use client";
import { useRouter } from "next/navigation";
import { useFormStatus } from "react-dom";
import { textOf } from "@/platform/forms/form-data";
import { FaultNote, FormHead } from "@/ui/form/form-head";
import { SubmitButton } from "@/ui/form/submit-button";
import { useFormAction } from "@/ui/form/use-form-action";
import { Stars } from "@/ui/stars";
import { writeReview } from "./actions";
import { type FreshReview, leaveFreshReview } from "./fresh-review";
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
  const { fault, success, send } = useFormAction<FreshReview>(writeReview, form.lost, (posted) => {
    draft.discard();
    leaveFreshReview(restaurantId, posted);
    router.push(reviewsPath);
  });
  // Shown until the restaurant's page has loaded.
  if (success) return <ReviewPreview review={success} author={author} text={text} note={text.underway} />;
  const labels = { rating: text.rating, title: text.title, text: text.text, visited_on: text.visitedOn };
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
      <UnderwayPreview author={author} text={text} />
    </form>
  );
}

type Fault = ReturnType<typeof useFormAction>["fault"];

/** Of stars the API says that they are no number. */
const withWords = (fault: Fault, text: Props["text"]): Fault =>
  fault?.fields.rating ? { ...fault, fields: { ...fault.fields, rating: text.chooseStars } } : fault;

interface PreviewProps {
  readonly review: { readonly rating: number; readonly title: string | null; readonly text: string | null };
  readonly author: string;
  readonly text: Props["text"];
  readonly note: string;
}

/** A review as it will look on the restaurant's page. */
function ReviewPreview({ review: { rating, title, text: words }, author, text, note }: PreviewProps) {
  const labels = [text.star1, text.star2, text.star3, text.star4, text.star5];
  return (
    <div role="status" className="card space-y-2">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Stars value={rating} label={labels[rating - 1] ?? ""} />
        <bdi className="font-semibold">{author}</bdi>
        <span className="text-muted text-sm">{note}</span>
      </p>
      {title && (
        <p dir="auto" className="font-display font-semibold text-lg [unicode-bidi:isolate]">
          {title}
        </p>
      )}
      {words && (
        <p dir="auto" className="whitespace-pre-line [unicode-bidi:isolate]">
          {words}
        </p>
      )}
    </div>
  );
}

/** The same while its form is under way. */
function UnderwayPreview({ author, text }: Pick<PreviewProps, "author" | "text">) {
  const { pending, data } = useFormStatus();
  const rating = Number(data?.get("rating"));
  if (!pending || !data || !(rating >= 1 && rating <= 5)) return null;
  const review = { rating, title: textOf(data, "title"), text: textOf(data, "text") };
  return <ReviewPreview review={review} author={author} text={text} note={text.underway} />;
}
