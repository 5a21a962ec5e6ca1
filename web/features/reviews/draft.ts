import { remembered } from "@/platform/forms/remembered";
import { type ReviewInputs, reviewInputs } from "./content.ts";

/** Where the browser keeps what somebody has begun to write of a restaurant. */
export const draftKey = (restaurantId: string, sub: string): string => `bellyfed:draft:${restaurantId}:${sub}`;

/** Reads a kept draft over what the form shows; undefined for none, for nonsense, and for one that says nothing else. */
export function draftIn(json: string | null, shown: ReviewInputs): ReviewInputs | undefined {
  const kept = remembered(json);
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
