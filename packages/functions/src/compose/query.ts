import { api } from "@bellyfed/core/http/api";
import type { Identity, Runtime } from "@bellyfed/core/ports";
import type { ReadPorts } from "@bellyfed/core/read";
import { reads } from "@bellyfed/features/reads";
import type { Hono } from "hono";
import { serviceRoutes } from "../http/service/routes.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";

export interface QueryPorts extends ReadPorts {
  readonly identity: Identity;
  readonly runtime: Pick<Runtime, "now">;
}

/** Answers every read of the API, and what it says of itself. */
export function query({ identity, runtime, ...ports }: QueryPorts, { log }: Pick<Telemetry, "log">): Hono {
  const service = serviceRoutes({ table: ports.table, now: runtime.now });
  return api([...service, ...reads.flatMap((make) => make(ports))], { identity, log });
}
