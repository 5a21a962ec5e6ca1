import { isWritten, type Place, type ReviewState } from "./state.ts";

/** Of so many the way is known: nobody's review leaves one place more often while votes for it are still on their way. */
const MOST_LEFT = 8;

/** What has left a stream stays known in it when another review begins there: votes for it may come only then. */
export function leftAfter(before: ReviewState, after: ReviewState): Pick<ReviewState, "left"> {
  const { left = [] } = before;
  const hasLeft = before.status === "moved" && after.status !== "moved";
  const all = hasLeft ? [...left, { created_at: before.created_at, to: before.to }] : left;
  const others = all.filter(({ created_at }) => !isHere(after, created_at)).slice(-MOST_LEFT);
  return others.length > 0 ? { left: others } : {};
}

/** Where the review of a time is that was in a stream: still `here`, shown or not, in another one, or undefined: gone for good. */
export function whereIs(state: ReviewState, created_at: string): "here" | Place | undefined {
  if (isHere(state, created_at)) return "here";
  if (state.status === "moved" && state.created_at === created_at) return state.to;
  return state.left?.findLast((left) => left.created_at === created_at)?.to;
}

function isHere(state: ReviewState, created_at: string): boolean {
  if (state.status === "aside") return state.review.created_at === created_at;
  return isWritten(state) && state.created_at === created_at;
}
