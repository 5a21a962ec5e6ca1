"use client";
import { useFormStatus } from "react-dom";
import { textOf } from "@/platform/forms/form-data";
import { Stars } from "@/ui/stars";
import type { ReviewText } from "./review-form";

interface Props {
  readonly review: { readonly rating: number; readonly title: string | null; readonly text: string | null };
  readonly author: string;
  readonly text: ReviewText;
  readonly note: string;
}

/** A review as it will look on the restaurant's page. */
export function ReviewPreview({ review: { rating, title, text: words }, author, text, note }: Props) {
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
export function UnderwayPreview({ author, text }: Pick<Props, "author" | "text">) {
  const { pending, data } = useFormStatus();
  const rating = Number(data?.get("rating"));
  if (!pending || !data || !(rating >= 1 && rating <= 5)) return null;
  const review = { rating, title: textOf(data, "title"), text: textOf(data, "text") };
  return <ReviewPreview review={review} author={author} text={text} note={text.underway} />;
}
