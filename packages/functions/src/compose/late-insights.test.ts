import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { memoryKeyStore } from "@bellyfed/adapters/memory/key-store";
import { type MemoryReadTable, memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { envelopesOf, type LogEnvelope } from "@bellyfed/core/envelope";
import { execute } from "@bellyfed/core/execute";
import { sha256 } from "@bellyfed/core/id";
import { freshOpener, type OpenEnvelopes } from "@bellyfed/core/sealing/log";
import { sealing } from "@bellyfed/core/sealing/store";
import { MOST_RECENT } from "@bellyfed/features/insights/rules";
import { type ReviewCommand, reviewType } from "@bellyfed/features/reviews/decider";
import { reviewStream } from "@bellyfed/features/reviews/events";
import { at, content, maria } from "@bellyfed/features/reviews/fixtures";
import { busBatch, noPages, quietTelemetry, testContext } from "@bellyfed/testing/invocation";
import { beforeEach, expect, test } from "vitest";
import { sealingBy } from "../sealing.ts";
import { insightsConsumer } from "./insights-consumer.ts";

const PLACE = "0sz3vk8m5q2h7n4d9r6w1t8y3c";
const erased = { sub: "user-erased", name: "Unspeakable Name", role: "user" } as const;
const WORDS = /Unspeakable/;
/** More than are remembered as gone. */
const MANY = 120;
const runtime = { now: () => Date.parse(at), id: () => "id", sleep: async () => {}, random: () => 0 };

let log: ReturnType<typeof memoryEventStore>;
let keys: ReturnType<typeof memoryKeyStore>;
let table: MemoryReadTable;
let commands = 0;
beforeEach(() => {
  [log, keys, table] = [memoryEventStore(), memoryKeyStore(), memoryReadTable()];
});

/** Does something to a review, by an instance of its own; answers what the bus carries of it. */
async function does(id: string, command: ReviewCommand): Promise<LogEnvelope[]> {
  const [before, commandId] = [log.appended.length, sha256(String(++commands))];
  const store = sealing(log, sealingBy(keys, runtime));
  const meta = { commandId, bodyHash: "b", actor: "a", traceId: "t", at };
  await execute({ store, runtime }, { type: reviewType, stream: reviewStream(PLACE, id), command, meta });
  return log.appended.slice(before).flatMap((commit) => envelopesOf(commit));
}
const restaurant = { status: "open", owner_id: maria.sub } as const;
const create = (id: string, actor: typeof erased | { sub: string; name: string; role: "user" }, day: string) =>
  does(id, {
    ...{ type: "create", id, restaurant_id: PLACE, restaurant, actor, at: day },
    content: { ...content, title: `${actor.name} title`, text: `${actor.name} text` },
  });
const erase = (id: string) => does(id, { type: "erase", id, restaurant_id: PLACE, subject: erased.sub });
const others = (n: number) => ({ sub: `user-${n}`, name: `User ${n}`, role: "user" }) as const;
const remove = (id: string, n: number) => does(id, { type: "delete", restaurant, actor: others(n), at });

/** An instance of the function; between opening and going on comes what is to come there, once. */
function consumer(between: () => Promise<unknown> = async () => {}) {
  const open = freshOpener(sealingBy(keys, runtime));
  let waits = true;
  const openNow: OpenEnvelopes = async (envelopes) => {
    const opened = await open(envelopes);
    if (waits) {
      waits = false;
      await between();
    }
    return opened;
  };
  const handle = insightsConsumer({ table, openNow, cache: noPages, runtime }, quietTelemetry());
  return async (envelopes: readonly LogEnvelope[]) => {
    for (let from = 0; from < envelopes.length; from += 10)
      expect(await handle(busBatch(envelopes.slice(from, from + 10)), testContext)).toEqual({ batchItemFailures: [] });
  };
}
const kept = () => JSON.stringify(table.items());
const DAY = "2026-01-01T00:00:00.000Z";
const LATER = "2026-01-02T00:00:00.000Z";

test("the recent reviews hold the words until they are erased", async () => {
  await consumer()(await create("old", erased, DAY));
  expect(kept()).toMatch(WORDS);
  await keys.erase(erased.sub);
  await consumer()(await erase("old"));
  expect(kept()).not.toMatch(WORDS);
});

test("a review that was opened before its erasure brings no words back, whether that has been heard of or not", async () => {
  for (const heard of ["before", "after"]) {
    [log, keys, table] = [memoryEventStore(), memoryKeyStore(), memoryReadTable()];
    const said = await create("old", erased, DAY);
    let gone: LogEnvelope[] = [];
    await consumer(async () => {
      await keys.erase(erased.sub);
      gone = await erase("old");
      if (heard === "before") await consumer()(gone);
    })(said);
    await consumer()(gone);
    await consumer()([...said, ...gone]);
    expect([heard, kept()]).toEqual([heard, expect.not.stringMatching(WORDS)]);
  }
});

test("not even when so many newer ones came and went meanwhile that nothing is remembered of it", async () => {
  const said = await create("old", erased, DAY);
  await consumer(async () => {
    const newer: LogEnvelope[] = [];
    for (let n = 0; n < MOST_RECENT; n++) newer.push(...(await create(`new-${n}`, others(n), LATER)));
    await consumer()(newer);
    await keys.erase(erased.sub);
    await consumer()(await erase("old"));
    await consumer()(await remove("new-1", 1));
  })(said);
  expect(kept()).toContain("user-2");
  expect(kept()).not.toMatch(WORDS);
});

test("not even when it was deleted, and so many others were that it is forgotten that it went", async () => {
  const said = await create("old", erased, DAY);
  const deleted = await does("old", { type: "delete", restaurant, actor: erased, at });
  await consumer(async () => {
    await keys.erase(erased.sub);
    await consumer()([...deleted, ...(await erase("old"))]);
    const gone: LogEnvelope[] = [];
    for (let n = 0; n < MANY; n++) gone.push(...(await create(`new-${n}`, others(n), LATER)));
    for (let n = 0; n < MANY; n++) gone.push(...(await remove(`new-${n}`, n)));
    await consumer()(gone);
  })(said);
  expect(kept()).not.toMatch(WORDS);
});
