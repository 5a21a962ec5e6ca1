import type { Log, Runtime } from "@bellyfed/core/ports";
import { type KeepingPorts, keeping } from "./keeping.ts";

export interface KeeperPorts extends Omit<KeepingPorts, "onBroken" | "onFilled" | "now"> {
  readonly runtime: Pick<Runtime, "now" | "sleep">;
  readonly log: Log;
}

export interface Keeper {
  /** Keeps the index until `signal` is aborted; never fails: what went wrong is tried again. */
  run(signal: AbortSignal): Promise<void>;
  /** Whether there is an index that knew everything a short while ago. */
  isHealthy(): boolean;
}

/** How old what a server knows may be, in milliseconds. */
const FRESH_MS = 1_000;
/** After a failure, and while there is nothing to make an index of. */
const AGAIN_MS = 5_000;
/** A server that has learned nothing for so long is not asked, in milliseconds. */
const HEALTHY_MS = 60_000;

/** Keeps a server's index as the feed tells, once a second. */
export function keeper({ runtime, log, ...ports }: KeeperPorts): Keeper {
  let knewAll = Number.NEGATIVE_INFINITY;
  const run = keeping({
    ...ports,
    now: runtime.now,
    onBroken: (error) => log.error(error.message, { reason: String(error.cause) }),
    onFilled: (position) => log.info("The search server has a new index", { position }),
  });
  return {
    isHealthy: () => runtime.now() - knewAll < HEALTHY_MS,
    async run(signal) {
      const stopped = new Promise<void>((resolve) => {
        signal.addEventListener("abort", () => resolve());
      });
      while (!signal.aborted) {
        const reached = await run(() => !signal.aborted).catch((error: unknown) => {
          log.error("The search server's index could not be kept", { reason: String(error) });
          return "preparing" as const;
        });
        if (reached === "everything") knewAll = runtime.now();
        await Promise.race([runtime.sleep(reached === "everything" ? FRESH_MS : AGAIN_MS), stopped]);
      }
    },
  };
}
