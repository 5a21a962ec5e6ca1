import { median, quantile } from "../harness/statistics.ts";
import type { Observed } from "./load.ts";
import { kinds } from "./requests.ts";

/** What a second of the load was like; times in milliseconds. */
export interface Second {
  readonly at: number;
  readonly requests: number;
  readonly p50: number;
  readonly p99: number;
  /** CPU time per request answered in this second. */
  readonly cpu: number;
}

export interface Summary {
  readonly seconds: number;
  readonly connections: number;
  readonly requests: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly lags: number;
  readonly lagP50: number;
  readonly lagP99: number;
  readonly throttled: number;
  readonly errors: readonly string[];
  /** Megabytes: the median of the second quarter and of the last. */
  readonly memoryBefore: number;
  readonly memoryAfter: number;
  /** Milliseconds of CPU time per request, in the first half and in the second. */
  readonly cpuBefore: number;
  readonly cpuAfter: number;
  readonly answered: readonly (readonly [kind: string, count: number])[];
}

export const MEGABYTE = 1024 * 1024;
/** How much memory may have grown from the second quarter to the last and still be called flat. */
const FLAT = 1.25;

/** The load second by second; the last one, which is not whole, is left out. */
export function secondsOf({ hits, seconds, usage }: Pick<Observed, "hits" | "seconds" | "usage">): Second[] {
  const bySecond = Map.groupBy(hits, ({ at }) => Math.floor(at));
  return Array.from({ length: seconds }, (_, at) => {
    const times = (bySecond.get(at) ?? []).map(({ ms }) => ms);
    const [p50, p99] = times.length === 0 ? [0, 0] : [quantile(times, 0.5), quantile(times, 0.99)];
    return { at, requests: times.length, p50, p99, cpu: cpuPerRequest(usage, times.length, at, at + 1) };
  });
}

/** Milliseconds of CPU time per request between two moments, of which as many were answered. */
function cpuPerRequest(usage: Observed["usage"], requests: number, from: number, to: number): number {
  const spentBy = (moment: number) => (usage.findLast(({ at }) => at <= moment) ?? usage[0])?.cpuSeconds ?? 0;
  return requests === 0 ? 0 : ((spentBy(to) - spentBy(from)) * 1000) / requests;
}

export function summaryOf(observed: Observed): Summary {
  const { hits, lags, usage, seconds, connections, throttled, errors, answered } = observed;
  const times = hits.map(({ ms }) => ms);
  const waits = lags.map(({ ms }) => ms);
  const within = (from: number, to: number) =>
    median(usage.filter(({ at }) => at >= seconds * from && at <= seconds * to).map(({ bytes }) => bytes)) / MEGABYTE;
  const half = (from: number, to: number) =>
    cpuPerRequest(usage, hits.filter(({ at }) => at >= from && at < to).length, from, to);
  return {
    seconds,
    connections,
    requests: times.length,
    perSecond: times.length / seconds,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    lags: waits.length,
    lagP50: quantile(waits, 0.5),
    lagP99: quantile(waits, 0.99),
    throttled,
    errors,
    memoryBefore: within(0.25, 0.5),
    memoryAfter: within(0.75, 1),
    cpuBefore: half(0, seconds / 2),
    cpuAfter: half(seconds / 2, seconds),
    answered: kinds.map((kind) => [kind, answered[kind]]),
  };
}

export const isFlat = ({ memoryBefore, memoryAfter }: Pick<Summary, "memoryBefore" | "memoryAfter">): boolean =>
  memoryAfter <= memoryBefore * FLAT;
