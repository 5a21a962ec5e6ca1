import * as v from "valibot";
import { beforeEach, expect, test } from "vitest";
import type { Decider } from "./decider.ts";
import { AppError } from "./error.ts";
import { defineEvent, type EventOf } from "./event.ts";
import { execute, load } from "./execute.ts";
import { executeAll } from "./execute-all.ts";
import { sha256 } from "./id.ts";
import type { Commit, EventStore } from "./ports.ts";
import type { CommandMeta } from "./stream.ts";

const moved = defineEvent("MOVED", v.object({ by: v.number() }));
const events = { moved };
type Move = { readonly by: number };

/** Money in an account: never below zero, and no event where nothing moves. */
const account: Decider<number, Move, EventOf<typeof events>> = {
  schema: 1,
  initial: 0,
  evolve: (sum, { payload }) => sum + payload.by,
  decide: (sum, { by }) => {
    if (sum + by < 0) throw new AppError("conflict", "account.empty", "Not below zero");
    return by === 0 ? [] : [moved({ by })];
  },
};
const type = { decider: account, events };

let log: Map<string, Commit[]>;
let calls: string[];
let snapshots: number;
/** What happens just before each append of ours, or load. */
let before: { append: (() => unknown)[]; load: (() => unknown)[] };

const commitsOf = (stream: string): Commit[] => log.get(stream) ?? log.set(stream, []).get(stream)!;
const at = ({ stream, sequence }: Commit) => commitsOf(stream).find((commit) => commit.sequence === sequence);
const store: EventStore = {
  async load(stream) {
    calls.push("load");
    await before.load.shift()?.();
    return { snapshot: undefined, commits: [...commitsOf(stream)] };
  },
  async append(commit) {
    calls.push("append");
    const existing = at(commit);
    if (existing) return { appended: false, existing };
    commitsOf(commit.stream).push(commit);
    return { appended: true };
  },
  async appendAll(commits) {
    calls.push("append all");
    await before.append.shift()?.();
    const existing = commits.map(at);
    if (existing.some((commit) => commit)) return { appended: false, existing };
    for (const commit of commits) commitsOf(commit.stream).push(commit);
    return { appended: true };
  },
  saveSnapshot: async () => {
    snapshots++;
  },
};
let ids = 0;
const ports = {
  store,
  runtime: { now: () => 0, id: () => `id${++ids}`, sleep: async () => {}, random: () => 0.5 },
};

beforeEach(() => {
  [log, calls, snapshots, before] = [new Map(), [], 0, { append: [], load: [] }];
});

const meta = (key: string, body = "{}"): CommandMeta => ({
  commandId: sha256(key),
  bodyHash: sha256(body),
  ...{ actor: "alice", traceId: "t", at: "2026-01-02T03:04:05.000Z" },
});
const put = (key: string, stream: string, by: number) =>
  execute(ports, { type, stream, command: { by }, meta: meta(key) });
const transfer = (key: string, amount: number, body?: string) =>
  executeAll(
    ports,
    [
      { type, stream: "A", command: { by: -amount } },
      { type, stream: "B", command: { by: amount } },
    ],
    meta(key, body),
  );
const sums = async () => [(await load(store, type, "A")).state, (await load(store, type, "B")).state];

test("a command on two streams loads both, appends once, and answers both states", async () => {
  await put("start", "A", 10);
  calls = [];
  const executed = await transfer("t1", 4);
  expect(executed).toMatchObject([
    { state: 6, version: 2, replayed: false },
    { state: 4, version: 1, replayed: false },
  ]);
  expect(executed.map(({ events }) => events)).toEqual(["A", "B"].map((stream) => commitsOf(stream).at(-1)?.events));
  expect(calls).toEqual(["load", "load", "append all"]);
  expect(commitsOf("A").at(-1)?.commandId).toBe(commitsOf("B").at(-1)?.commandId);
});

test("what one stream refuses is written in none", async () => {
  await put("start", "A", 3);
  await expect(transfer("t1", 4)).rejects.toMatchObject({ code: "account.empty" });
  expect(await sums()).toEqual([3, 0]);
});

test("a command that comes again is answered from what the streams remember, and writes nothing", async () => {
  await put("start", "A", 10);
  await transfer("t1", 4);
  calls = [];
  expect(await transfer("t1", 4)).toMatchObject([
    { state: 6, replayed: true, events: [] },
    { state: 4, replayed: true, events: [] },
  ]);
  expect(calls).toEqual(["load", "load"]);
  await expect(transfer("t1", 4, "another body")).rejects.toMatchObject({ code: "idempotency.mismatch" });
});

test("one that comes again while it is being written answers both streams as they are after it", async () => {
  await put("start", "A", 10);
  // The first stream was looked at before, the second after.
  before.load = [() => undefined, () => transfer("t1", 4)];
  expect(await transfer("t1", 4)).toMatchObject([
    { state: 6, replayed: true },
    { state: 4, replayed: true },
  ]);
  expect(await sums()).toEqual([6, 4]);
});

test("the same command that won the race is recognised: it was executed once", async () => {
  await put("start", "A", 10);
  before.append = [() => transfer("t1", 4)];
  expect(await transfer("t1", 4)).toMatchObject([{ state: 6, replayed: true }, { state: 4 }]);
  expect(await sums()).toEqual([6, 4]);
});

test("after a conflict on either stream both are loaded and decided again", async () => {
  await put("start", "A", 10);
  before.append = [() => put("rival", "B", 1), () => put("another", "A", -1)];
  expect(await transfer("t1", 4)).toMatchObject([{ state: 5 }, { state: 5 }]);
  before.append = [() => put("spent", "A", -5)];
  await expect(transfer("t2", 4)).rejects.toMatchObject({ code: "account.empty" });
  expect(await sums()).toEqual([0, 5]);
});

test("the fourth conflict in a row is 409", async () => {
  await put("start", "A", 100);
  before.append = Array.from({ length: 4 }, (_, n) => () => put(`rival ${n}`, "B", 1));
  await expect(transfer("t1", 4)).rejects.toMatchObject({ code: "stream.conflict" });
  expect(await sums()).toEqual([100, 4]);
});

test("where only one stream has something to say it is a plain append, and with nothing to say none", async () => {
  const parts = (...by: number[]) => by.map((each, n) => ({ type, stream: `S${n}`, command: { by: each } }));
  await executeAll(ports, parts(1, 0), meta("one"));
  await executeAll(ports, parts(0, 0), meta("none"));
  expect(calls).toEqual(["load", "load", "append", "load", "load"]);
});

test("a snapshot is stored of each stream that has one due", async () => {
  for (let n = 0; n < 10; n++) await put(`put ${n}`, "A", 1);
  await transfer("t1", 1);
  expect(snapshots).toBe(1);
});
