import type { Log, ReadTableWriter, Runtime, Write } from "@bellyfed/core/ports";
import { metaKey } from "../keys.ts";
import { LEASE_SECONDS, TURN_SECONDS } from "../rules.ts";
import type { BegunTurn } from "./beginning.ts";
import { GROUP_MS } from "./groups.ts";
import type { KeptChunks } from "./kept-chunks.ts";
import { chatOf } from "./stored.ts";

export interface UpkeepPorts {
  readonly table: Pick<ReadTableWriter, "get" | "transact">;
  readonly runtime: Pick<Runtime, "now" | "sleep">;
  readonly log: Log;
}

/** Why a turn ends before its answer does: somebody stopped it, it took too long, or its chat is gone. */
export type Interruption = "stopped" | "late" | "lost";

export interface Upkeep {
  /** Aborted with an `Interruption`. */
  readonly signal: AbortSignal;
  /** Ends it; comes back once nothing of it is under way. */
  end(): Promise<void>;
}

/**
 * Looks after a turn while it runs, wherever that is: stores its chunks in groups, notices that it is to be stopped, and says that it lives.
 * A turn that is over at once costs nothing of it.
 */
export function upkeep(ports: UpkeepPorts, begun: BegunTurn, kept: KeptChunks): Upkeep {
  const interrupts = new AbortController();
  const over = Promise.withResolvers<void>();
  let isOver = false;
  const began = ports.runtime.now();
  let saidAt = began;
  const tend = async () => {
    const now = ports.runtime.now();
    const isDue = now - saidAt >= (LEASE_SECONDS * 1000) / 3;
    const { writes, written } = kept.unstored();
    const all = [...writes, ...(isDue ? [sayAlive(begun, now)] : [])];
    // In the way of another, as one that stops it: all of it goes with the next group.
    if (all.length > 0 && (await ports.table.transact(all)) === "written") {
      written();
      if (isDue) saidAt = now;
    }
    const why = await interruption(ports, begun, now - began);
    if (why) interrupts.abort(why);
  };
  const loop = async () => {
    while (!isOver) {
      await Promise.race([over.promise, ports.runtime.sleep(GROUP_MS)]);
      // What was not stored goes with the next group.
      if (!isOver) await tend().catch((error) => ports.log.warn("A turn could not be kept up", { error }));
    }
  };
  const ended = loop();
  return {
    signal: interrupts.signal,
    end: () => {
      isOver = true;
      over.resolve();
      return ended;
    },
  };
}

async function interruption(
  { table, runtime }: UpkeepPorts,
  { chat, turn }: BegunTurn,
  lasted: number,
): Promise<Interruption | undefined> {
  if (lasted > TURN_SECONDS * 1000) return "late";
  const now = chatOf(chat.id, await table.get({ Key: metaKey(chat.id), ConsistentRead: true }), runtime.now());
  if (now?.running !== turn) return "lost";
  return now.stopping === turn ? "stopped" : undefined;
}

const sayAlive = ({ chat, turn }: BegunTurn, now: number): Write => ({
  kind: "update",
  operation: {
    Key: metaKey(chat.id),
    UpdateExpression: "SET alive_until = :until",
    ConditionExpression: "running = :turn",
    ExpressionAttributeValues: { ":until": now + LEASE_SECONDS * 1000, ":turn": turn },
  },
});
