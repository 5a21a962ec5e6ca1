import type { GuideLanguage, Understood } from "./slots.ts";

/** A turn that is over, as the next one knows it. */
export interface PastTurn {
  readonly message: string;
  readonly understood: Understood;
  /** The places that were shown, in their order. */
  readonly shown: readonly { readonly id: string; readonly name: string }[];
}

/** What somebody asks, and all that is known when they do. */
export interface Question {
  readonly message: string;
  /** The language of whoever asks; what they write counts more. */
  readonly locale: GuideLanguage;
  readonly near: { readonly lat: number; readonly lng: number } | null;
  /** The turns before, oldest first. */
  readonly past: readonly PastTurn[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The steps of a turn, in their order; `clarify` ends it without looking for anything. */
export const steps = ["understand", "clarify", "retrieve", "ground", "compose", "check", "done"] as const;
export type Step = (typeof steps)[number];

/** Something that an answer rests on, as it is listed beside it. */
export interface Reference {
  /** The number in the answer's markers: `[1]`. */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly restaurant_id: string;
  /** Of a review, and of that what was quoted, word for word. */
  readonly review_id: string | null;
  readonly quote: string | null;
}

/** What came of a turn. */
export interface TurnOutcome {
  readonly understood: Understood;
  /** The places that were shown, in their order. */
  readonly shown: PastTurn["shown"];
  /** The answer as far as it was said, with its markers. */
  readonly text: string;
  readonly sources: readonly Reference[];
  readonly counts: { readonly restaurants: number; readonly sources: number; readonly sentences: number };
  /** `stopped`: its signal was aborted. */
  readonly ended: "done" | "stopped";
  /** All that it knew step by step, to be printed as JSON. */
  readonly state: unknown;
}
