import { load } from "@bellyfed/core/execute";
import { executeAll } from "@bellyfed/core/execute-all";
import { parallel } from "@bellyfed/core/parallel";
import { metaOf, type Occurred, onceThere, type PolicyPorts, policy } from "@bellyfed/core/policy";
import type { Key } from "@bellyfed/core/ports";
import { metaKey, streamsIn } from "../restaurants/keys.ts";
import { reviewType } from "../reviews/decider.ts";
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
 * the one of the review's new stream, together, so that it counts once and nobody has two. They are found by their heads. A vote whose head is not
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

async function follow(ports: PolicyPorts, event: Happened, vote: Vote): Promise<void> {
  const { restaurant_id, review_id, review_created_at, voter_id } = vote;
  const { state } = await load(ports.store, reviewType, reviewStream(restaurant_id, review_id));
  if (state.status !== "moved" || state.created_at !== review_created_at) return;
  const there = { ...vote, restaurant_id: state.to.restaurant_id, review_id: state.to.id };
  const stream = voteStream(restaurant_id, review_id, voter_id);
  const { state: before, version } = await load(ports.store, voteType, stream);
  if (before.marked?.review_created_at !== review_created_at) return;
  const parts = [
    { type: voteType, stream, command: { type: "give_up", vote } as const },
    {
      type: voteType,
      stream: voteStream(there.restaurant_id, there.review_id, voter_id),
      command: ([given]: readonly (typeof before)[]) =>
        ({ type: "take_over", vote: there, isGiven: given?.marked?.review_created_at === review_created_at }) as const,
    },
  ];
  await executeAll(ports, parts, metaOf({ name }, event, `${stream} ${version}`, ports));
}
