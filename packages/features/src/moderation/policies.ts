import { AppError } from "@bellyfed/core/error";
import type { EventOf } from "@bellyfed/core/event";
import { execute } from "@bellyfed/core/execute";
import { parallel } from "@bellyfed/core/parallel";
import { metaOf, type Occurred, type PolicyPorts, policy } from "@bellyfed/core/policy";
import type { Item } from "@bellyfed/core/ports";
import { restaurantType } from "../restaurants/decider.ts";
import { restaurantStream } from "../restaurants/events.ts";
import { creations, restaurantIdOf } from "../restaurants/keys.ts";
import { moderationEvents } from "./events.ts";

const PAGE = 100;
const AT_ONCE = 8;
/** What was added just before may not be in the list yet: it is walked again until it has been quiet for so long, */
const QUIET_MS = 10_000;
/** but not for longer than this, since the function has a minute. */
const LONGEST_MS = 40_000;
const PAUSE_MS = 2_500;

/** Hides, one by one, all that somebody has added. */
export const hideByAuthor = policy({
  name: "hide-by-author",
  on: moderationEvents,
  react: async (event, ports) => {
    const began = ports.runtime.now();
    const done = new Set<string>();
    const failures: unknown[] = [];
    for (let last = began; ; ) {
      const fresh = (await addedBy(event.payload.author_id, ports)).filter((id) => !done.has(id));
      await parallel(fresh, AT_ONCE, async (id) => {
        done.add(id);
        await hide(event, id, ports).catch((error: unknown) => failures.push(error));
      });
      const now = ports.runtime.now();
      if (fresh.length > 0) last = now;
      if (now - last >= QUIET_MS || now - began >= LONGEST_MS) break;
      await ports.runtime.sleep(PAUSE_MS);
    }
    // The event comes again, and those that are hidden by then are passed over.
    if (failures.length > 0) throw failures[0];
  },
});

type Requested = Occurred<EventOf<typeof moderationEvents>>;

async function addedBy(author: string, { table }: PolicyPorts): Promise<string[]> {
  const found: Item[] = [];
  let after: Item | undefined;
  do {
    const { items, last } = await table.query(creations.list(PAGE, "asc", author), after);
    found.push(...items);
    after = last;
  } while (after);
  return found.map(restaurantIdOf);
}

/** In the name of whoever asked. What has come to be theirs is left. */
async function hide(event: Requested, id: string, ports: PolicyPorts): Promise<void> {
  const { reason, requested_by } = event.payload;
  const stream = restaurantStream(id);
  const meta = { ...metaOf(hideByAuthor, event, stream, ports), actor: requested_by };
  const command = { type: "hide", reason, actor: { sub: requested_by, role: "moderator" } } as const;
  try {
    await execute(ports, { type: restaurantType, stream, command, meta });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "restaurant.own") throw error;
    ports.log.info("A restaurant was not hidden", { id, error });
  }
}
