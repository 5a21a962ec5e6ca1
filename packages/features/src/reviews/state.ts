import { AppError } from "@bellyfed/core/error";
import type { ReviewEvent } from "./events.ts";

type Created = Extract<ReviewEvent, { type: "REVIEW_CREATED" }>["payload"];

type Removal = Extract<ReviewEvent, { type: "REVIEW_REMOVED" }>["payload"]["removal"];

/** What a review says, with its reply. */
interface Words extends Created {
  readonly reply: Extract<ReviewEvent, { type: "REVIEW_REPLIED" }>["payload"]["reply"] | null;
  readonly updated_at: string;
}
/** A review that is there, whoever sees it. One that is removed may be suspended besides: each is taken back by itself. */
export type Written = Words &
  (
    | { readonly status: "published" | "suspended" }
    | { readonly status: "removed"; readonly suspended: boolean; readonly removal: Removal }
  );

/** `erased`: those of whom nothing is left here, and who write nothing here. */
export type ReviewState = { readonly erased?: readonly string[] } & (
  | { readonly status: "absent" }
  | { readonly status: "deleted"; readonly author_id: string }
  | Written
);

export const isWritten = (state: ReviewState): state is ReviewState & Written =>
  state.status !== "absent" && state.status !== "deleted";

/** The review, or a 404. */
export function requireWritten(state: ReviewState): Written {
  if (isWritten(state)) return state;
  throw new AppError("missing", "review.missing", "There is no such review");
}

/** Refuses what can be done only with a review that everybody sees. */
export function refuseUnpublished({ status }: Written): void {
  switch (status) {
    case "published":
      return;
    case "suspended":
      throw new AppError(
        "conflict",
        "review.suspended",
        "This review is suspended: its author came to own the restaurant",
      );
    case "removed":
      throw new AppError("conflict", "review.removed", "This review was removed by a moderator");
  }
}

/** All of it as events hold it: its words without how it stands. */
export const wordsOf = ({
  status: _,
  suspended: __,
  removal: ___,
  erased: ____,
  ...words
}: Written & Partial<Record<"suspended" | "removal" | "erased", unknown>>): Words => words;
