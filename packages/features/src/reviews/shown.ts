import type { Removal, Reply, Review } from "./contract.ts";
import type { ReviewEvent } from "./events.ts";

/** What a review says, as its events hold it. */
export type Words = Extract<ReviewEvent, { type: "REVIEW_CREATED" }>["payload"];
type StoredReply = Extract<ReviewEvent, { type: "REVIEW_REPLIED" }>["payload"]["reply"];
type StoredRemoval = Extract<ReviewEvent, { type: "REVIEW_REMOVED" }>["payload"]["removal"];

/** The author as everybody is shown them; without a name once they were erased. */
export const authorOf = ({
  author_id: id,
  author_name: name,
  author_staff: staff,
}: Pick<Words, "author_id" | "author_name" | "author_staff">): Review["author"] => ({
  id,
  name,
  ...(staff && { staff }),
});

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

export const shownReply = ({ author_id, author_name, ...rest }: StoredReply): Reply => ({
  author: authorOf({ author_id, author_name }),
  ...rest,
});

/** Who removed it is nobody's business. */
export const shownRemoval = ({ reason, removed_at }: StoredRemoval): Removal => ({ reason, removed_at });
