import type { EventOf } from "@bellyfed/core/event";
import { load } from "@bellyfed/core/execute";
import { derivedId } from "@bellyfed/core/id";
import { parallel } from "@bellyfed/core/parallel";
import { type Occurred, onceThere } from "@bellyfed/core/policy";
import { restaurantEvents } from "../restaurants/events.ts";
import { headKey, streamsIn } from "../restaurants/keys.ts";
import { reviewType } from "./decider.ts";
import { reviewArrived, reviewCreated, reviewMoved, reviewStream } from "./events.ts";
import { isWritten } from "./state.ts";
import { back, type FollowingPorts, forth, type Happened, placeIn, type Step } from "./steps.ts";
import { comeBack, comeForward, isToGoBack } from "./way-back.ts";

const { restaurantMerged, restaurantUnmerged } = restaurantEvents;
/** What the policy follows. */
export const followed = { restaurantMerged, restaurantUnmerged, reviewCreated, reviewMoved, reviewArrived };

const AT_ONCE = 8;
/** A restaurant is not merged and unmerged while one looks at it, but for once. */
const MOST_STEPS = 5;

/**
 * Reviews follow their restaurant when it is merged into another one, and come back when that is undone.
 *
 * Where one belongs follows from what the streams of restaurants say now, and not from what the event says: so events that come late, twice or
 * at the same time do the same. Those of a restaurant are found by their heads in the read table. One whose head is not there yet is found by
 * its own event, which waits for that head before it looks at the restaurant: of the two one comes second, and moves it. One that is lost on its way to the read table comes again by reconcile, to both. What was moved is
 * looked at once more, for it may have taken effect long after its function was given up.
 */
export async function follow(event: Occurred<EventOf<typeof followed>>, ports: FollowingPorts): Promise<void> {
  if (event.event_type === "RESTAURANT_MERGED" || event.event_type === "RESTAURANT_UNMERGED") {
    return eachReview(ports, event.payload.id, (stream) => settle(ports, event, stream));
  }
  await onceThere(event, headKey("reviews", event.stream_id), ports);
  await settle(ports, event, event.stream_id);
}

/** All are moved that can be, before the first failure is thrown; then the event comes again. */
async function eachReview(ports: FollowingPorts, id: string, move: (stream: string) => Promise<void>): Promise<void> {
  const failures: unknown[] = [];
  for await (const streams of streamsIn(ports.table, headKey("reviews", reviewStream(id, "")))) {
    await parallel(streams, AT_ONCE, (stream) => move(stream).catch((error: unknown) => void failures.push(error)));
  }
  if (failures.length > 0) throw new Error(`Not all reviews of ${id} are moved`, { cause: failures[0] });
}

/** Moves a review, step by step, until it is where it belongs. */
async function settle(ports: FollowingPorts, event: Happened, stream: string): Promise<void> {
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const step = await nextOf(ports, stream);
    if (!step) return;
    await step(event);
  }
  throw new Error(`${stream} keeps being moved`);
}

/**
 * What is to be done about the review of a stream; undefined where it is as it should be. It goes back before it goes on: what it was merged into
 * may itself be merged by now, and even into where it came from.
 */
async function nextOf(ports: FollowingPorts, stream: string): Promise<Step | undefined> {
  const here = placeIn(stream);
  const [{ state, version }, restaurant] = await Promise.all([
    load(ports.store, reviewType, stream),
    ports.restaurantIn(here.restaurant_id),
  ]);
  const into = restaurant?.merged?.into;
  const own = { ports, here, version };
  if (isWritten(state)) {
    if (state.from && (await isToGoBack(ports, here, state.from))) return back(own, state.from);
    if (into === undefined) return undefined;
    return forth(own, { restaurant_id: into, id: derivedId("review", into, state.author_id) });
  }
  if (state.status === "aside") {
    const { author_id: author, from } = state.review;
    return into === undefined || (await isToGoBack(ports, here, from)) ? comeForward(own, author) : undefined;
  }
  if (state.status !== "moved" || state.home || into === state.to.restaurant_id) return undefined;
  return comeBack(own, state, (event, before) => settle(ports, event, before));
}
