import type { Said } from "@bellyfed/core/search/said";
import type { Indexed } from "@bellyfed/core/search/search-index";
import { sentencesOf } from "@bellyfed/core/search/sentence-splitting";
import { type ReviewEvent, reviewEvents, reviewStream, shownAround } from "../reviews/events.ts";
import type { FoldedEvent } from "./folding.ts";

const reviewTypes: ReadonlySet<string> = new Set(Object.values(reviewEvents).map(({ type }) => type));

export const isOfReview = (event: FoldedEvent): event is ReviewEvent => reviewTypes.has(event.type);

/** What reviews say, and which say nothing, once all of this has happened to them. One that moves is another one where it arrives. */
export function saidAfter(events: readonly ReviewEvent[]): Required<Pick<Indexed, "said" | "unsaid">> {
  const after = new Map<string, ReviewEvent>();
  for (const event of events)
    if (!isBeside(event)) after.set(reviewStream(event.payload.restaurant_id, event.payload.id), event);
  const said = [...after.values()].map((event) => ({ event, says: saysAfter(event) }));
  return {
    said: said.flatMap(({ says }) => says ?? []),
    unsaid: said.flatMap(({ event, says }) => (says ? [] : [reviewOf(event)])),
  };
}

/** Whether a review says after it what it said before. */
const isBeside = ({ type }: ReviewEvent): boolean => type === "REVIEW_REPLIED" || type === "REVIEW_REPLY_REMOVED";

const reviewOf = ({ payload }: ReviewEvent) => ({ restaurantId: payload.restaurant_id, reviewId: payload.id });

/** What a review says to everybody after this; undefined: nothing, as it is gone, withheld, or has no words. */
function saysAfter(event: ReviewEvent): Said | undefined {
  const review = event.type === "REVIEW_ERASED" ? event.payload.review : event.payload;
  if (!review || !("text" in review) || !shownAround(event).after) return undefined;
  const { rating, language, title, text, created_at: writtenAt } = review;
  const sentences = sentencesOf([title, text], language);
  return sentences.length === 0 ? undefined : { ...reviewOf(event), rating, language, writtenAt, sentences };
}
