import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoReadTable } from "@bellyfed/adapters/dynamo/read-table";
import { rollUpWindows } from "@bellyfed/features/insights/rollup";
import { type Env, required } from "./environment.ts";
import { entry, type Handler } from "./lambda.ts";
import { realRuntime } from "./runtime.ts";
import { telemetry } from "./telemetry.ts";

/** Runs on a schedule: counts the windows that reads of insights answer from. */
export function compose(env: Env): Handler<unknown, void> {
  const { READ_TABLE } = required(env, "READ_TABLE");
  const signals = telemetry("rollup", env);
  const client = dynamoClient({ endpoint: env.DYNAMODB_ENDPOINT });
  const ports = { table: dynamoReadTable({ client, table: READ_TABLE }) };
  const { now } = realRuntime();
  return async () => {
    const started = now();
    await rollUpWindows(ports, started);
    signals.duration("RollUp", now() - started);
    signals.flush();
  };
}

export const handler = entry(compose);
