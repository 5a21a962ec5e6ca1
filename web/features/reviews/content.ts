import type { Review, ReviewContent } from "@/platform/api";
import { numberOf, readJson, textOf } from "@/platform/forms/form-data";
import { type Aspect, aspects } from "@/platform/rules";

type AspectInput = `sub_ratings.${Aspect}`;
/** What a review's form shows, by its inputs' names, which are the API's. */
export type ReviewInputs = Readonly<Record<Exclude<keyof ReviewContent, "sub_ratings"> | AspectInput, string>>;

/** The name of the input of what is rated by itself. */
export const aspectInput = (aspect: Aspect): AspectInput => `sub_ratings.${aspect}`;

/** The review that was entered. Without stars the rating is NaN, for the API to refuse with all else that is wrong. */
export const contentOf = (form: FormData): ReviewContent => ({
  rating: numberOf(form, "rating") ?? Number.NaN,
  sub_ratings: Object.fromEntries(
    aspects.flatMap((aspect) => {
      const entered = numberOf(form, aspectInput(aspect));
      return entered === null ? [] : [[aspect, entered]];
    }),
  ),
  title: textOf(form, "title"),
  text: textOf(form, "text"),
  visited_on: textOf(form, "visited_on"),
  language: textOf(form, "language"),
});

/** A stored review as its form shows it; a new one is in the language of the page. */
export const inputsOf = (review: Review | undefined, language: string): ReviewInputs => ({
  rating: String(review?.rating ?? ""),
  "sub_ratings.food": String(review?.sub_ratings?.food ?? ""),
  "sub_ratings.service": String(review?.sub_ratings?.service ?? ""),
  "sub_ratings.ambience": String(review?.sub_ratings?.ambience ?? ""),
  "sub_ratings.value": String(review?.sub_ratings?.value ?? ""),
  title: review?.title ?? "",
  text: review?.text ?? "",
  visited_on: review?.visited_on ?? "",
  language: review ? (review.language ?? "") : language,
});

const reviewInputs = Object.keys(inputsOf(undefined, "")) as (keyof ReviewInputs)[];

/** Where the browser keeps what somebody has begun to write of a restaurant. */
export const draftKey = (restaurantId: string, sub: string): string => `bellyfed:draft:${restaurantId}:${sub}`;

/** Reads a kept draft over what the form shows; undefined for none, for nonsense, and for one that says nothing else. */
export function draftIn(json: string | null, shown: ReviewInputs): ReviewInputs | undefined {
  const kept = readJson(json);
  const texts = reviewInputs.map((name) => [name, typeof kept[name] === "string" ? kept[name] : shown[name]] as const);
  const draft = Object.fromEntries(texts) as unknown as ReviewInputs;
  return reviewInputs.some((name) => draft[name] !== shown[name]) ? draft : undefined;
}

/** What is kept of a form. */
export const draftOf = (form: FormData): ReviewInputs =>
  Object.fromEntries(reviewInputs.map((name) => [name, String(form.get(name) ?? "")])) as unknown as ReviewInputs;

/** The browser's storage, as far as it has one and lets us. */
export function readDraft(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Keeps a draft, or nothing any more. */
export function keepDraft(key: string, draft: ReviewInputs | undefined): void {
  try {
    if (draft) localStorage.setItem(key, JSON.stringify(draft));
    else localStorage.removeItem(key);
  } catch {
    // Full, or switched off: the form works without.
  }
}
