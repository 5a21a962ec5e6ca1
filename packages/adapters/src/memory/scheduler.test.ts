import { schedulerContract } from "@bellyfed/testing/contract/scheduler.contract";
import { memoryScheduler } from "./scheduler.ts";

schedulerContract("the timers in memory", async () => {
  let clock = Date.UTC(2026, 10, 28, 12);
  const scheduler = memoryScheduler();
  return {
    scheduler,
    now: () => clock,
    async after(seconds) {
      clock += seconds * 1000;
      return scheduler.due(clock);
    },
    stop: async () => {},
  };
});
