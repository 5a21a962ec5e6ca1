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
export type Written = Words & {
  /** The stream that it came from by a merge, and goes back to; left out: none. */
  readonly from?: Place | null;
} & (
    | { readonly status: "published" | "suspended" }
    | { readonly status: "removed"; readonly suspended: boolean; readonly removal: Removal }
  );

/** Another review's stream. */
export interface Place {
  readonly restaurant_id: string;
  readonly id: string;
}

/** A review that was here and went back where it came from. */
export interface Left {
  readonly created_at: string;
  readonly to: Place;
}

/** `erased`: those of whom nothing is left here, and who write nothing here. `left`: of those that began anew here, what was here before, the last one last. */
export type ReviewState = { readonly erased?: readonly string[]; readonly left?: readonly Left[] } & (
  | { readonly status: "absent" }
  | { readonly status: "deleted"; readonly author_id: string }
  /** In another stream. `home`: it went back there, and this one may begin anew. `from`: where it goes on to, once it has come back here. */
  | {
      readonly status: "moved";
      readonly id: string;
      readonly restaurant_id: string;
      readonly author_id: string;
      readonly created_at: string;
      readonly rating: number;
      readonly sub_ratings: Words["sub_ratings"];
      readonly to: Place;
      readonly home: boolean;
      readonly from: Place | null;
    }
  /** Shown nowhere, for its author has one at the restaurant that this one was merged into. */
  | { readonly status: "aside"; readonly review: Written }
  | Written
);

export const isWritten = (state: ReviewState): state is ReviewState & Written =>
  !["absent", "deleted", "moved", "aside"].includes(state.status);

/** Refuses what asks for a review here that is in another stream now. */
export function refuseMoved(state: ReviewState): void {
  if (state.status !== "moved" || state.home) return;
  const { restaurant_id, id } = state.to;
  throw new AppError("conflict", "review.moved", `This review is at /restaurants/${restaurant_id}/reviews/${id}`);
}

/** The review, or a 404. */
export function requireWritten(state: ReviewState): Written {
  if (isWritten(state)) return state;
  refuseMoved(state);
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
  from: _____,
  left: ______,
  ...words
}: Written & Partial<Record<"suspended" | "removal" | "erased" | "left", unknown>>): Words => words;
