import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { memoryKeyStore } from "@bellyfed/adapters/memory/key-store";
import { memoryLogRewriting } from "@bellyfed/adapters/memory/log-rewriting";
import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { defineEvent, indexEvents } from "@bellyfed/core/event";
import type { StoredCommit } from "@bellyfed/core/log-rewriting";
import { personal } from "@bellyfed/core/personal";
import type { Commit, Snapshot } from "@bellyfed/core/ports";
import { openCommit } from "@bellyfed/core/sealing/commit";
import { cachedKeys } from "@bellyfed/core/sealing/keys";
import { sealing } from "@bellyfed/core/sealing/store";
import { quietTelemetry, testContext } from "@bellyfed/testing/invocation";
import { killed, met, mortal } from "@bellyfed/testing/mortal";
import * as v from "valibot";
import { beforeEach, describe, expect, it } from "vitest";
import { isSealed } from "../seal/steps.ts";
import { type SealRequest, sealer } from "./seal.ts";

const said = personal(v.string(), "author_id");
const older = ({ author, ...rest }: { readonly author: { readonly id: string; readonly name: string } }) => ({
  ...{ author_id: author.id, author_name: author.name },
  ...rest,
});
const noted = defineEvent("NOTED", v.object({ author_id: v.string(), author_name: said, text: said }), [older]);
const held = v.object({ reason: personal(v.string(), "removed_by"), removed_by: v.nullable(v.string()) });
const kept = defineEvent("KEPT", held, [(before: object) => ({ ...before, removed_by: null })]);
const counted = defineEvent("COUNTED", v.object({ n: v.number() }));
const definitions = indexEvents({ noted, kept, counted });

const SECRET = /Ann Author|Ben Author|Best slice|Rude words/;
type Payload = readonly [type: string, payload: unknown];
const note = (id: string, name: string): Payload => ["NOTED", { author: { id, name }, text: "Best slice" }];
const keep: Payload = ["KEPT", { reason: "Rude words" }];
const count = (n: number): Payload => ["COUNTED", { n }];

const NOTES = 7;
const clear = (next: number): Snapshot => ({ next, schema: 1, state: { text: "Best slice" } });

function system() {
  const store = memoryEventStore();
  const table = memoryReadTable();
  const keys = memoryKeyStore();
  let clock = Date.UTC(2026, 10, 28);
  const runtime = { now: () => clock };
  const append = async (stream: string, sequence: number, actor: string, ...events: Payload[]) => {
    const stored = events.map(([type, payload], at) => ({
      id: `${stream}@${sequence + at}`,
      type,
      version: 1,
      payload,
    }));
    const facts = { commandId: `c${sequence}`, bodyHash: "b", traceId: "t", actor };
    await store.append({ stream, sequence, events: stored, ...facts, timestamp: new Date(clock).toISOString() });
  };
  /** As an earlier release left it: notes by two people, one of them held on by a policy, and streams of numbers between them. */
  const fill = async () => {
    for (let n = 0; n < NOTES; n++) {
      await append(`NOTE#${n}`, 1, "ann", note("ann", "Ann Author"));
      await append(`COUNT#${n}`, 1, "ann", count(n));
      await append(`NOTE#${n}`, 2, "ben", note("ben", "Ben Author"), count(n));
      await append(`NOTE#${n}`, 4, "policy", keep);
      await store.saveSnapshot(`NOTE#${n}`, 2, clear(4));
      await store.saveSnapshot(`COUNT#${n}`, 1, { next: 2, schema: 1, state: { n } });
    }
  };
  const ask = (request: SealRequest, { remaining = 900_000, port = <P extends object>(p: P) => p } = {}) => {
    const ports = {
      ...{ definitions, keys: cachedKeys(port(keys), runtime), runtime, log: port(store), table: port(table) },
      rewriting: port(memoryLogRewriting(store, 5)),
      whose: () => "mona",
    };
    return sealer(ports, quietTelemetry())(request, { ...testContext, getRemainingTimeInMillis: () => remaining });
  };
  const untilDone = async (request: SealRequest = { do: "begin", alone: true }) => {
    let answer = await ask(request);
    for (let turn = 0; !answer.done && turn < 100; turn++) {
      clock += answer.wait_seconds * 1000;
      answer = await ask({ do: "proceed" });
    }
    expect(answer.done).toBe(true);
    return answer;
  };
  const opened = async () => {
    const found = await keys.read(["ann", "ben", "mona", "policy"]);
    return store.appended.map((commit) => openCommit(definitions, commit, found));
  };
  const inClear = () => store.appended.filter((commit) => SECRET.test(JSON.stringify(commit)));
  const pass = (seconds: number) => {
    clock += seconds * 1000;
  };
  return { store, table, keys, append, fill, ask, untilDone, opened, inClear, pass };
}

