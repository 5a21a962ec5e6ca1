import { setTimeout as sleep } from "node:timers/promises";
import { caller, tokenOf } from "@bellyfed/testing/e2e/caller";
import type { CloudProcess } from "@bellyfed/testing/e2e/process";

/** How long after the answer to a change a reader saw it. */
export interface Lag {
  /** Seconds since the beginning. */
  readonly at: number;
  /** Milliseconds. */
  readonly ms: number;
}

const POLL_MS = 5;
const PAUSE_MS = 100;
const PATIENCE_MS = 60_000;

/** Changes a restaurant of its own again and again while `running`, and watches through the API until each change is shown. */
export async function watchLag(cloud: CloudProcess, running: () => boolean): Promise<readonly Lag[]> {
  const call = caller(cloud);
  const token = await tokenOf(cloud, "prober");
  const place = { name: "Probe", city: "Probeville", cuisines: ["Probes"] };
  const { id } = (await call("POST", "/restaurants", { body: place, token })).body;
  const began = performance.now();
  const lags: Lag[] = [];
  for (let n = 0; running(); n++) {
    const changed = await call("PATCH", `/restaurants/${id}`, { body: { description: `Probe ${n}` }, token });
    const answered = performance.now();
    while ((await shownVersion()) < changed.body.version) {
      if (performance.now() - answered > PATIENCE_MS) throw new Error(`A change is not shown after ${PATIENCE_MS} ms`);
      await sleep(POLL_MS);
    }
    lags.push({ at: (answered - began) / 1000, ms: performance.now() - answered });
    await sleep(PAUSE_MS);
  }
  return lags;

  async function shownVersion(): Promise<number> {
    const { status, body } = await call("GET", `/restaurants/${id}`);
    return status === 200 ? body.version : 0;
  }
}
