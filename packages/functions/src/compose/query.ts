import { api } from "@bellyfed/core/http/api";
import type { Identity } from "@bellyfed/core/ports";
import type { GenerationPorts, ReadPorts } from "@bellyfed/core/read";
import { reads } from "@bellyfed/features/reads";
import type { Hono } from "hono";
import { healthRoute } from "../http/service/health.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";

export interface QueryPorts extends ReadPorts, GenerationPorts {
  readonly identity: Identity;
}

/** Answers every read of the API, and whether it is well. */
export function query({ identity, ...ports }: QueryPorts, { log }: Pick<Telemetry, "log">): Hono {
  const health = healthRoute({ table: ports.table, now: ports.runtime.now });
  return api([health, ...reads.flatMap((make) => make(ports))], { identity, log });
}
