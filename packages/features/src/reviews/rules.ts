import { moderates } from "@bellyfed/core/claims";

/** Most characters of each text of a review. */
export const mostCharacters = { title: 120, text: 10_000 } as const;
/** Most characters of an owner's reply. */
export const MOST_REPLY = 5000;
/** What others see of a review: all of it, or nothing. Its author and whoever keeps order see it with its status. */
export const reviewStatuses = ["published", "suspended", "removed"] as const;
/** The best rating; 1 is the worst. */
export const BEST_RATING = 5;

/** In which order a restaurant's reviews are asked for; of equal ones the newest comes first. `helpful`: what most found helpful first. */
export const reviewSorts = ["newest", "oldest", "highest", "lowest", "helpful"] as const;
export type ReviewSort = (typeof reviewSorts)[number];
/** Most characters of words that are looked for in reviews. */
export const MOST_SOUGHT = 100;

/** What may be rated besides, each by itself. */
export const aspects = ["food", "service", "ambience", "value"] as const;
export type Aspect = (typeof aspects)[number];

const FURTHEST_EAST_MS = 14 * 3_600_000;

/** The last day that a visit may have been on, for somebody who writes at this time (milliseconds since 1970): today in UTC+14, where each day begins first. */
export const lastVisitDay = (now: number): string => new Date(now + FURTHEST_EAST_MS).toISOString().slice(0, 10);

/** Why somebody may not review a restaurant, by the code that the API answers; undefined when they may. */
export function reviewRefusal(
  restaurant: { readonly status: "open" | "closed" | "hidden"; readonly owner_id: string | null },
  sub: string,
): "restaurant.closed" | "restaurant.hidden" | "review.own_restaurant" | undefined {
  if (restaurant.status === "hidden") return "restaurant.hidden";
  if (restaurant.status === "closed") return "restaurant.closed";
  return restaurant.owner_id === sub ? "review.own_restaurant" : undefined;
}

/** Why somebody who keeps order may not remove or restore a review, by the code that the API answers; undefined when they may. */
export function moderationRefusal(
  authorId: string,
  ownerId: string | null,
  sub: string,
): "review.own" | "review.own_restaurant" | undefined {
  if (authorId === sub) return "review.own";
  return ownerId === sub ? "review.own_restaurant" : undefined;
}

/** What others ask a review's stream. Advisory: it may have changed by the time they write. */
export type ReviewFacts =
  | { readonly status: "absent" }
  | {
      readonly status: "published" | "suspended" | "removed";
      readonly author_id: string;
      readonly created_at: string;
      /** Who answered it; left out where nobody did. */
      readonly replier_id?: string;
    };

/** Asks a review's stream whether it is there, who sees it, whose it is and since when. */
export type ReviewOf = (restaurantId: string, id: string) => Promise<ReviewFacts>;

/** Whether somebody may delete an author's review: the author, a moderator or an admin. */
export const mayDelete = (authorId: string, actor: { readonly sub: string; readonly role: string }): boolean =>
  actor.sub === authorId || moderates(actor);

/** An author as events hold them. */
interface StoredAuthor {
  readonly author_id: string;
  readonly author_name: string | null;
  readonly author_staff?: true;
}

/** The author as everybody is shown them; without a name once they were erased. */
export const authorOf = ({ author_id: id, author_name: name, author_staff: staff }: StoredAuthor) => ({
  ...{ id, name },
  ...(staff && { staff }),
});
