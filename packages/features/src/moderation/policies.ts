import { AppError } from "@bellyfed/core/error";
import { execute } from "@bellyfed/core/execute";
import { parallel } from "@bellyfed/core/parallel";
import { metaOf, type Occurred, type PolicyPorts, policy } from "@bellyfed/core/policy";
import type { Item } from "@bellyfed/core/ports";
import { restaurantType } from "../restaurants/decider.ts";
import { restaurantStream } from "../restaurants/events.ts";
import { creations, restaurantIdOf } from "../restaurants/keys.ts";
import { hideByAuthorRequested } from "./events.ts";

const PAGE = 100;
const AT_ONCE = 8;
/** What was added before the request is in the list after so long. */
const SETTLED_MS = 10_000;

/** Hides, one by one, all that somebody has added: at once what the list holds, and what comes into it late once it has settled. */
export const hideByAuthor = policy({
  name: "hide-by-author",
  on: { hideByAuthorRequested },
  react: async (event, ports) => {
    const settled = Date.parse(event.timestamp) + SETTLED_MS;
    const done = new Set<string>();
    const failures: unknown[] = [];
    for (let isLast = false; !isLast; ) {
      isLast = ports.runtime.now() >= settled;
      const fresh = (await addedBy(event.payload.author_id, ports)).filter((id) => !done.has(id));
      await parallel(fresh, AT_ONCE, async (id) => {
        done.add(id);
        await hide(event, id, ports).catch((error: unknown) => failures.push(error));
      });
      if (!isLast) await ports.runtime.sleep(Math.max(0, settled - ports.runtime.now()));
    }
    // The event comes again, and those that are hidden by then are passed over.
    if (failures.length > 0) throw failures[0];
  },
});

type Requested = Occurred<ReturnType<typeof hideByAuthorRequested>>;

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

/** What has come to be theirs, and what nobody sees, for another one stands for it. */
const LEFT = ["restaurant.own", "restaurant.merged"];

/** In the name of whoever asked. Once they were erased, without a word of theirs. */
async function hide(event: Requested, id: string, ports: PolicyPorts): Promise<void> {
  const { reason, requested_by } = event.payload;
  const stream = restaurantStream(id);
  const meta = { ...metaOf(hideByAuthor, event, stream, ports), actor: requested_by };
  const because = (why: string | null) => {
    const command = { type: "hide", reason: why, actor: { sub: requested_by, role: "moderator" } } as const;
    return execute(ports, { type: restaurantType, stream, command, meta });
  };
  try {
    await because(reason).catch((error: unknown) => {
      // The event may have been opened before that.
      if (codeOf(error) === "user.erased") return because(null);
      throw error;
    });
  } catch (error) {
    if (!LEFT.includes(codeOf(error) ?? "")) throw error;
    ports.log.info("A restaurant was not hidden", { id, error });
  }
}

const codeOf = (error: unknown): string | undefined => (error instanceof AppError ? error.code : undefined);
