import { execute, load } from "@bellyfed/core/execute";
import { derivedId } from "@bellyfed/core/id";
import { metaOf, type Occurred, type PolicyPorts, policy } from "@bellyfed/core/policy";
import { restaurantType } from "../restaurants/decider.ts";
import { restaurantOwnerAssigned, restaurantStream } from "../restaurants/events.ts";
import { reviewType } from "./decider.ts";
import { reviewArrived, reviewReinstated, reviewStream, reviewSuspended } from "./events.ts";
import { followed, follow as followRestaurant } from "./following.ts";
import { MOVED_REVIEWS } from "./steps.ts";

const on = { restaurantOwnerAssigned, reviewSuspended, reviewReinstated, reviewArrived };
type Happened = Occurred<ReturnType<(typeof on)[keyof typeof on]>>;

/** Reviews follow their restaurant into another one, and back. */
export const movedReviews = policy({
  name: MOVED_REVIEWS,
  on: followed,
  react: (event, ports) => followRestaurant(event, { ...ports, restaurantIn: (id) => restaurantIn(ports, id) }),
});

/** A restaurant as its stream tells it; undefined for one that is not there. */
async function restaurantIn({ store }: PolicyPorts, id: string) {
  const { state } = await load(store, restaurantType, restaurantStream(id));
  return state.status === "absent" ? undefined : state;
}

const name = "own-reviews";
/** A restaurant does not change hands while one looks at it, but for once. */
const MOST_LOOKS = 5;

/**
 * When a restaurant is given to somebody, their own review of it is suspended, and that of its former owner reinstated.
 *
 * Both follow from whose the restaurant is now, not from what the event says: an older event that comes late then does what the newest one
 * would. Whose it is is asked again afterwards, so that of two events that are worked on at once the one that knew less puts right what it
 * wrote. What was written is looked at once more when it has happened: it may have taken effect long after its function was given up.
 */
export const ownReviews = policy({
  name,
  on,
  async react(event, ports) {
    const { id, users } = concerned(event);
    let owner = await ownerOf(ports, id);
    for (let look = 1; look <= MOST_LOOKS; look++) {
      for (const user of users) {
        await follow(ports, event, { id, user, type: user === owner ? "suspend" : "reinstate" });
      }
      const before = owner;
      owner = await ownerOf(ports, id);
      if (owner === before) return;
    }
    throw new Error(`${id} keeps changing hands`);
  },
});

/** The restaurant, and those whose review of it may have to go or to come back. */
function concerned(event: Happened): { readonly id: string; readonly users: readonly string[] } {
  switch (event.event_type) {
    case "RESTAURANT_OWNER_ASSIGNED": {
      const { id, owner_id, previous_owner_id } = event.payload;
      return { id, users: [owner_id, previous_owner_id].filter((user) => user !== null) };
    }
    case "REVIEW_SUSPENDED":
    case "REVIEW_REINSTATED":
    case "REVIEW_ARRIVED":
      return { id: event.payload.restaurant_id, users: [event.payload.author_id] };
  }
}

const ownerOf = async (ports: PolicyPorts, id: string): Promise<string | null> =>
  (await restaurantIn(ports, id))?.owner_id ?? null;

/** The id names what the review was like: two deliveries that know different owners do not take each other's command for their own. */
async function follow(
  ports: PolicyPorts,
  event: Happened,
  { id, user, type }: { readonly id: string; readonly user: string; readonly type: "suspend" | "reinstate" },
): Promise<void> {
  const stream = reviewStream(id, derivedId("review", id, user));
  const loaded = await load(ports.store, reviewType, stream);
  const meta = metaOf({ name }, event, `${stream} ${type} ${loaded.version}`, ports);
  await execute(ports, { type: reviewType, stream, command: { type }, meta, loaded });
}
