"use client";
import { useRouter } from "next/navigation";
import { useEffect, useLayoutEffect, useMemo, useState } from "react";
import { isOnPage, type PageReview, parseFreshReview } from "./fresh-review";
import { ReviewPreview } from "./preview";

export interface FreshReviewProps {
  readonly json: string;
  /** The reviews that the page shows. */
  readonly shown: readonly PageReview[];
  readonly forget: () => void;
  readonly text: Readonly<Record<"publishing" | "late" | "deleting" | "deletedLate", string>> & {
    /** In words, for one star and more. */
    readonly stars: readonly string[];
  };
}

/** How long the page may take to have it, before it is asked for once more. Its form has waited already. */
const PATIENCE_MS = 5000;

/** The review that was just sent, while the page does not have it; hides what it takes the place of. */
export function FreshReviewCard({ json, shown, forget, text }: FreshReviewProps) {
  const router = useRouter();
  const [isLate, setLate] = useState(false);
  const fresh = useMemo(() => parseFreshReview(json, Date.now()), [json]);
  const missing = fresh && !isOnPage(fresh, shown) ? fresh : undefined;
  const isMissing = missing !== undefined;
  useEffect(() => {
    if (!isMissing) return forget();
    const timer = setTimeout(() => {
      setLate(true);
      router.refresh();
    }, PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isMissing, forget, router]);
  useHidden(missing?.id);
  if (!missing) return null;
  const deletion = isLate ? text.deletedLate : text.deleting;
  return (
    <div className="note mt-6 space-y-3 border-saffron">
      <p role="status" className="font-semibold text-sm">
        {missing.deleted ? deletion : isLate ? text.late : text.publishing}
      </p>
      {!missing.deleted && <ReviewPreview review={missing} author={missing.author} stars={text.stars} />}
    </div>
  );
}

/** Hides what the page still shows in a review's place: its former text, or that there is none yet. */
function useHidden(reviewId: string | undefined): void {
  useLayoutEffect(() => {
    if (reviewId === undefined) return;
    const hidden = [`review-${reviewId}`, "no-reviews"].flatMap((id) => document.getElementById(id) ?? []);
    for (const element of hidden) element.hidden = true;
    return () => {
      for (const element of hidden) element.hidden = false;
    };
  }, [reviewId]);
}
