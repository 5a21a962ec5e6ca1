import type { ReviewEvent } from "./events.ts";
import { authorOf } from "./rules.ts";

/** What a review says, as its events hold it. */
export type Words = Extract<ReviewEvent, { type: "REVIEW_CREATED" }>["payload"];
type StoredReply = Extract<ReviewEvent, { type: "REVIEW_REPLIED" }>["payload"]["reply"];
type StoredRemoval = Extract<ReviewEvent, { type: "REVIEW_REMOVED" }>["payload"]["removal"];

/** A review's words as they are shown. */
export const shownReview = <Stored extends Words>({
  author_id,
  author_name,
  author_staff,
  id,
  restaurant_id,
  ...rest
}: Stored) => ({
  ...{ id, restaurant_id },
  author: authorOf({ author_id, author_name, ...(author_staff && { author_staff }) }),
  ...rest,
});

export const shownReply = ({ author_id, author_name, ...rest }: StoredReply) => ({
  author: authorOf({ author_id, author_name }),
  ...rest,
});

/** Who removed it is nobody's business. */
export const shownRemoval = ({ reason, removed_at }: StoredRemoval) => ({ reason, removed_at });
