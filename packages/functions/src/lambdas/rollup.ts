import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { rollUpWindows } from "@bellyfed/features/insights/rollup";
import type { Env } from "../environment.ts";
import { entry, type Handler } from "../lambda.ts";
import { liveTable } from "../read-models/generations.ts";
import { realRuntime } from "../runtime.ts";
import { telemetry } from "../telemetry/telemetry.ts";

/** Runs on a schedule: counts the windows that reads of insights answer from. */
export function compose(env: Env): Handler<unknown, void> {
  const signals = telemetry("rollup", env);
  const client = dynamoClient({ endpoint: env.DYNAMODB_ENDPOINT });
  const ports = { table: liveTable(env, client) };
  const { now } = realRuntime();
  return async () => {
    const started = now();
    await rollUpWindows(ports, started);
    signals.duration("RollUp", now() - started);
    signals.flush();
  };
}

export const handler = entry(compose);
