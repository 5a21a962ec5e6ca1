import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { memoryIdentity } from "@bellyfed/adapters/memory/identity";
import { memoryKeyStore } from "@bellyfed/adapters/memory/key-store";
import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { envelopesOf } from "@bellyfed/core/envelope";
import type { Event } from "@bellyfed/core/event";
import { KEY_SECONDS } from "@bellyfed/core/sealing/keys";
import { opener } from "@bellyfed/core/sealing/log";
import { sealing } from "@bellyfed/core/sealing/store";
import { told } from "@bellyfed/features/features";
import { writeNumbering } from "@bellyfed/features/feed/control";
import { eventStream } from "@bellyfed/features/feed/event-stream";
import { following } from "@bellyfed/features/feed/following";
import { numberBatch } from "@bellyfed/features/feed/projection";
import type { Positions } from "@bellyfed/features/feed/rules";
import { readTable } from "@bellyfed/features/read-table";
import { reviewStream } from "@bellyfed/features/reviews/events";
import { alice, at, created, restaurantId, reviewId, updated } from "@bellyfed/features/reviews/fixtures";
import { quietTelemetry } from "@bellyfed/testing/invocation";
import { expect, test } from "vitest";
import { sealingBy, storedEvents } from "../sealing.ts";
import { feed } from "./feed.ts";

const WORDS = /Unspeakable/;
const words = { author_name: "Unspeakable name", title: "Unspeakable title", text: "Unspeakable text" };
const stream = reviewStream(restaurantId, reviewId);
const identity = memoryIdentity({ admin: { sub: "root", name: "Root", role: "admin" } });

/** A log with its feed, and two instances that answer by it: each remembers keys for itself. */
async function system() {
  const [log, table, keyStore] = [memoryEventStore(), memoryReadTable(readTable), memoryKeyStore()];
  let clock = Date.parse(at);
  const runtime = { now: () => clock, id: () => "", sleep: async () => {}, random: () => 0 };
  const [writing, answering] = [sealingBy(keyStore, runtime), sealingBy(keyStore, runtime)];
  const beginning = { lanes: 1, after: null, cursor: null, total: 0, busy_until: 0 } as const;
  await writeNumbering(table, undefined, { phase: "done", ...beginning });
  const logger = quietTelemetry().log;
  const store = sealing(log, writing);
  let version = 0;
  /** Into the log; answers what makes it known to the feed, as late as one likes. */
  const happen = async ({ type, payload }: Event) => {
    const event = { id: `event-${++version}`, type, version: storedEvents.get(type)?.version ?? 1, payload };
    const facts = { commandId: `c${version}`, bodyHash: "b", traceId: "t", actor: alice.sub, timestamp: at };
    await store.append({ stream, sequence: version, events: [event], ...facts });
    const envelopes = log.appended.slice(-1).flatMap((commit) => envelopesOf(commit));
    return () => numberBatch(envelopes, { lanes: 1, keptSeconds: 86_400 }, { table, log, runtime, logger });
  };
  const ports = { table, now: () => clock, definitions: storedEvents, told, open: opener(answering) };
  const app = feed({ ...ports, identity }, quietTelemetry());
  const page = async (after = "0") =>
    (await app.request(`/events?after=${after}`, { headers: { authorization: "Bearer admin" } })).text();
  const pass = (seconds: number) => {
    clock += seconds * 1000;
  };
  return { table, keyStore, ports, happen, page, pass };
}

test("the feed holds no word in clear, before and after; its answers hold none once no key is remembered any more", async () => {
  const { table, keyStore, happen, page, pass } = await system();
  await (await happen(created(words)))();
  expect(await page()).toMatch(WORDS);
  const late = await happen(updated({ ...words, rating: 2 }));
  await keyStore.erase(alice.sub);
  await late();
  pass(KEY_SECONDS);
  const answer = await page();
  expect(answer).toMatch(/REVIEW_CREATED.*REVIEW_UPDATED/s);
  expect([answer, JSON.stringify(table.items())]).toEqual(Array(2).fill(expect.not.stringMatching(WORDS)));
});

test("a stream that has opened events before the erasure tells no words of one that comes late", async () => {
  const { keyStore, ports, happen, pass } = await system();
  await (await happen(created(words)))();
  const late = await happen(updated({ ...words, rating: 2 }));
  const follow = following(ports);
  const watch = { isPast: () => true, moved: async () => {} };
  const page = (after: Positions) => follow.page(after, 100, "everything");
  const source = { page, watch, mayStay: async () => true, now: ports.now };
  const pieces = eventStream(source, await follow.start("0"), new AbortController().signal);
  const next = async () => String((await pieces.next()).value);
  expect(`${await next()}${await next()}`).toMatch(WORDS);
  await keyStore.erase(alice.sub);
  pass(KEY_SECONDS);
  await late();
  // A heartbeat comes before it.
  const piece = `${await next()}${await next()}`;
  expect(piece).toContain("REVIEW_UPDATED");
  expect(piece).not.toMatch(WORDS);
  await pieces.return(undefined);
});
