import type { Generation } from "@bellyfed/core/keys";
import type { ReadTableWriter, Runtime } from "@bellyfed/core/ports";
import { keepLargest } from "@bellyfed/features/insights/largest";
import { rollUpWindows } from "@bellyfed/features/insights/rollup";
import type { Handler } from "../lambda.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";

export interface RollupPorts {
  /** The live generation, for one run. */
  readonly generation: () => Promise<Generation<ReadTableWriter>>;
  readonly runtime: Pick<Runtime, "now">;
}

/** Counts the windows that reads of insights answer from, and keeps the largest entries of directories. */
export const rollup =
  ({ generation, runtime: { now } }: RollupPorts, { duration, flush }: Telemetry): Handler<unknown, void> =>
  async () => {
    const started = now();
    const live = await generation();
    await rollUpWindows(live, started);
    await keepLargest(live, new Date(started).toISOString());
    duration("RollUp", now() - started);
    flush();
  };
