/** How older versions of a review's events become today's. Until then they held authors as objects, and nothing of them was sealed. */

interface FormerAuthor {
  readonly id: string;
  readonly name: string;
  readonly staff?: true;
}
interface FormerReply {
  readonly author: FormerAuthor;
}
interface FormerReview {
  readonly id: string;
  readonly restaurant_id: string;
  readonly author: FormerAuthor;
  readonly reply?: FormerReply | null;
}
type By = string | null;

/** Before version 2 nobody was marked. */
export const unmarked = (payload: object): object => payload;

const named = ({ id, name, staff }: FormerAuthor) => ({
  ...{ author_id: id, author_name: name },
  ...(staff && { author_staff: staff }),
});

const replied = ({ author, ...reply }: FormerReply) => ({ ...named(author), ...reply });

export const authored = ({ id, restaurant_id, author, reply, ...rest }: FormerReview): object => ({
  ...{ id, restaurant_id, ...named(author), ...rest },
  ...(reply !== undefined && { reply: reply && replied(reply) }),
});

export const answered = ({ reply, ...rest }: { readonly reply: FormerReply }): object => ({
  ...rest,
  reply: replied(reply),
});

/** Before its last version no event told of aspects that are rated by themselves. */
export const unscored = (payload: object): object => ({ ...payload, sub_ratings: null });

export const unscoredBefore = (payload: object): object => ({ ...payload, previous_sub_ratings: null });

export const unscoredReview = ({ review, ...rest }: { readonly review: object | null }): object => ({
  ...rest,
  review: review && unscored(review),
});

type FormerRemoval = FormerReview & { readonly removal: object | null };

/** A removal by whoever made the commit. */
export const removed = (payload: FormerRemoval, removed_by: By): object => ({
  ...authored(payload),
  removal: payload.removal && { ...payload.removal, removed_by },
});

/** A removal that whoever made the commit found: an earlier event of the stream says by whom it was. */
export const carried = (payload: FormerRemoval): object => removed(payload, null);

export const restored = (payload: FormerReview, restored_by: By): object => ({ ...authored(payload), restored_by });
