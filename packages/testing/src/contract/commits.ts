import { randomUUID } from "node:crypto";
import type { StoredEvent } from "@bellyfed/core/event";
import type { Commit } from "@bellyfed/core/ports";

const storedEvent = (payload: unknown = {}): StoredEvent => ({
  id: randomUUID(),
  type: "THING_CHANGED",
  version: 1,
  payload,
});

/** A commit of `count` events at a place of a stream. */
export const commitAt = (stream: string, sequence: number, count = 1, payload: unknown = {}): Commit => ({
  stream,
  sequence,
  events: Array.from({ length: count }, () => storedEvent(payload)),
  commandId: `command ${randomUUID()}`,
  bodyHash: `body ${sequence}`,
  traceId: "0af7651916cd43dd8448eb211c80319c",
  actor: "alice",
  timestamp: new Date(Date.UTC(2026, 0, 1, 0, 0, sequence)).toISOString(),
});
