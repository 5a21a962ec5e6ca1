import { memoryChatKeys } from "@bellyfed/adapters/memory/chat-keys";
import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { memoryIdentity } from "@bellyfed/adapters/memory/identity";
import { memoryKeyStore } from "@bellyfed/adapters/memory/key-store";
import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { memoryTokenMeter } from "@bellyfed/adapters/memory/token-meter";
import { memorySearchIndex } from "@bellyfed/adapters/search/memory";
import { cursors } from "@bellyfed/core/cursor";
import { ulids } from "@bellyfed/core/id";
import { currentKeys } from "@bellyfed/core/keys";
import type { EventStore, Log } from "@bellyfed/core/ports";
import type { Thinking, Turn } from "@bellyfed/features/guide/ports";
import { readTable } from "@bellyfed/features/read-table";
import { guide } from "@bellyfed/functions/compose/guide";
import { siteLinks } from "@bellyfed/functions/guide/links";

const callers = {
  ada: { sub: "ada", name: "Ada", role: "user" },
  ben: { sub: "ben", name: "Ben", role: "user" },
} as const;

/** Nothing thinks: the turn is scripted. */
const thinking: Thinking = {
  planner: { understand: () => Promise.reject(new Error("Nobody plans here")) },
  async *writer_() {},
} as never;

export interface MemoryGuideOptions {
  readonly turn: Turn;
  /** What stands before the store of events: a fault, say. */
  readonly store?: (store: EventStore) => EventStore;
  readonly sleep?: (milliseconds: number) => Promise<void>;
  readonly log?: Log;
}
