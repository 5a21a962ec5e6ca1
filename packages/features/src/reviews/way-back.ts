import { load } from "@bellyfed/core/execute";
import { reviewType } from "./decider.ts";
import { isWritten, type Place, type ReviewState } from "./state.ts";
import { alone, back, type FollowingPorts, type Happened, type Own, type Step, streamOf, waitsFor } from "./steps.ts";

type Moved = Extract<ReviewState, { readonly status: "moved" }>;

const stateOf = ({ store }: FollowingPorts, place: Place) => load(store, reviewType, streamOf(place));

/**
 * Whether one of the merges by which a review came here is undone, however often: then it goes back step by step, as far as that one. Others
 * on its way may have been undone and be there again.
 */
export async function isToGoBack(ports: FollowingPorts, here: Place, from: Place | null | undefined): Promise<boolean> {
  for (let [place, before] = [here, from]; before; ) {
    const [restaurant, { state }] = await Promise.all([
      ports.restaurantIn(before.restaurant_id),
      stateOf(ports, before),
    ]);
    if (!waitsFor(state, place)) return false;
    if (restaurant?.merged?.into !== place.restaurant_id) return true;
    [place, before] = [before, state.from];
  }
  return false;
}

/**
 * Takes a review that has left a restaurant whose merge is undone one step back, from wherever it is now. What its author deleted on its way is
 * gone in the stream that it left last, and then `settle`s the one before that.
 */
export async function comeBack(
  own: Own,
  moved: Moved,
  settle: (event: Happened, stream: string) => Promise<void>,
): Promise<Step> {
  let [left, last] = [moved, own];
  for (;;) {
    const { state, version } = await stateOf(own.ports, left.to);
    const there: Own = { ...own, here: left.to, version };
    const isIts = (from: Place | null | undefined) => from?.id === last.here.id;
    if (isWritten(state) && isIts(state.from)) return back(there, last.here);
    if (state.status === "aside" && isIts(state.review.from)) return comeForward(there, state.review.author_id);
    if (state.status !== "moved" || state.home || !isIts(state.from)) break;
    [left, last] = [state, there];
  }
  const { from } = left;
  return async (event) => {
    await alone(last, { type: "forget" })(event);
    if (from) await settle(event, streamOf(from));
  };
}

/** Out of where it was set aside. */
export async function comeForward(own: Own, author: string): Promise<Step> {
  const restaurant = await own.ports.restaurantIn(own.here.restaurant_id);
  return alone(own, { type: "come_back", owns: restaurant?.owner_id === author });
}
