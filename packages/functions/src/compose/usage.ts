import type { Runtime } from "@bellyfed/core/ports";
import { type CountingPorts, countUsage } from "@bellyfed/features/usage/counting";
import type { Handler } from "../lambda.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";

export interface UsagePorts extends CountingPorts {
  readonly runtime: Pick<Runtime, "now">;
}

/** Counts from the logs what API keys did. */
export const usage =
  ({ runtime, ...ports }: UsagePorts, { flush }: Pick<Telemetry, "flush">): Handler<unknown, void> =>
  async () => {
    await countUsage(ports, runtime.now());
    flush();
  };
