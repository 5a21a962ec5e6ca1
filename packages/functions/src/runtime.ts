import { setTimeout as sleep } from "node:timers/promises";
import { ulids } from "@bellyfed/core/id";
import type { Runtime } from "@bellyfed/core/ports";

/** The real clock and real chance. */
export const realRuntime = (): Runtime => ({
  now: Date.now,
  id: ulids(),
  sleep: async (milliseconds) => void (await sleep(milliseconds)),
  random: Math.random,
});
