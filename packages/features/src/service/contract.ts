import { endpoint } from "@bellyfed/core/endpoint";
import * as v from "valibot";

const open = { tag: "Service", method: "GET", function: "query", access: "open", status: 200 } as const;

export const Health = v.object({ status: v.literal("ok"), time: v.string() });

export const endpoints = {
  getHealth: endpoint({
    ...open,
    operation: "getHealth",
    path: "/health",
    summary: "Whether the API answers",
    response: Health,
  }),
  getOpenApi: endpoint({
    ...open,
    operation: "getOpenApi",
    path: "/openapi.json",
    summary: "This API as an OpenAPI 3.1 document",
    response: v.record(v.string(), v.unknown()),
  }),
  getDocs: endpoint({
    ...open,
    operation: "getDocs",
    path: "/docs",
    summary: "This API as a page to read",
    response: v.string(),
    produces: ["text/html"],
  }),
} as const;
