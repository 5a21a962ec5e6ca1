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
