import type { ReadTableWriter, Runtime } from "@bellyfed/core/ports";
import { keepLargest } from "@bellyfed/features/insights/largest";
import { rollUpWindows } from "@bellyfed/features/insights/rollup";
import type { Handler } from "../lambda.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";

export interface RollupPorts {
  readonly table: ReadTableWriter;
  readonly runtime: Pick<Runtime, "now">;
}

/** Counts the windows that reads of insights answer from, and keeps the largest entries of directories. */
export const rollup =
  ({ table, runtime: { now } }: RollupPorts, { duration, flush }: Telemetry): Handler<unknown, void> =>
  async () => {
    const started = now();
    await rollUpWindows({ table }, started);
    await keepLargest({ table }, new Date(started).toISOString());
    duration("RollUp", now() - started);
    flush();
  };
