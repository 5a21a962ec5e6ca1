import { api } from "@bellyfed/core/http/api";
import type { Identity } from "@bellyfed/core/ports";
import type { Hono } from "hono";
import { documentRoutes } from "../http/service/routes.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";

/** Answers what the API says of itself: apart from `query`, whose cold start need not carry the document's generator. */
export const service = ({ identity }: { readonly identity: Identity }, { log }: Pick<Telemetry, "log">): Hono =>
  api(documentRoutes(), { identity, log });
