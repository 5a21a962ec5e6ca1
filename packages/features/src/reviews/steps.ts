import { execute } from "@bellyfed/core/execute";
import { executeAll } from "@bellyfed/core/execute-all";
import { metaOf, type PolicyPorts } from "@bellyfed/core/policy";
import { reviewType } from "./decider.ts";
import { REVIEW_STREAMS, reviewStream } from "./events.ts";
import { isGone, type MovingCommand } from "./moving.ts";
import { isWritten, type Place, type ReviewState } from "./state.ts";

/** The name of the policy that takes these steps. */
export const MOVED_REVIEWS = "moved-reviews";

/** As much of what happened as a step's command follows from. */
export interface Happened {
  readonly event_id: string;
  readonly trace_id: string;
}
export type Step = (event: Happened) => Promise<unknown>;

export const streamOf = ({ restaurant_id, id }: Place): string => reviewStream(restaurant_id, id);
export function placeIn(stream: string): Place {
  const [restaurant_id = "", id = ""] = stream.slice(REVIEW_STREAMS.length).split("#");
  return { restaurant_id, id };
}

/** What policies do, and ask of a restaurant as its stream tells it now; undefined for one that is not there. */
export interface FollowingPorts extends PolicyPorts {
  readonly restaurantIn: (id: string) => Promise<Standing | undefined>;
}
interface Standing {
  readonly owner_id: string | null;
  readonly merged?: { readonly into: string };
}

export interface Own {
  readonly ports: FollowingPorts;
  readonly here: Place;
  /** Of the stream as it was looked at: it tells the steps of one event apart. */
  readonly version: number;
}

const metaFor = ({ ports, here, version }: Own, event: Happened, step: string) =>
  metaOf({ name: MOVED_REVIEWS }, event, `${streamOf(here)} ${step} ${version}`, ports);

/** What becomes of a review in its own stream alone. */
export const alone =
  (own: Own, command: MovingCommand): Step =>
  (event) =>
    execute(own.ports, {
      type: reviewType,
      stream: streamOf(own.here),
      command,
      meta: metaFor(own, event, command.type),
    });

/** What two streams hold decides what becomes of both, in one transaction. */
type Both = (here: ReviewState, there: ReviewState) => readonly [here: MovingCommand, there: MovingCommand];
const STAY = { type: "stay" } as const;

function together(own: Own, there: Place, event: Happened, step: string, both: Both) {
  const part = (place: Place, at: 0 | 1) => ({
    type: reviewType,
    stream: streamOf(place),
    command: ([mine, other]: readonly ReviewState[]) => (mine && other ? both(mine, other)[at] : STAY),
  });
  return executeAll(own.ports, [part(own.here, 0), part(there, 1)], metaFor(own, event, step));
}

/** To the restaurant that stands for its own; set aside where its author has one there. */
export const forth =
  (own: Own, there: Place): Step =>
  async (event) => {
    const restaurant = await own.ports.restaurantIn(there.restaurant_id);
    return together(own, there, event, "forth", (here, other) => {
      if (!isWritten(here)) return [STAY, STAY];
      if (other.status !== "absent" && !isGone(other)) return [{ type: "leave", to: null, home: false }, STAY];
      const owns = restaurant?.owner_id === here.author_id;
      return [
        { type: "leave", to: there, home: false },
        { type: "arrive", review: here, at: there, from: own.here, owns },
      ];
    });
  };

/** Back to where it came from, if that stream still waits for it. */
export const back =
  (own: Own, home: Place): Step =>
  async (event) => {
    const restaurant = await own.ports.restaurantIn(home.restaurant_id);
    return together(own, home, event, "back", (here, other) => {
      if (!isWritten(here) || here.from?.id !== home.id || !waitsFor(other, own.here)) return [STAY, STAY];
      const owns = restaurant?.owner_id === here.author_id;
      return [
        { type: "leave", to: home, home: true },
        { type: "arrive", review: here, at: home, from: other.from, owns },
      ];
    });
  };

/** Whether that is where it went, and where it may come back from. */
export const waitsFor = (
  state: ReviewState,
  { id }: Place,
): state is Extract<ReviewState, { readonly status: "moved" }> =>
  state.status === "moved" && !state.home && state.to.id === id;
