import type { Route } from "@bellyfed/core/http/route";
import type { Runtime } from "@bellyfed/core/ports";
import { type UserStreamPorts, streams as users } from "./users/streams.ts";

/** What those who answer in streams work with. */
export interface StreamPorts extends UserStreamPorts {
  readonly runtime: Runtime;
}

/** The streamed routes of every feature, each made from its ports. */
export const streams: readonly ((ports: StreamPorts) => Route[])[] = [users];