let one: ReturnType<typeof system>;
beforeEach(async () => {
  one = system();
  await one.fill();
});

const frameOf = ({ events, ...facts }: Commit) => ({ ...facts, events: events.map(({ id, type }) => ({ id, type })) });

describe("sealing a log from before", () => {
  it("leaves nothing in clear, and every commit with its ids, its place and its times", async () => {
    const before = one.store.appended.map(frameOf);
    expect(one.inClear()).toHaveLength(3 * NOTES);
    expect(await one.untilDone()).toMatchObject({ pass: 1, sealed: 3 * NOTES, commits: 4 * NOTES });
    expect(one.inClear()).toEqual([]);
    expect(one.store.appended.map(frameOf)).toEqual(before);
  });

  it("gives back what was written to whoever has the keys, in today's shape and with whose text it is", async () => {
    await one.untilDone();
    const events = (await one.opened()).filter(({ stream }) => stream === "NOTE#3").flatMap((commit) => commit.events);
    expect(events.map(({ version, payload }) => ({ version, payload }))).toEqual([
      { version: 2, payload: { author_id: "ann", author_name: "Ann Author", text: "Best slice" } },
      { version: 2, payload: { author_id: "ben", author_name: "Ben Author", text: "Best slice" } },
      { version: 1, payload: { n: 3 } },
      { version: 2, payload: { reason: "Rude words", removed_by: "mona" } },
    ]);
  });

  it("notes the streams of everybody whose text it seals", async () => {
    await one.untilDone();
    const streams = Array.from({ length: NOTES }, (_, n) => `NOTE#${n}`);
    for (const subject of ["ann", "ben", "mona"]) expect((await one.keys.streamsOf(subject)).streams).toEqual(streams);
    expect((await one.keys.streamsOf("policy")).streams).toEqual([]);
  });

  it("stores null for what somebody wrote who was erased, and notes the stream all the same", async () => {
    await one.keys.erase("ben");
    await one.untilDone();
    const [first, second] = (await one.opened()).filter(({ stream }) => stream === "NOTE#0");
    expect(first?.events[0]?.payload).toMatchObject({ author_name: "Ann Author" });
    expect(second?.events[0]?.payload).toEqual({ author_id: "ben", author_name: null, text: null });
    expect((await one.keys.streamsOf("ben")).streams).toHaveLength(NOTES);
  });

  it("deletes all snapshots of streams that hold somebody's text, and no other: one that is sealed may hold what Ann wrote by Ben's key alone", async () => {
    const by = { definitions, keys: cachedKeys(one.keys, { now: () => 0 }) };
    await by.keys.made(["ben"]);
    await sealing(one.store, by).saveSnapshot("NOTE#0", 4, { ...clear(5), subjects: ["ben"] });
    expect(one.store.snapshots()).toContainEqual(expect.objectContaining({ stream: "NOTE#0", sequence: 4 }));
    expect(await one.untilDone()).toMatchObject({ snapshots: NOTES + 1 });
    const left = one.store.snapshots().map(({ stream, sequence }) => `${stream}@${sequence}`);
    expect(left.sort()).toEqual(Array.from({ length: NOTES }, (_, n) => `COUNT#${n}@1`));
  });

  it("leaves alone what today's code has sealed in the same log, and in the same commit", async () => {
    await one.untilDone();
    const sealed = one.store.appended.find(({ stream }) => stream === "NOTE#1")?.events[0];
    const mixed = { ...(one.store.appended[0] as Commit), stream: "NOTE#1", sequence: 5 };
    const late = { id: "late", type: "KEPT", version: 1, payload: { reason: "Rude words" } };
    await one.store.append({ ...mixed, events: [sealed as Commit["events"][number], late] });
    await one.untilDone({ do: "begin", alone: true, anew: true });
    const [first, second] = one.store.appended.at(-1)?.events ?? [];
    expect(first).toEqual(sealed);
    expect(JSON.stringify(second)).not.toMatch(SECRET);
  });
});

