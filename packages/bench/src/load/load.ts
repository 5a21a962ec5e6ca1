import { cloudProcess } from "@bellyfed/testing/e2e/process";
import { type Driven, drive } from "./drive.ts";
import { type Lag, watchLag } from "./probe.ts";
import { requestsOf } from "./requests.ts";
import { targetsOf } from "./targets.ts";
import { type Usage, watchUsage } from "./usage.ts";

export interface LoadOptions {
  readonly seconds: number;
  readonly connections: number;
  readonly log: (line: string) => void;
}

/** Everything that was seen while the load lasted. */
export interface Observed extends Driven {
  readonly seconds: number;
  readonly connections: number;
  readonly lags: readonly Lag[];
  readonly usage: readonly Usage[];
}

const SEED = 1;
const WARM_UP_SECONDS = 5;

/** A small generator of chance (mulberry32), so that every run asks for the same things in the same order. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Runs the local cloud with its demo data as a process of its own, lets the load loose on it, and watches lag, memory and CPU time meanwhile. */
export async function load({ seconds, connections, log }: LoadOptions): Promise<Observed> {
  const cloud = await cloudProcess({ BELLYFED_DEMO: "on" });
  try {
    log("starting the local cloud with its demo data");
    await cloud.start();
    const targets = await targetsOf(cloud);
    const next = requestsOf(targets, chance(SEED));
    log(`${targets.restaurants.length} restaurants are there; warming up for ${WARM_UP_SECONDS} s`);
    const warmUp = await drive({ url: cloud.url, connections, seconds: WARM_UP_SECONDS, next });
    log(`${seconds} s of load over ${connections} connections`);
    const usage = watchUsage(cloud.pid() ?? 0);
    let over = false;
    const lags = watchLag(cloud, () => !over);
    const driven = await drive({ url: cloud.url, connections, seconds, next });
    over = true;
    return {
      ...driven,
      errors: [...warmUp.errors, ...driven.errors],
      seconds,
      connections,
      lags: await lags,
      usage: usage.stop(),
    };
  } finally {
    await cloud.dispose();
  }
}
