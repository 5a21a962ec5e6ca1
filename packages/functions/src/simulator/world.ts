import { latency } from "./chance.ts";
import { type Faults, faultsOf } from "./fault.ts";
import type { History } from "./history.ts";
import { type Timeline, timeline } from "./timeline.ts";

/** What every part of a simulation shares. */
export interface World {
  readonly time: Timeline;
  readonly faults: Faults;
  /** How long the thing of this name takes, in milliseconds. */
  readonly latency: (label: string) => number;
  /** A number from 0 up to 1 for this name. */
  readonly luck: number;
  readonly nextId: () => string;
  /** What must never be, noted as it is seen. */
  readonly broken: string[];
}

const START = Date.UTC(2026, 10, 21, 12);

export function worldOf({ faults, luck }: Pick<History, "faults" | "luck">): World {
  let ids = 0;
  return {
    time: timeline(START),
    faults: faultsOf(faults),
    latency: (label) => latency(luck, label),
    luck,
    nextId: () => `id-${String(++ids).padStart(8, "0")}`,
    broken: [],
  };
}
