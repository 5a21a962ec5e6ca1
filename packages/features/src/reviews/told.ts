import type { DisclosuresOf } from "@bellyfed/core/disclosure";
import { content, type reviewEvents } from "./events.ts";

const which = ["id", "restaurant_id", "created_at"];
/** Former versions had the author as an object. */
const authors = ["author", "author_id", "author_name", "author_staff"];
const answer = { fields: ["reply"], words: ["reply.author.name", "reply.author_name", "reply.text"] };
const review = {
  fields: [...which, ...authors, ...Object.keys(content)],
  words: ["author.name", "author_name", "title", "text"],
};
const again = {
  fields: [...review.fields, ...answer.fields, "updated_at"],
  words: [...review.words, ...answer.words],
};
/** There was no former version of it. */
const arrived = {
  fields: again.fields.filter((field) => field !== "author"),
  words: again.words.filter((path) => !path.endsWith("author.name")),
};
const gone = { fields: which, words: [] };

/**
 * What everybody is told of them: as much as the API shows of a review while it is shown. Of one that is taken away, only which one it is: what
 * it said and why it was taken away are for its author and for those who keep order.
 */
export const reviewsTold: DisclosuresOf<typeof reviewEvents> = {
  REVIEW_CREATED: review,
  REVIEW_UPDATED: review,
  REVIEW_REPLIED: { fields: [...which, ...answer.fields], words: answer.words },
  REVIEW_REINSTATED: again,
  REVIEW_RESTORED: again,
  REVIEW_ERASED: { fields: ["id", "restaurant_id"], words: [] },
  REVIEW_ARRIVED: arrived,
  REVIEW_REPLY_REMOVED: gone,
  REVIEW_DELETED: gone,
  REVIEW_MOVED: gone,
  REVIEW_SUSPENDED: gone,
  REVIEW_REMOVED: gone,
};
