import { load } from "@bellyfed/core/execute";
import { executeAll } from "@bellyfed/core/execute-all";
import { parallel } from "@bellyfed/core/parallel";
import { metaOf, type Occurred, onceThere, type PolicyPorts, policy } from "@bellyfed/core/policy";
import type { Key } from "@bellyfed/core/ports";
import { metaKey, streamsIn } from "../restaurants/keys.ts";
import { reviewType, whereIs } from "../reviews/decider.ts";
import { reviewEvents, reviewStream } from "../reviews/events.ts";
import { voteType } from "./decider.ts";
import { restaurantOfVote, reviewMarkedHelpful, type VoteEvent, voteStream } from "./events.ts";

const { reviewMoved } = reviewEvents;
const on = { reviewMoved, reviewMarkedHelpful };
type Happened = Occurred<ReturnType<(typeof on)[keyof typeof on]>>;

const name = "moved-votes";
const AT_ONCE = 8;

/**
 * What people found helpful they still find so where the review has moved to: each of these votes is taken back in its stream and given in
 * the one of the stream where the review is now, together, so that it counts once and nobody has two. They are found by their heads. A vote whose head is not
 * there yet waits for it before it looks where the review is.
 */
export const movedVotes = policy({
  name,
  on,
  async react(event, ports) {
    if (event.event_type === "REVIEW_MARKED_HELPFUL") {
      await onceThere(event, headOf(event.stream_id), ports);
      return follow(ports, event, event.payload);
    }
    const { restaurant_id, id: review_id, created_at: review_created_at } = event.payload;
    const all = voteStream(restaurant_id, review_id, "");
    const failures: unknown[] = [];
    for await (const streams of streamsIn(ports.table, headOf(all))) {
      const votes = streams.map((stream) => ({
        ...{ restaurant_id, review_id, review_created_at },
        voter_id: stream.slice(all.length),
      }));
      await parallel(votes, AT_ONCE, (vote) =>
        follow(ports, event, vote).catch((error: unknown) => void failures.push(error)),
      );
    }
    if (failures.length > 0) throw new Error(`Not all votes for ${review_id} are moved`, { cause: failures[0] });
  },
});

type Vote = VoteEvent["payload"];

/** The head of a stream of votes, or what the heads of all about one review begin with. */
const headOf = (stream: string): Key => ({ PK: metaKey(restaurantOfVote(stream)).PK, SK: `HEAD#votes#${stream}` });

/** More steps than any review goes. */
const MOST_STEPS = 20;

/**
 * To where its review is by now, past places where its author has written another one since, for which the same people may have voted. A vote
 * for one that is gone for good is only taken back.
 */
async function follow(ports: PolicyPorts, event: Happened, vote: Vote): Promise<void> {
  const { restaurant_id, review_id, review_created_at, voter_id } = vote;
  const { place, isThere } = await placeOf(ports, { restaurant_id, id: review_id }, review_created_at);
  if (place.restaurant_id === restaurant_id) return;
  const there = { ...vote, restaurant_id: place.restaurant_id, review_id: place.id };
  const stream = voteStream(restaurant_id, review_id, voter_id);
  const { state: before, version } = await load(ports.store, voteType, stream);
  if (before.marked?.review_created_at !== review_created_at) return;
  const parts = [
    { type: voteType, stream, command: { type: "give_up", vote } as const },
    {
      type: voteType,
      stream: voteStream(there.restaurant_id, there.review_id, voter_id),
      command: ([given]: readonly (typeof before)[]) => {
        const isGiven = isThere && given?.marked?.review_created_at === review_created_at;
        return { type: "take_over", vote: there, isGiven } as const;
      },
    },
  ];
  await executeAll(ports, parts, metaOf({ name }, event, `${stream} ${version}`, ports));
}

interface Place {
  readonly restaurant_id: string;
  readonly id: string;
}

/** Where the review of a time that was at a place is now, or was last. */
async function placeOf({ store }: PolicyPorts, from: Place, created_at: string) {
  let place = from;
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const { state } = await load(store, reviewType, reviewStream(place.restaurant_id, place.id));
    const where = whereIs(state, created_at);
    if (!where || where === "here") return { place, isThere: where === "here" };
    place = where;
  }
  throw new Error(`${from.id} keeps being moved`);
}
