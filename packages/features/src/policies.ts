import { hideByAuthor } from "./moderation/policies.ts";
import { closings, establishing } from "./restaurants/policies.ts";
import { ownReviews } from "./reviews/policies.ts";

/** What the features command when events of the log happened. */
export const policies = [hideByAuthor, closings, establishing, ownReviews];
