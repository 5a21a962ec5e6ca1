"use client";
import { useRouter } from "next/navigation";
import { useEffect, useLayoutEffect, useMemo, useState } from "react";
import { Stars } from "@/ui/stars";
import { type FreshReview, type PageReview, parseFreshReview, progressOf } from "./fresh-review";

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

/** The review that was just sent, until the page has it: looks again a few times, and hides what it takes the place of. */
export function FreshReviewCard({ json, shown, forget, text }: FreshReviewProps) {
  const router = useRouter();
  const posted = useMemo(() => parseFreshReview(json), [json]);
  const [look, setLook] = useState(() => ({ count: 0, at: Date.now() }));
  const progress = posted ? progressOf(posted, shown, look.count, look.at) : ({ state: "done" } as const);
  const wait = progress.state === "waiting" ? progress.wait : undefined;
  const isDone = progress.state === "done";
  useEffect(() => {
    if (isDone) forget();
  }, [isDone, forget]);
  useEffect(() => {
    if (wait === undefined) return;
    const timer = setTimeout(() => {
      setLook(({ count }) => ({ count: count + 1, at: Date.now() }));
      router.refresh();
    }, wait);
    return () => clearTimeout(timer);
  }, [wait, router]);
  useHidden(isDone ? undefined : posted?.id);
  if (!posted || isDone) return null;
  const isLate = progress.state === "late";
  const deletion = isLate ? text.deletedLate : text.deleting;
  return (
    <div className="note mt-6 space-y-3 border-saffron">
      <p role="status" className="font-semibold text-sm">
        {posted.deleted ? deletion : isLate ? text.late : text.publishing}
      </p>
      {!posted.deleted && <FreshText posted={posted} stars={text.stars[posted.rating - 1] ?? ""} />}
    </div>
  );
}

/** As the page will show it. */
function FreshText({ posted, stars }: { readonly posted: FreshReview; readonly stars: string }) {
  return (
    <article className="space-y-3">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Stars value={posted.rating} label={stars} />
        <bdi className="font-semibold">{posted.author}</bdi>
      </header>
      {posted.title && (
        <h3 className="text-lg">
          <bdi>{posted.title}</bdi>
        </h3>
      )}
      {posted.text && (
        <p className="line-clamp-12 whitespace-pre-line">
          <bdi>{posted.text}</bdi>
        </p>
      )}
    </article>
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
