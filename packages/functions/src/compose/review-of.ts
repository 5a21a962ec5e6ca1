import { load } from "@bellyfed/core/execute";
import type { EventStore } from "@bellyfed/core/ports";
import { reviewType } from "@bellyfed/features/reviews/decider";
import { reviewStream } from "@bellyfed/features/reviews/events";
import type { ReviewOf } from "@bellyfed/features/reviews/rules";
import { isWritten } from "@bellyfed/features/reviews/state";

/** Asks a review's stream whether it is there, who sees it, whose it is and since when: the port of the features that hang on a review. */
export const reviewOf =
  (store: EventStore): ReviewOf =>
  async (restaurantId, id) => {
    const { state } = await load(store, reviewType, reviewStream(restaurantId, id));
    if (!isWritten(state)) return { status: "absent" };
    const { status, author_id, created_at, reply } = state;
    return { status, author_id, created_at, ...(reply && { replier_id: reply.author_id }) };
  };
