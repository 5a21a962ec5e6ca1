import type { Review } from "@/platform/api";
import type { Posted } from "./fresh-review.ts";
import { postedKey } from "./posted-key.ts";

/** A review as it was just stored, for the restaurant's page to show until its own copy has it. */
export const postedOf = ({ id, version, rating, title, text, author, updated_at }: Review): Posted => ({
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
export const deletionOf = ({ version, ...facts }: Pick<Posted, "id" | "version" | "author" | "at">): Posted => ({
  ...facts,
  version: version + 1,
  rating: 0,
  title: null,
  text: null,
  deleted: true,
});

/** Leaves it where the restaurant's page looks. A browser that keeps nothing shows the page as it is stored. */
export function leavePosted(restaurantId: string, posted: Posted): void {
  try {
    sessionStorage.setItem(postedKey(restaurantId), JSON.stringify(posted));
  } catch {
    // Full, or switched off.
  }
}
