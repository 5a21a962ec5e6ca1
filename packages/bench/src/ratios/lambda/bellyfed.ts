import { query } from "@bellyfed/functions/compose/query";
import { answerer } from "@bellyfed/functions/http/answerer";
import { requestMeter } from "@bellyfed/functions/http/meter";
import { realRuntime } from "@bellyfed/functions/runtime";
import { telemetry } from "@bellyfed/functions/telemetry/telemetry";
import type { Context } from "aws-lambda";
import { ports } from "./data.ts";
import type { Invoke } from "./invoke.ts";

/** The whole read side: every feature's routes with validation, traces, error documents, entity tags, logs and metrics. */
export function make(): Invoke {
  const signals = telemetry("query", { LOG_LEVEL: "SILENT" });
  const identity = { verify: () => Promise.reject(new Error("no route of this benchmark asks who calls")) };
  const runtime = realRuntime();
  const emit = () => Promise.resolve();
  const handle = answerer(query({ ...ports, emit, identity, runtime }, signals), signals, { meter: requestMeter() });
  return (event) => handle(event, {} as Context);
}
