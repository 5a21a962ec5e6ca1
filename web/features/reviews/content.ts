import type { Review, ReviewContent } from "@/platform/api";
import { numberOf, textOf } from "@/platform/forms/form-data";

/** What a review's form shows, by its inputs' names. */
export const reviewInputs = ["rating", "title", "text", "visited_on", "language"] as const;
export type ReviewInput = (typeof reviewInputs)[number];
export type ReviewInputs = Readonly<Record<ReviewInput, string>>;

/** The review that was entered. Without stars the rating is NaN, for the API to refuse with all else that is wrong. */
export const contentOf = (form: FormData): ReviewContent => ({
  rating: numberOf(form, "rating") ?? Number.NaN,
  title: textOf(form, "title"),
  text: textOf(form, "text"),
  visited_on: textOf(form, "visited_on"),
  language: textOf(form, "language"),
});

/** A stored review as its form shows it; a new one is in the language of the page. */
export const inputsOf = (review: Review | undefined, language: string): ReviewInputs => ({
  rating: String(review?.rating ?? ""),
  title: review?.title ?? "",
  text: review?.text ?? "",
  visited_on: review?.visited_on ?? "",
  language: review ? (review.language ?? "") : language,
});
