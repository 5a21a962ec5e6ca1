import { api } from "@bellyfed/core/http/api";
import type { Identity } from "@bellyfed/core/ports";
import { madeOf } from "@bellyfed/features/restaurants/made";
import { reads, type SearchPorts } from "@bellyfed/features/search/reads";
import type { Hono } from "hono";
import type { Telemetry } from "../telemetry/telemetry.ts";

export interface SearchFunctionPorts extends Omit<SearchPorts, "madeOf"> {
  readonly identity: Identity;
}

/** Answers searches: apart from `query`, whose instances need no copy of the index. */
export const search = ({ identity, ...ports }: SearchFunctionPorts, { log }: Pick<Telemetry, "log">): Hono =>
  api(reads({ ...ports, madeOf }), { identity, log });
