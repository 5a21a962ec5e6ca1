import { type MemoryEventStore, memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { memoryLogPages } from "@bellyfed/adapters/memory/pages";
import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { envelopesOf } from "@bellyfed/core/envelope";
import type { Commit } from "@bellyfed/core/ports";
import { readNumbering } from "@bellyfed/features/feed/control";
import { unknownCommit } from "@bellyfed/features/feed/fixtures";
import { feedPage, feedState } from "@bellyfed/features/feed/queries";
import { busBatch, quietTelemetry, testContext } from "@bellyfed/testing/invocation";
import { killed, met, mortal } from "@bellyfed/testing/mortal";
import { describe, expect, it } from "vitest";
import { oneGeneration } from "../read-models/generation-tables.ts";
import { feedConsumer } from "./feed-consumer.ts";
import { type FeedRequest, feedKeeper } from "./feed-keeper.ts";

/** Three passes at least. */
const SMALL = { commits: 12, bytes: 1_000_000 };
function feedSystem(log: MemoryEventStore = memoryEventStore()) {
  const table = memoryReadTable();
  let clock = Date.UTC(2026, 0, 10);
  const runtime = { now: () => clock, id: () => "", sleep: async () => {}, random: () => 0 };
  const keep = (request: FeedRequest = {}, { lanes = 1, sealed = true, port = <P extends object>(p: P) => p } = {}) => {
    const ports = { log: port(log), pages: port(memoryLogPages(log, 7)), runtime };
    const further = {
      generations: oneGeneration(port(table)),
      keptSeconds: 86_400,
      lanes,
      size: SMALL,
      isSealed: async () => sealed,
    };
    return feedKeeper({ ...ports, ...further }, quietTelemetry())(request, testContext);
  };
  const consumer = () => feedConsumer({ table, log, runtime, keptSeconds: 86_400 }, quietTelemetry());
  const pass = (seconds: number) => {
    clock += seconds * 1000;
  };
  const order = async (lanes = 1) => {
    const page = await feedPage(
      { table, now: runtime.now },
      Array.from({ length: lanes }, () => 0),
      1000,
    );
    if (page === "gone") throw new Error("gone");
    return page.entries.map(({ lane, position, envelope }) => ({ lane, position, id: envelope.event_id, envelope }));
  };
  return { log, table, keep, consumer, pass, order };
}
type System = ReturnType<typeof feedSystem>;

/** Streams of commits with one to three events, whose times go backwards now and then, and some of which are the same. */
async function oldLog(streams = 9, commits = 5): Promise<MemoryEventStore> {
  const log = memoryEventStore();
  const next = new Map<string, number>();
  for (let n = 0; n < commits; n++) {
    for (let s = 0; s < streams; s++) {
      const [stream, events] = [`S#${s}`, 1 + ((n + s) % 3)];
      const sequence = next.get(stream) ?? 1;
      next.set(stream, sequence + events);
      const backwards = (n + s) % 4 === 0 ? 25 : 0;
      await log.append(unknownCommit(stream, sequence, events, 100 + n * 10 + (s % 4) - backwards));
    }
  }
  return log;
}

/** What must be of every feed: positions without holes, every event of the log once, each stream in its order. */
async function expectWhole({ log, order }: System, lanes = 1): Promise<void> {
  const found = await order(lanes);
  const all = log.appended.flatMap((commit) => envelopesOf(commit));
  expect(found.map(({ id }) => id).sort()).toEqual(all.map(({ event_id }) => event_id).sort());
  for (const own of Map.groupBy(found, ({ lane }) => lane).values())
    expect(own.map(({ position }) => position)).toEqual(own.map((_, at) => at + 1));
  for (const [stream, own] of Map.groupBy(found, ({ envelope }) => envelope.stream_id)) {
    const versions = own.map(({ envelope }) => envelope.stream_version);
    expect(versions, stream).toEqual(versions.map((_, at) => at + 1));
  }
}

async function untilDone(system: System, lanes = 1): Promise<void> {
  for (let run = 0; run < 50; run++) {
    if ((await system.keep({}, { lanes })).phase === "done") return;
    system.pass(61);
  }
  throw new Error("The numbering never ends");
}
const idsOf = async ({ order }: System) => (await order()).map(({ id }) => id);

describe("a log from before there was a feed", () => {
  it("is numbered once, by time and stream, and each stream in its order where its times go backwards", async () => {
    const system = feedSystem(await oldLog());
    expect(await system.keep({ begin: true })).toMatchObject({ phase: "numbering" });
    expect((await system.keep()).phase).toBe("done");
    await expectWhole(system);
    const forward = feedSystem();
    for (const second of [5, 3, 9, 3]) {
      const stream = `S#${second}${forward.log.appended.length}`;
      await forward.log.append(unknownCommit(stream, 1, 1, second));
    }
    await untilDone(forward);
    expect(await idsOf(forward)).toEqual(["S#31@1", "S#33@1", "S#50@1", "S#92@1"]);
  });

  it("is numbered only once it is sealed: what stood there in clear is in no position", async () => {
    const system = feedSystem(await oldLog());
    await system.keep({ begin: true }, { sealed: false });
    expect((await system.keep({}, { sealed: false })).phase).toBe("numbering");
    expect(system.table.items().filter(({ PK }) => String(PK).startsWith("FEED#0"))).toEqual([]);
    await untilDone(system);
    await expectWhole(system);
  });

  it("is never numbered again: a later run writes nothing", async () => {
    const system = feedSystem(await oldLog());
    await untilDone(system);
    const before = system.table.items();
    expect(await system.keep({ begin: true })).toMatchObject({ phase: "done" });
    await system.keep({ alone: true });
    const [kept, now] = [before, system.table.items()].map((items) => items.filter(({ SK }) => SK !== "PROVED"));
    expect(now).toEqual(kept);
  });

  it.each(["before", "after"] as const)(
    "is numbered just the same when whoever numbers it dies %s any one of its calls",
    async (when) => {
      const log = await oldLog(6, 4);
      const undisturbed = feedSystem(log);
      await untilDone(undisturbed);
      const wanted = await idsOf(undisturbed);
      let last = 1;
      for (; ; last++) {
        const system = feedSystem(log);
        const { state, port } = mortal(last, when);
        await system.keep({}, { port }).catch((error: Error) => expect([error, error.cause]).toContain(killed));
        if (!state.dead) break;
        expect(last).toBeLessThan(500);
        await untilDone(system);
        expect(await idsOf(system), `call ${last}`).toEqual(wanted);
      }
      expect(last).toBeGreaterThan(30);
    },
  );

  it("leaves what somebody else is at work on, until they have been silent for a minute, or it is known that there is nobody", async () => {
    const system = feedSystem(await oldLog());
    const { port } = mortal(12, "before");
    await expect(system.keep({}, { port })).rejects.toBeDefined();
    expect((await system.keep()).phase).toBe("numbering");
    expect((await system.keep({ alone: true })).phase).toBe("done");
  });

  it("is left by one of two who are at work on it, as soon as that one notes how far it is", async () => {
    const system = feedSystem(await oldLog());
    await system.keep({ begin: true });
    let looked = 0;
    const port = <Port extends object>(target: Port): Port =>
      met(target, async (name, call) => {
        const answer = await call();
        if (name === "page" && looked++ === 0) await untilDone(system);
        return answer;
      });
    system.pass(61);
    const late = system.keep({ alone: true }, { port });
    await expect(late).rejects.toThrow("Somebody else numbers the log as well, and goes on");
    await expectWhole(system);
  });

  it.each([1, 3])("gets events meanwhile that have their positions too, with lanes: %i", async (lanes) => {
    const system = feedSystem(await oldLog());
    const { log } = system;
    let [turn, late] = [0, 0];
    // At each call another event comes, which the consumer is told of at once; its own instance may know nothing yet.
    const port = <Port extends object>(target: Port): Port =>
      met(target, async (_, call) => {
        if (turn++ % 3 === 0 && late < 40) {
          const commit: Commit = unknownCommit(`LIVE#${late % 5}`, 1 + Math.floor(late / 5), 1, 500 + late);
          late++;
          await log.append(commit);
          const answer = await system.consumer()(busBatch(envelopesOf(commit)), testContext);
          expect(answer.batchItemFailures).toEqual([]);
        }
        return call();
      });
    for (let run = 0; run < 20 && (await system.keep({ alone: true }, { lanes, port })).phase !== "done"; run++);
    expect(late).toBeGreaterThan(20);
    await expectWhole(system, lanes);
  });

  it("says how far it is while it goes on", async () => {
    const system = feedSystem(await oldLog());
    const events = system.log.appended.flatMap((commit) => commit.events).length;
    const { port } = mortal(24, "after");
    await system.keep({}, { port }).catch(() => {});
    const state = await feedState(system.table);
    expect(state).toMatchObject({ phase: "numbering", total: events });
    expect(state).not.toMatchObject({ numbered: 0 });
    expect(state).not.toMatchObject({ numbered: events });
  });
});

describe("a new store", () => {
  it("has a feed at once, in which what comes gets its position", async () => {
    const system = feedSystem();
    expect(await system.keep({ begin: true })).toMatchObject({ phase: "done" });
    const commit = unknownCommit("S#1", 1, 2, 0);
    await system.log.append(commit);
    await system.consumer()(busBatch(envelopesOf(commit)), testContext);
    await expectWhole(system);
  });

  it("loses nothing that comes between the look at the empty log and its being begun", async () => {
    const system = feedSystem();
    const commit = unknownCommit("S#1", 1, 1, 0);
    const port = <Port extends object>(target: Port): Port =>
      met(target, async (name, call) => {
        const answer = await call();
        if (name !== "page") return answer;
        await system.log.append(commit);
        await system.consumer()(busBatch(envelopesOf(commit)), testContext);
        return answer;
      });
    await system.keep({ begin: true }, { port });
    await untilDone(system);
    await expectWhole(system);
  });

  it("keeps its number of lanes for good", async () => {
    const system = feedSystem(await oldLog());
    await untilDone(system, 3);
    await expectWhole(system, 3);
    await expect(system.keep({ begin: true }, { lanes: 2 })).rejects.toThrow(
      "This feed has 3 lanes, and keeps that for good: positions would mean something else. Set FEED_LANES to 3",
    );
    expect((await readNumbering(system.table))?.lanes).toBe(3);
  });
});
