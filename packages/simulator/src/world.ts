import { chance, latency } from "./chance.ts";
import { type Faults, faultsOf } from "./fault.ts";
import type { History } from "./history.ts";
import { type Timeline, timeline } from "./timeline.ts";

/** What every part of a simulation shares. */
export interface World {
  readonly time: Timeline;
  readonly faults: Faults;
  /** How long the thing of this name takes, in milliseconds. */
  readonly latency: (label: string) => number;
  /** How far this instance's clock is ahead of the true time, in milliseconds. */
  readonly skew: (instance: string) => number;
  /** The history's luck. */
  readonly luck: number;
  readonly nextId: () => string;
  /** The ids of steps on two restaurants that were answered as done. */
  readonly aligned: Set<number>;
  /** What must never be, noted as it is seen. */
  readonly broken: string[];
}

const MOST_SKEW_MS = 1_000;
/** Ten seconds before midnight, so that a day begins while people act. */
const START = Date.UTC(2026, 10, 21, 23, 59, 50);

/** A calendar day, so many days after the one on which everything begins. */
export const dayAfter = (days: number): string => new Date(START + days * 86_400_000).toISOString().slice(0, 10);

export function worldOf({ faults, luck }: Pick<History, "faults" | "luck">): World {
  let ids = 0;
  return {
    time: timeline(START),
    faults: faultsOf(faults),
    latency: (label) => latency(luck, label),
    skew: (instance) => (luck === 0 ? 0 : Math.round((chance(`${luck} ${instance}`) - 0.5) * 2 * MOST_SKEW_MS)),
    luck,
    nextId: () => `id-${String(++ids).padStart(8, "0")}`,
    aligned: new Set(),
    broken: [],
  };
}
