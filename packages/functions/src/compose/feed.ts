import { api } from "@bellyfed/core/http/api";
import type { Identity } from "@bellyfed/core/ports";
import type { FollowingPorts } from "@bellyfed/features/feed/following";
import { reads } from "@bellyfed/features/feed/reads";
import { reads as usageReads } from "@bellyfed/features/usage/reads";
import type { Hono } from "hono";
import type { Telemetry } from "../telemetry/telemetry.ts";

export interface FeedPorts extends FollowingPorts {
  readonly identity: Identity;
}

/** Answers those who follow the log: apart from `query`, whose bundle has no room for it, and which needs nothing of it; and what their keys have used. */
export const feed = ({ identity, ...ports }: FeedPorts, { log }: Pick<Telemetry, "log">): Hono =>
  api([...reads(ports), ...usageReads(ports)], { identity, log });
