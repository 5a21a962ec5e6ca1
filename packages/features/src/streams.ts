import type { Route } from "@bellyfed/core/http/route";
import type { Runtime } from "@bellyfed/core/ports";

/** What those who answer in streams work with. */
export interface StreamPorts {
  readonly runtime: Runtime;
}

/** The streamed routes of every feature, each made from its ports. */
export const streams: readonly ((ports: StreamPorts) => Route[])[] = [];
