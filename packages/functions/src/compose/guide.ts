import { api } from "@bellyfed/core/http/api";
import type { Identity } from "@bellyfed/core/ports";
import type { Hono } from "hono";
import type { Telemetry } from "../telemetry/telemetry.ts";

/** Answers questions in words. */
export const guide = ({ identity }: { readonly identity: Identity }, { log }: Pick<Telemetry, "log">): Hono =>
  api([], { identity, log });
