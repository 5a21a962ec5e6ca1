import { ownReviews } from "./reviews/policies.ts";

/** What the features command when events of the log happened. */
export const policies = [ownReviews];
