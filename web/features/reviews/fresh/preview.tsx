"use client";
import { useFormStatus } from "react-dom";
import { textOf } from "@/platform/forms/form-data";
import { Stars } from "@/ui/stars";

interface Props {
  readonly review: { readonly rating: number; readonly title: string | null; readonly text: string | null };
  readonly author: string;
  /** In words, for one star and more. */
  readonly stars: readonly string[];
  readonly note?: string;
}

/** A review as it will look on the restaurant's page. */
export function ReviewPreview({ review: { rating, title, text }, author, stars, note }: Props) {
  return (
    <article className={note ? "card space-y-3" : "space-y-3"}>
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Stars value={rating} label={stars[rating - 1] ?? ""} />
        <bdi className="font-semibold">{author}</bdi>
        {note && (
          <span role="status" className="text-muted text-sm">
            {note}
          </span>
        )}
      </header>
      {title && (
        <p className="font-display font-semibold text-lg">
          <bdi>{title}</bdi>
        </p>
      )}
      {text && (
        <p className="line-clamp-12 whitespace-pre-line">
          <bdi>{text}</bdi>
        </p>
      )}
    </article>
  );
}

/** The same while its form is under way. */
export function UnderwayPreview(props: Omit<Props, "review">) {
  const { pending, data } = useFormStatus();
  const rating = Number(data?.get("rating"));
  if (!pending || !data || !(rating >= 1 && rating <= 5)) return null;
  return <ReviewPreview {...props} review={{ rating, title: textOf(data, "title"), text: textOf(data, "text") }} />;
}
