import { moderates } from "@bellyfed/core/claims";
import { AppError } from "@bellyfed/core/error";
import type { RestaurantFacts } from "../restaurants/rules.ts";
import { refuseWordless } from "./erased.ts";
import { type ReviewEvent, reviewReplied, reviewReplyRemoved } from "./events.ts";
import { refuseOthers, refuseUnlessOpen } from "./refusals.ts";
import { type ReviewState, refuseUnpublished, requireWritten, type Written } from "./state.ts";

/** Who writes, or takes away. */
export interface Actor {
  readonly sub: string;
  readonly name: string;
  readonly role: string;
}
interface Asked {
  readonly restaurant: RestaurantFacts;
  readonly actor: Actor;
}
/** Commands about the answer to a review. `at`: when the command was received, RFC 3339 UTC. */
export type ReplyCommand =
  | (Asked & { readonly type: "reply"; readonly text: string; readonly at: string })
  | (Asked & { readonly type: "remove_reply" });

/** Whoever writes, as events hold them. */
export const authorOf = ({ sub, name }: Actor) => ({ author_id: sub, author_name: name });

/** What comes of such a command. */
export function answer(state: ReviewState, command: ReplyCommand): ReviewEvent[] {
  const known = requireWritten(state);
  return command.type === "reply" ? reply(state, known, command) : removeReply(known, command);
}

function reply(
  state: ReviewState,
  known: Written,
  { text, restaurant, actor, at }: Extract<ReplyCommand, { type: "reply" }>,
): ReviewEvent[] {
  refuseOthers(restaurant, actor);
  if (known.author_id === actor.sub) {
    throw new AppError("forbidden", "review.own", "Nobody replies to their own review");
  }
  refuseUnlessOpen(restaurant);
  refuseUnpublished(known);
  refuseWordless({ ...state, ...known });
  if (known.reply?.text === text) return [];
  const { id, restaurant_id, created_at } = known;
  return [reviewReplied({ id, restaurant_id, created_at, reply: { ...authorOf(actor), text, replied_at: at } })];
}

/** Also where the restaurant has closed: to take something away is no new word about it. Of a review that nobody sees the reply stays as it is. */
function removeReply(known: Written, { restaurant, actor }: Asked): ReviewEvent[] {
  refuseOutsiders(known, restaurant, actor);
  refuseUnpublished(known);
  if (!known.reply) return [];
  const { id, restaurant_id, created_at, reply } = known;
  return [reviewReplyRemoved({ id, restaurant_id, created_at, replied_by: reply.author_id, removed_by: actor.sub })];
}

/** Who wrote it may also be a former owner. Somebody who keeps order does not where the review that it answers is their own. */
function refuseOutsiders({ author_id, reply }: Written, restaurant: RestaurantFacts, actor: Actor): void {
  const owner = restaurant.status === "absent" || restaurant.status === "merged" ? null : restaurant.owner_id;
  if (owner === actor.sub || reply?.author_id === actor.sub) return;
  if (!moderates(actor)) {
    throw new AppError(
      "forbidden",
      "review.not_owner",
      "Only who wrote a reply, the restaurant's owner or a moderator may remove it",
    );
  }
  if (author_id === actor.sub) {
    throw new AppError("forbidden", "review.own", "Nobody moderates the answers to their own review");
  }
}
