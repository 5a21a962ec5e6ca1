import { type Scheduler, type Timer, timerText } from "@bellyfed/core/scheduler";

export interface MemoryScheduler extends Scheduler {
  /** Takes what is due by then off it, the earliest first. `now`: milliseconds since 1970. */
  due(now: number): readonly Timer[];
  /** What waits, by name. */
  readonly waiting: ReadonlyMap<string, Timer>;
}

/** Timers in memory, for tests: they wait until somebody asks what is due. */
export function memoryScheduler(): MemoryScheduler {
  const waiting = new Map<string, Timer>();
  return {
    waiting,
    async schedule(timer) {
      const taken = JSON.parse(timerText(timer)) as Timer;
      if (!waiting.has(timer.name)) waiting.set(timer.name, taken);
    },
    async cancel(name) {
      waiting.delete(name);
    },
    due(now) {
      const due = [...waiting.values()].filter(({ at }) => Date.parse(at) <= now);
      for (const { name } of due) waiting.delete(name);
      return due.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
    },
  };
}
