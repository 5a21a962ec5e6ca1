import { AppError } from "@bellyfed/core/error";
import { api } from "@bellyfed/core/http/api";
import type { Identity } from "@bellyfed/core/ports";
import type { Hono } from "hono";
import { documentRoutes } from "../http/service/routes.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";

/** No route here asks who calls. */
const nobody: Identity = {
  verify: async () => {
    throw new AppError("unauthorized", "token.invalid", "Nobody can sign in here");
  },
};

/** Answers what the API says of itself: apart from `query`, whose cold start need not carry the document's generator. */
export const service = ({ log }: Pick<Telemetry, "log">): Hono => api(documentRoutes(), { identity: nobody, log });
