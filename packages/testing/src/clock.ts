import type { Runtime } from "@bellyfed/core/ports";

/** A clock that moves only while somebody sleeps, so that a test waits for nothing and sees how long it would have been. */
export function sleepersClock(): Pick<Runtime, "now" | "sleep"> {
  let now = 0;
  return {
    now: () => now,
    sleep: async (milliseconds) => {
      if (!(milliseconds > 0)) throw new Error("A pause takes time");
      now += milliseconds;
    },
  };
}
