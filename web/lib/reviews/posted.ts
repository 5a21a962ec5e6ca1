import type { Review } from "../api.ts";

/** A review as it was just stored, for the restaurant's page to show until its own copy has it. */
export interface Posted {
  readonly id: string;
  readonly version: number;
  readonly rating: number;
  readonly title: string | null;
  readonly text: string | null;
  readonly author: string;
  /** When it was stored, RFC 3339. */
  readonly at: string;
  readonly deleted?: true;
}

export const postedOf = ({ id, version, rating, title, text, author, updated_at }: Review): Posted => ({
  id,
  version,
  rating,
  title,
  text,
  author: author.name,
  at: updated_at,
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
    sessionStorage.setItem(`bellyfed:posted:${restaurantId}`, JSON.stringify(posted));
  } catch {
    // Full, or switched off.
  }
}
