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

/** Reads what the form has left; undefined for nothing and for nonsense. */
export function parseFreshReview(json: string | null): FreshReview | undefined {
  const { id, version, rating, title, text, author, at, deleted } = readJson(json);
  if (typeof id !== "string" || typeof version !== "number") return undefined;
  const stars = Number(rating);
  if (!deleted && !(stars >= 1 && stars <= 5)) return undefined;
  return {
    id,
    version,
    rating: stars,
    title: textOrNull(title),
    text: textOrNull(text),
    author: textOrNull(author) ?? "",
    at: typeof at === "number" ? at : 0,
    deleted: deleted === true,
  };
}

const textOrNull = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

/** A review that the page shows. */
export interface PageReview {
  readonly id: string;
  readonly version: number;
}

/** Milliseconds before each look at whether the page shows it: 19 seconds together. */
const WAITS = [1000, 2000, 3000, 5000, 8000];
/** After this nobody is waiting for it any more. Milliseconds. */
const FORGOTTEN = 600_000;

/** `waiting`: look again after `wait`. `late`: it is stored, but its page takes its time. `done`: forget it. */
export type Progress =
  | { readonly state: "waiting"; readonly wait: number }
  | { readonly state: "late" }
  | { readonly state: "done" };

/** How far a posted review has come, after `looks` looks at the page, of which the last showed `shown`; `now` in milliseconds since 1970. */
export function progressOf(posted: FreshReview, shown: readonly PageReview[], looks: number, now: number): Progress {
  const found = shown.find(({ id }) => id === posted.id);
  const isThere = found !== undefined && found.version >= posted.version;
  // One that was written anew after it had been deleted has a higher version.
  const isGone = found === undefined || found.version > posted.version;
  if ((posted.deleted ? isGone : isThere) || now - posted.at > FORGOTTEN) return { state: "done" };
  const wait = WAITS[looks];
  return wait === undefined ? { state: "late" } : { state: "waiting", wait };
}

/** A review as it was just stored, for the restaurant's page to show until its own copy has it. */
export const freshReviewOf = ({ id, version, rating, title, text, author, updated_at }: Review): FreshReview => ({
  id,
  version,
  rating,
  title,
  text,
  author: author.name,
  at: Date.parse(updated_at),
  deleted: false,
});

/** The same of a review that is gone: its deletion is one version more than what its author saw. */
export const deletionOf = ({
  version,
  ...facts
}: Pick<FreshReview, "id" | "version" | "author" | "at">): FreshReview => ({
  ...facts,
  version: version + 1,
  rating: 0,
  title: null,
  text: null,
  deleted: true,
});

/** Leaves it where the restaurant's page looks. A browser that keeps nothing shows the page as it is stored. */
export function leaveFreshReview(restaurantId: string, posted: FreshReview): void {
  try {
    sessionStorage.setItem(freshReviewKey(restaurantId), JSON.stringify(posted));
  } catch {
    // Full, or switched off.
  }
}

/** The key in `sessionStorage` under which the form leaves a restaurant's review: see `FreshReview`. */
export const freshReviewKey = (restaurantId: string): string => `bellyfed:posted:${restaurantId}`;
