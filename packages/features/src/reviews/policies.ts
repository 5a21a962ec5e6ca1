import { execute, load } from "@bellyfed/core/execute";
import { derivedId } from "@bellyfed/core/id";
import { metaOf, type Occurred, type PolicyPorts, policy } from "@bellyfed/core/policy";
import { restaurantType } from "../restaurants/decider.ts";
import { restaurantOwnerAssigned, restaurantStream } from "../restaurants/events.ts";
import { reviewType } from "./decider.ts";
import { reviewStream } from "./events.ts";

type Assigned = Occurred<ReturnType<typeof restaurantOwnerAssigned>>;

const name = "own-reviews";
/** A restaurant does not change hands while one looks at it, but for once. */
const MOST_LOOKS = 5;

/**
 * When a restaurant is given to somebody, their own review of it is suspended, and that of its former owner reinstated.
 *
 * Both follow from whose the restaurant is now, not from what the event says: an older event that comes late then does what the newest one
 * would. Whose it is is asked again afterwards, so that of two events that are worked on at once the one that knew less puts right what it
 * wrote.
 */
export const ownReviews = policy({
  name,
  on: { restaurantOwnerAssigned },
  async react(event, ports) {
    const { id, owner_id, previous_owner_id } = event.payload;
    const users = [owner_id, previous_owner_id].filter((user) => user !== null);
    let owner = await ownerOf(ports, id);
    for (let look = 1; look <= MOST_LOOKS; look++) {
      for (const user of users) await follow(ports, event, user, user === owner ? "suspend" : "reinstate");
      const before = owner;
      owner = await ownerOf(ports, id);
      if (owner === before) return;
    }
    throw new Error(`${id} keeps changing hands`);
  },
});

async function ownerOf({ store }: PolicyPorts, id: string): Promise<string | null> {
  const { state } = await load(store, restaurantType, restaurantStream(id));
  return state.status === "absent" ? null : state.owner_id;
}

/** The id names what the review was like: two deliveries that know different owners do not take each other's command for their own. */
async function follow(ports: PolicyPorts, event: Assigned, user: string, type: "suspend" | "reinstate"): Promise<void> {
  const { id } = event.payload;
  const stream = reviewStream(id, derivedId("review", id, user));
  const loaded = await load(ports.store, reviewType, stream);
  const meta = metaOf({ name }, event, `${stream} ${type} ${loaded.version}`, ports);
  await execute(ports, { type: reviewType, stream, command: { type }, meta, loaded });
}
