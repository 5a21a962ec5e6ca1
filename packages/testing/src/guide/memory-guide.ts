import { randomBytes } from "node:crypto";
import { memoryChatKeys } from "@bellyfed/adapters/memory/chat-keys";
import { type MemoryEventStore, memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { memoryIdentity } from "@bellyfed/adapters/memory/identity";
import { memoryKeyStore } from "@bellyfed/adapters/memory/key-store";
import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { memoryTokenMeter } from "@bellyfed/adapters/memory/token-meter";
import { memoryIndex } from "@bellyfed/adapters/search/memory";
import { cursors } from "@bellyfed/core/cursor";
import { ulids } from "@bellyfed/core/id";
import { currentKeys } from "@bellyfed/core/keys";
import type { EventStore } from "@bellyfed/core/ports";
import type { Turn } from "@bellyfed/features/guide/ports";
import { readTable } from "@bellyfed/features/read-table";
import { guide } from "@bellyfed/functions/compose/guide";
import { siteLinks } from "@bellyfed/functions/guide/links";
import { quietTelemetry } from "../invocation.ts";
import { notThinking } from "./scripted-turn.ts";

const callers = {
  ada: { sub: "ada", name: "Ada", role: "user" },
  ben: { sub: "ben", name: "Ben", role: "user" },
} as const;

export interface MemoryGuideOptions {
  readonly turn: Turn;
  /** What stands before the store of events: a fault, say. */
  readonly store?: (store: MemoryEventStore) => EventStore;
  /** Left out: a millisecond, however long the pause. */
  readonly sleep?: (milliseconds: number) => Promise<void>;
}

/** The guide's function in memory, with a turn that is scripted. A request's token is the name of who sends it. */
export function memoryGuide({ turn, store = (all) => all, sleep = soon }: MemoryGuideOptions) {
  const [table, events, keys, chatKeys] = [
    memoryReadTable(readTable),
    memoryEventStore(),
    memoryKeyStore(),
    memoryChatKeys(),
  ];
  let skipped = 0;
  const runtime = { now: () => Date.now() + skipped, id: ulids(), sleep, random: () => 0 };
  const identity = memoryIdentity(callers);
  const generation = async () => ({ table, keys: currentKeys });
  const reading = { table, generation, cursors: cursors("secret"), emit: async () => {}, runtime, identity };
  const index = memoryIndex();
  const signals = quietTelemetry();
  const app = guide(
    {
      ...{ table, keys, chatKeys, runtime, identity, reading, turn },
      searching: { now: runtime.now, cursors: cursors("secret"), identity },
      look: async () => ({ index, isBehind: false }),
      events: store(events),
      meter: memoryTokenMeter(),
      thinkingFor: () => notThinking,
      newChatId: () => randomBytes(16).toString("base64url"),
      links: siteLinks("https://site.example"),
    },
    signals,
  );
  const lasting: Promise<unknown>[] = [];
  const waitUntil = (work: Promise<unknown>) => void lasting.push(work);
  return {
    ...{ table, events, keys, chatKeys },
    /** Sends a request, as the gateway hands it on. */
    fetch: (request: Request, left?: AbortSignal, holder = "key test") =>
      Promise.resolve(app.fetch(request, { holder, waitUntil, ...(left && { left }) })),
    /** Comes back once all turns that were begun have ended. */
    settled: () => Promise.all(lasting),
    skip(milliseconds: number) {
      skipped += milliseconds;
    },
  };
}

const soon = () => new Promise<void>((resolve) => setTimeout(resolve, 1));

export type MemoryGuide = ReturnType<typeof memoryGuide>;