describe("sealing while others work", () => {
  it("begins after a minute, and looks again a minute after a pass that has found something", async () => {
    expect(await one.ask({ do: "begin" })).toMatchObject({ done: false, wait_seconds: 60 });
    expect(await one.ask({ do: "proceed" })).toMatchObject({ commits: 0, wait_seconds: 60 });
    one.pass(60);
    expect(await one.ask({ do: "proceed" })).toMatchObject({ pass: 2, commits: 0, wait_seconds: 60 });
    expect(one.inClear()).toEqual([]);
    // A function that had read it in clear stores a snapshot, and one of the former code a commit.
    await one.store.saveSnapshot("NOTE#1", 2, clear(4));
    await one.append("NOTE#1", 5, "ann", note("ann", "Ann Author"));
    one.pass(60);
    expect(await one.ask({ do: "proceed" })).toMatchObject({ pass: 3, done: false });
    one.pass(60);
    expect(await one.ask({ do: "proceed" })).toMatchObject({ pass: 3, done: true });
    expect(one.inClear()).toEqual([]);
    expect(one.store.snapshots().filter(({ stream }) => stream.startsWith("NOTE#"))).toEqual([]);
  });

  it("does not overwrite what somebody else has stored since it was read", async () => {
    const raced = <P extends object>(port: P): P =>
      met(port, async (name, call) => {
        const answer = await call();
        if (name !== "page") return answer;
        const page = answer as { readonly commits: readonly StoredCommit[] };
        for (const { commit } of page.commits) one.store.replace(commit, { ...commit, events: [] });
        return page;
      });
    await one.ask({ do: "begin", alone: true });
    expect(await one.ask({ do: "proceed" }, { port: raced })).toMatchObject({ done: true, sealed: 0 });
    expect(one.store.appended.every(({ events }) => events.length === 0)).toBe(true);
  });

  it("is one at a time: of two that meet, one is refused", async () => {
    await one.ask({ do: "begin", alone: true });
    const both = await Promise.allSettled([1, 2].map(() => one.ask({ do: "proceed" }, { remaining: 0 })));
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await one.untilDone();
    expect(one.inClear()).toEqual([]);
  });
});

it("has nothing to do in a store without events, where nobody else is", async () => {
  const fresh = system();
  expect(await fresh.ask({ do: "begin", alone: true })).toMatchObject({ done: true, sealed: 0 });
  expect(await isSealed({ table: fresh.table, definitions })).toBe(true);
});

describe("a log that is sealed", () => {
  it("is never gone over again, unless that is asked for", async () => {
    const done = await one.untilDone();
    const refuse = <P extends object>(port: P): P =>
      met(port, (name, call) => {
        if (name === "page") throw new Error("the log was read");
        return call();
      });
    expect(await one.ask({ do: "begin" }, { port: refuse })).toEqual(done);
    expect(await one.ask({ do: "proceed" }, { port: refuse })).toEqual(done);
    expect(await one.ask({ do: "begin", anew: true })).toMatchObject({ done: false });
  });

  it("is known as such only when all versions of today are sealed", async () => {
    expect(await isSealed({ table: one.table, definitions })).toBe(false);
    await one.untilDone();
    expect(await isSealed({ table: one.table, definitions })).toBe(true);
    const further = defineEvent("COUNTED", v.object({ by: v.string(), why: personal(v.string(), "by") }), [
      (before: object) => before,
    ]);
    expect(await isSealed({ table: one.table, definitions: indexEvents({ noted, kept, further }) })).toBe(false);
  });
});

it.each(["before", "after"] as const)("comes to the same end when it dies %s any one of its calls", async (when) => {
  await one.untilDone();
  const wanted = await one.opened();
  for (let last = 1; ; last++) {
    const system = await filled();
    const { state, port } = mortal(last, when);
    const die = async () => {
      await system.ask({ do: "begin" }, { port });
      system.pass(60);
      await system.ask({ do: "proceed" }, { port });
    };
    await die().catch((error: unknown) => expect(error).toBe(killed));
    if (!state.dead) {
      expect(last).toBeGreaterThan(60);
      break;
    }
    await system.untilDone({ do: "begin" });
    expect(await system.opened(), `call ${last}`).toEqual(wanted);
    expect(system.inClear(), `call ${last}`).toEqual([]);
    expect(system.store.snapshots().every(({ stream }) => stream.startsWith("COUNT#"))).toBe(true);
  }
});

async function filled() {
  const made = system();
  await made.fill();
  return made;
}
