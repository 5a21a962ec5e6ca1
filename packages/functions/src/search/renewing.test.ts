import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { memoryLogPages } from "@bellyfed/adapters/memory/pages";
import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { envelopesOf } from "@bellyfed/core/envelope";
import { AppError } from "@bellyfed/core/error";
import type { Event } from "@bellyfed/core/event";
import { writeNumbering } from "@bellyfed/features/feed/control";
import { numberBatch } from "@bellyfed/features/feed/projection";
import { readTable } from "@bellyfed/features/read-table";
import * as restaurant from "@bellyfed/features/restaurants/fixtures";
import * as review from "@bellyfed/features/reviews/fixtures";
import { nothingSealed, quietTelemetry } from "@bellyfed/testing/invocation";
import { describe, expect, it } from "vitest";
import { storedEvents } from "../sealing.ts";
import { openCopy } from "./index-file.ts";
import { writeIndex } from "./indexing.ts";
import { looking } from "./looking.ts";

const MINUTE = 60_000;
const QUERY_MS = 100;
const numbered = { phase: "done", after: null, cursor: null, total: 0, busy_until: 0, lanes: 1 } as const;
const everything = { filters: {}, facets: [], limit: 1, sort: "rating" } as const;

/** A process that searches over a feed in memory, of which each query takes a tenth of a second. */
async function system() {
  const [log, table] = [memoryEventStore(), memoryReadTable(readTable)];
  let now = Date.UTC(2026, 1, 1);
  let file: Uint8Array | undefined;
  let isReadable = true;
  const counted = { queries: 0, reads: 0, open: 0 };
  const runtime = { now: () => now, id: () => "", sleep: async () => {}, random: () => 0 };
  await writeNumbering(table, undefined, numbered);
  async function happen(stream: string, event: Event): Promise<void> {
    const stored = { ...event, id: `${stream}@1`, version: storedEvents.get(event.type)?.version ?? 1 };
    const facts = { commandId: "c", bodyHash: "b", traceId: "t", actor: "a", timestamp: new Date(now).toISOString() };
    const commit = { stream, sequence: 1, events: [stored], ...facts };
    await log.append(commit);
    const ports = { table, log, runtime, logger: quietTelemetry().log };
    await numberBatch(envelopesOf(commit), { lanes: 1, keptSeconds: 90 * 86_400 }, ports);
  }
  const slow: typeof table = {
    ...table,
    query: async (...asked) => {
      now += QUERY_MS;
      counted.queries++;
      return table.query(...asked);
    },
  };
  const look = looking({
    words: nothingSealed,
    ...{ table: slow, runtime, onBroken: () => {} },
    newest: async () => {
      counted.reads++;
      if (!isReadable) throw new AppError("unavailable", "store.unavailable", "Not now");
      return file;
    },
    open: async (packed) => {
      const copy = await openCopy(packed);
      counted.open++;
      const discard = () => copy.discard().finally(() => void counted.open--);
      return { ...copy, discard };
    },
  });
  const index = {
    read: async () => file,
    put: async (packed: Uint8Array) => {
      file = packed;
    },
  };
  const unfinished = { read: async () => undefined, put: async () => {} };
  const indexing = {
    table,
    pages: memoryLogPages(log, 100),
    now: runtime.now,
    words: nothingSealed,
    open: openCopy,
    onBroken: () => {},
  };
  return {
    ...{ happen, look, counted },
    restaurants: async (from: number, to: number) => {
      for (let n = from; n < to; n++)
        await happen(`RESTAURANT#r${n}`, restaurant.created({ name: `Place ${n}` }, `r${n}`));
    },
    total: async () => (await (await look()).index.search(everything)).total,
    mean: async () => (await (await look()).index.search(everything)).next?.mean,
    write: () => writeIndex({ ...indexing, index, unfinished }, { goesOn: () => true }),
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    fail: (fails: boolean) => {
      isReadable = !fails;
    },
  };
}

describe("a copy that lacks much", () => {
  it("has everything at the first question after an import, and takes no more calls than its pages", async () => {
    const { restaurants, total, counted, pass, look } = await system();
    await restaurants(0, 1);
    expect(await total()).toBe(1);
    await restaurants(1, 2_500);
    pass(1_000);
    counted.queries = 0;
    expect(await total()).toBe(2_500);
    expect((await look()).isBehind).toBe(false);
    const [pages, borders, head, end] = [10, 2, 1, 1];
    expect(counted.queries).toBe(pages + borders + head + end);
  });

  it("goes on with a newer file instead of what that knows, and lets the other go once nobody can be searching in it", async () => {
    const { restaurants, total, counted, pass, write } = await system();
    await restaurants(0, 1);
    expect(await total()).toBe(1);
    await restaurants(1, 2_500);
    await write();
    pass(MINUTE);
    counted.queries = 0;
    expect(await total()).toBe(2_500);
    expect(counted).toEqual({ queries: 3 + 1 + 1, reads: 2, open: 2 });
    pass(MINUTE);
    expect(await total()).toBe(2_500);
    expect(counted).toMatchObject({ reads: 2, open: 1 });
  });

  it("waits no longer than a request may for what would take minutes", async () => {
    const { restaurants, look, pass } = await system();
    await restaurants(0, 1);
    await look();
    await restaurants(1, 8_500);
    pass(1_000);
    const { index, isBehind } = await look();
    expect(isBehind).toBe(true);
    expect(Number(await index.position())).toBeLessThanOrEqual(1 + (3 + 25) * 250);
  });
});

describe("the mean of all ratings", () => {
  const reviewed = async () => {
    const made = await system();
    await made.happen(`RESTAURANT#${review.restaurantId}`, restaurant.created({}, review.restaurantId));
    await made.restaurants(0, 3);
    expect(await made.mean()).toBe(3);
    await made.happen(`REVIEW#${review.restaurantId}#1`, review.created());
    await made.write();
    return made;
  };

  it("is the newest file's within minutes, in a process that was there before the first review", async () => {
    const { mean, pass, counted } = await reviewed();
    pass(MINUTE);
    expect(await mean()).toBe(3);
    expect(counted.reads).toBe(1);
    pass(5 * MINUTE);
    expect(await mean()).toBe(5);
    pass(10 * MINUTE);
    expect(await mean()).toBe(5);
    expect(counted).toMatchObject({ reads: 2, open: 1 });
  });

  it("is known without going back behind what was found before", async () => {
    const { mean, total, restaurants, pass } = await reviewed();
    await restaurants(3, 1_500);
    pass(MINUTE);
    while ((await total()) < 1_501) pass(1_000);
    pass(5 * MINUTE);
    const totals = new Set<number>();
    for (let n = 0; n < 6; n++) {
      totals.add(await total());
      pass(1_000);
    }
    expect([...totals]).toEqual([1_501]);
    expect(await mean()).toBe(5);
  });

  it("stays as it is while the file cannot be read, and nobody who searches is told", async () => {
    const { mean, pass, fail } = await reviewed();
    fail(true);
    pass(5 * MINUTE);
    expect(await mean()).toBe(3);
    fail(false);
    pass(5 * MINUTE);
    expect(await mean()).toBe(5);
  });
});
