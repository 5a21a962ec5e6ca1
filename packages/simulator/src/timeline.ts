/** Virtual time: what is to happen waits in order of when it is due, and the clock jumps from one to the next. */
export interface Timeline {
  /** Milliseconds since 1970. */
  now(): number;
  /** Does this `delay` milliseconds from now; things due at the same time happen in the order in which they were put here. */
  after(delay: number, happen: () => void | Promise<void>): void;
  /** Lets everything happen until nothing is left. */
  drain(): Promise<void>;
}

interface Due {
  readonly at: number;
  readonly happen: () => void | Promise<void>;
}

/** More than any history needs: beyond this something goes round in circles. */
const MOST_HAPPENINGS = 100_000;

export function timeline(start: number): Timeline {
  const waiting: Due[] = [];
  let now = start;
  return {
    now: () => Math.floor(now),
    after(delay, happen) {
      const at = now + delay;
      let place = waiting.length;
      while (place > 0 && (waiting[place - 1]?.at ?? 0) <= at) place--;
      waiting.splice(place, 0, { at, happen });
    },
    async drain() {
      let happenings = 0;
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        if (++happenings > MOST_HAPPENINGS) throw new Error("It never comes to rest");
        now = next.at;
        await next.happen();
      }
    },
  };
}
