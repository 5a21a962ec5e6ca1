import { execute, type WritePorts } from "@bellyfed/core/execute";
import { commandIdOf } from "@bellyfed/core/id";
import { parallel } from "@bellyfed/core/parallel";
import type { Item, Log, ReadTable } from "@bellyfed/core/ports";
import { type CommandMeta, ownMeta } from "@bellyfed/core/stream";
import { restaurantType } from "./decider.ts";
import { restaurantStream } from "./events.ts";
import { newcomers, restaurantIdOf } from "./keys.ts";

/** Commands that a restaurant be counted by directories; nothing where it is already, or is hidden. Throws AppError as `execute` does. */
export const establish = (ports: WritePorts, id: string, meta: CommandMeta) =>
  execute(ports, { type: restaurantType, stream: restaurantStream(id), command: { type: "establish" }, meta });

interface Ports extends WritePorts {
  readonly table: ReadTable;
  readonly log: Log;
}

interface Stretch {
  /** Only what was added before this (RFC 3339 UTC). */
  readonly before: string;
  readonly traceId: string;
  /** Whether there is time for another page. */
  readonly goesOn: () => boolean;
}

const PAGE = 100;
const AT_ONCE = 8;

/** Establishes what is new and older than that, the oldest first; how many it commanded so. What fails is in the list the next time, too. */
export async function establishOld(ports: Ports, { before, traceId, goesOn }: Stretch): Promise<number> {
  let commanded = 0;
  let after: Item | undefined;
  do {
    const { items, last } = await ports.table.query(newcomers.list(PAGE, "asc"), after);
    const old = items.filter((item) => newcomers.at(item) < before);
    await parallel(old.map(restaurantIdOf), AT_ONCE, async (id) => {
      try {
        await establish(ports, id, metaOf(ports, id, traceId));
        commanded++;
      } catch (error) {
        ports.log.warn("A restaurant could not be established; it is tried again in an hour", { id, error });
      }
    });
    after = old.length === items.length ? last : undefined;
  } while (after && goesOn());
  return commanded;
}

const ACTOR = "schedule:establish";

/** One command per restaurant, however many runs still find it in the list. */
const metaOf = ({ runtime }: Ports, id: string, traceId: string): CommandMeta =>
  ownMeta({ commandId: commandIdOf(ACTOR, "ESTABLISH", id, ""), actor: ACTOR, traceId }, runtime);
