import type { Runtime } from "@bellyfed/core/ports";
import type { Positions } from "./rules.ts";

/** How often the log's end is looked at while somebody waits for it to move, in milliseconds. */
const EVERY_MS = 1_000;

/** Looks where the log ends, one read a second for all who wait in this process, and none while nobody does. */
export function headWatch(read: () => Promise<Positions>, { now, sleep }: Pick<Runtime, "now" | "sleep">) {
  const waiting = new Set<() => void>();
  let head: Positions | undefined;
  let isLooking = false;

  async function look(): Promise<void> {
    isLooking = true;
    while (waiting.size > 0) {
      await sleep(EVERY_MS);
      // A table that cannot be asked now is asked again; whoever waits has nothing to do with it.
      head = await read().catch(() => head);
      for (const wake of [...waiting]) wake();
    }
    isLooking = false;
  }

  /** Waits for the next look, or until nobody wants to know any more. */
  const nextLook = (left: AbortSignal) =>
    new Promise<void>((resolve) => {
      const wake = () => {
        waiting.delete(wake);
        left.removeEventListener("abort", wake);
        resolve();
      };
      waiting.add(wake);
      left.addEventListener("abort", wake);
      if (!isLooking) void look();
    });

  /** Whether the log was seen to go on after these positions. */
  const isPast = (after: Positions): boolean => head?.some((position, lane) => position > (after[lane] ?? 0)) ?? false;

  return {
    isPast,
    /** Waits for a look by which the log goes on after these positions, until a time (milliseconds since 1970) and no longer than is asked for. */
    async moved(after: Positions, until: number, left: AbortSignal): Promise<void> {
      while (!left.aborted && now() < until) {
        await nextLook(left);
        if (isPast(after)) return;
      }
    },
  };
}

export type HeadWatch = ReturnType<typeof headWatch>;
