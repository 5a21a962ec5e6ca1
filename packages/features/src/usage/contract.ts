import { endpoint } from "@bellyfed/core/endpoint";
import { integerText, strictObject } from "@bellyfed/core/schema";
import * as v from "valibot";
import { DAYS_SHOWN, MOST_DAYS } from "./rules.ts";

export const UsageDay = v.object({
  /** A day of UTC. */
  date: v.string(),
  calls: v.number(),
  /** Answered with 4xx, what the gateway turned away included. */
  refused: v.number(),
  /** Answered with 5xx. */
  failed: v.number(),
  /** Read and write units of the database, as `Bellyfed-Cost` told them. */
  cost: v.object({ rcu: v.number(), wcu: v.number() }),
});
export type UsageDay = v.InferOutput<typeof UsageDay>;

export const Usage = v.object({
  /** Up to when calls are in it (RFC 3339), about an hour ago at worst; null before anything was counted. */
  counted_until: v.nullable(v.string()),
  /** The newest day first; days without a call are in it. */
  data: v.array(UsageDay),
});
export type Usage = v.InferOutput<typeof Usage>;

export const endpoints = {
  getUsage: endpoint({
    tag: "Usage",
    method: "GET",
    function: "feed",
    access: "key",
    status: 200,
    operation: "getUsage",
    path: "/usage",
    summary:
      "What the API key that this is asked with did each day: calls, refusals and what they took. Counted from logs, up to an hour late",
    query: strictObject({ days: v.optional(integerText(1, MOST_DAYS), String(DAYS_SHOWN)) }),
    response: Usage,
  }),
} as const;
