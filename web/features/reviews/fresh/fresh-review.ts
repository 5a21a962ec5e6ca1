import type { Review } from "@/platform/api";
import { readJson } from "@/platform/forms/form-data";

/** A review as its form has just stored it, kept in the session's storage as JSON until the page shows it. */
export interface FreshReview {
  readonly id: string;
  readonly version: number;
  readonly rating: number;
  readonly title: string | null;
  readonly text: string | null;
  readonly author: string;
  /** When it was stored: milliseconds since 1970. */
  readonly at: number;
  readonly deleted: boolean;
}

/** After this nobody is waiting for it any more. Milliseconds. */
const FORGOTTEN = 600_000;

/** Reads what the form has left; undefined for nothing, for nonsense and for what is too old by now, milliseconds since 1970. */
export function parseFreshReview(json: string | null, now: number): FreshReview | undefined {
  const { id, version, rating, title, text, author, at, deleted } = readJson(json);
  if (typeof id !== "string" || typeof version !== "number" || typeof at !== "number") return undefined;
  const stars = Number(rating);
  if (now - at > FORGOTTEN || (!deleted && !(stars >= 1 && stars <= 5))) return undefined;
  return {
    id,
    version,
    rating: stars,
    title: textOrNull(title),
    text: textOrNull(text),
    author: textOrNull(author) ?? "",
    at,
    deleted: deleted === true,
  };
}

const textOrNull = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

/** A review that the page shows. */
export interface PageReview {
  readonly id: string;
  readonly version: number;
}

/** Whether the page shows a review that was written, or shows a deleted one no more. One that was written anew after that has a higher version. */
export function isOnPage({ id, version, deleted }: FreshReview, shown: readonly PageReview[]): boolean {
  const found = shown.find((review) => review.id === id);
  return deleted ? found === undefined || found.version > version : found !== undefined && found.version >= version;
}

/** A review as it was just stored, for the restaurant's page to show until its own copy has it. */
export const freshReviewOf = ({ id, version, rating, title, text, author, updated_at }: Review): FreshReview => ({
  id,
  version,
  rating,
  title,
  text,
  // Whoever has just written it was not erased.
  author: author.name ?? "",
  at: Date.parse(updated_at),
  deleted: false,
});

/** The same of a review that is gone; `version` is its deletion's. */
export const deletionOf = (facts: Pick<FreshReview, "id" | "version" | "author" | "at">): FreshReview => ({
  ...facts,
  rating: 0,
  title: null,
  text: null,
  deleted: true,
});

/** Leaves it where the restaurant's page looks. A browser that keeps nothing shows the page as it is stored. */
export function leaveFreshReview(restaurantId: string, fresh: FreshReview): void {
  try {
    sessionStorage.setItem(freshReviewKey(restaurantId), JSON.stringify(fresh));
  } catch {
    // Full, or switched off.
  }
}

/** The key in `sessionStorage` under which the form leaves a restaurant's review: see `FreshReview`. */
export const freshReviewKey = (restaurantId: string): string => `bellyfed:fresh-review:${restaurantId}`;
