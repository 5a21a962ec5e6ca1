import * as v from "valibot";
import { beforeEach, expect, test } from "vitest";
import type { Decider } from "./decider.ts";
import { AppError } from "./error.ts";
import { defineEvent, type EventOf } from "./event.ts";
import { type Execution, execute, load } from "./execute.ts";
import { sha256 } from "./id.ts";
import type { Commit, EventStore, Snapshot } from "./ports.ts";
import type { Precondition } from "./precondition.ts";
import type { CommandMeta } from "./stream.ts";

const added = defineEvent("ADDED", v.object({ by: v.number() }));
const events = { added };
type State = { readonly sum: number };
type Add = { readonly by: readonly number[] };

/** Adds whole numbers; nothing to add is nothing to say, and below zero is refused. */
const counter: Decider<State, Add, EventOf<typeof events>> = {
  schema: 2,
  initial: { sum: 0 },
  evolve: ({ sum }, { payload }) => ({ sum: sum + payload.by }),
  decide: ({ sum }, { by }) => {
    if (by.includes(13)) throw new AppError("forbidden", "counter.theirs", "Only the owner may add 13");
    if (sum + by.reduce((a, b) => a + b, 0) < 0) throw new AppError("conflict", "counter.negative", "Not below zero");
    return by.map((n) => added({ by: n }));
  },
};
const type = { decider: counter, events };

let commits: Commit[];
let snapshots: { sequence: number; snapshot: Snapshot }[];
let calls: string[];
let slept: number[];
/** What others append just before our own appends. */
let rivals: (() => void)[];

const store: EventStore = {
  load: async (_, schema) => {
    calls.push("load");
    const newest = snapshots.findLast(({ snapshot }) => snapshot.schema === schema);
    const rest = newest ? commits.filter(({ sequence }) => sequence > newest.sequence) : commits;
    return { snapshot: newest?.snapshot, commits: [...rest] };
  },
  append: async (commit) => {
    calls.push("append");
    rivals.shift()?.();
    const existing = commits.find(({ sequence }) => sequence === commit.sequence);
    if (existing) return { appended: false, existing };
    commits.push(commit);
    return { appended: true };
  },
  appendAll: async () => {
    throw new Error("One command on one stream is one append");
  },
  saveSnapshot: async (_, sequence, snapshot) => {
    calls.push("snapshot");
    snapshots.push({ sequence, snapshot: JSON.parse(JSON.stringify(snapshot)) });
  },
};
let ids = 0;
const runtime = {
  now: () => 0,
  id: () => `id${++ids}`,
  sleep: async (milliseconds: number) => void slept.push(milliseconds),
  random: () => 0.5,
};
const ports = { store, runtime };

beforeEach(() => {
  [commits, snapshots, calls, slept, rivals] = [[], [], [], [], []];
});

let minute = 0;
const meta = (key: string, body = "{}", precondition: Precondition = {}): CommandMeta => ({
  commandId: sha256(key),
  bodyHash: sha256(body),
  actor: "alice",
  traceId: "t",
  at: new Date(Date.UTC(2026, 0, 1, 0, ++minute)).toISOString(),
  precondition,
});
const add = (
  key: string,
  by: number[],
  more: Partial<Execution<State, Add, never>> & { body?: string; precondition?: Precondition } = {},
) =>
  execute(ports, {
    type,
    stream: "COUNTER#1",
    command: { by },
    meta: meta(key, more.body, more.precondition),
    ...(more.create && { create: true }),
    ...(more.exists && { exists: more.exists }),
  });
const rival =
  (key: string, ...by: number[]) =>
  () => {
    const sequence = commits.reduce((next, commit) => Math.max(next, commit.sequence + commit.events.length), 1);
    const events = by.map((n) => ({ id: key, type: "ADDED", version: 1, payload: { by: n } }));
    const { commandId, bodyHash, actor, traceId, at } = meta(key);
    commits.push({ stream: "COUNTER#1", sequence, events, commandId, bodyHash, traceId, actor, timestamp: at });
  };
const failing = (status: number, code: string) => expect.objectContaining({ name: "AppError", status, code });

test("a command loads once, appends once, and answers the new state", async () => {
  const executed = await add("a", [1, 2]);
  expect(executed).toMatchObject({ state: { sum: 3 }, version: 2, replayed: false });
  expect(executed.events).toEqual(commits[0]?.events);
  expect(calls).toEqual(["load", "append"]);
});

test("commits follow each other by the number of their events", async () => {
  await add("a", [1, 2, 3]);
  await add("b", [4]);
  await add("c", [5]);
  expect(commits.map(({ sequence }) => sequence)).toEqual([1, 4, 5]);
});

test("the answer's times are those of the first and the last commit", async () => {
  await add("a", [1]);
  const executed = await add("b", [1]);
  expect(executed.createdAt).toBe(commits[0]?.timestamp);
  expect(executed.updatedAt).toBe(commits[1]?.timestamp);
  expect(await load(store, type, "COUNTER#1")).toMatchObject({ state: executed.state, version: 2 });
});

test("a command that changes nothing writes nothing", async () => {
  await add("a", [1]);
  expect(await add("b", [])).toMatchObject({ state: { sum: 1 }, version: 1, replayed: false, events: [] });
  expect(commits).toHaveLength(1);
});

test("what the decider refuses is refused, and nothing is written", async () => {
  await expect(add("a", [-1])).rejects.toThrow(failing(409, "counter.negative"));
  expect(commits).toEqual([]);
});

test("a create appends without a load", async () => {
  expect(await add("a", [1], { create: true })).toMatchObject({ version: 1, state: { sum: 1 } });
  expect(calls).toEqual(["append"]);
});

test("a stream that the caller has loaded is not loaded again, unless there is a conflict", async () => {
  await add("a", [1]);
  const loaded = await load(store, type, "COUNTER#1");
  [calls, rivals] = [[], [rival("r", 10)]];
  const execution = { type, stream: "COUNTER#1", command: { by: [2] }, meta: meta("b"), loaded };
  expect(await execute(ports, execution)).toMatchObject({ state: { sum: 13 }, version: 3 });
  expect(calls).toEqual(["append", "load", "append"]);
});

test("a create that is sent again is answered by one write attempt and no read", async () => {
  const first = await add("a", [1, 2], { create: true });
  await add("b", [10]);
  calls = [];
  const again = await add("a", [1, 2], { create: true });
  expect(again).toMatchObject({ state: { sum: 3 }, version: 2, createdAt: first.createdAt, replayed: true });
  expect(again.events).toEqual(first.events);
  expect(calls).toEqual(["append"]);
  expect(commits).toHaveLength(2);
});

test("a create that is sent again with another body is refused", async () => {
  await add("a", [1], { create: true });
  await expect(add("a", [1], { create: true, body: "other" })).rejects.toThrow(failing(422, "idempotency.mismatch"));
});

test("a create that meets a stream of another command is refused and not tried again", async () => {
  await add("a", [1]);
  await expect(add("b", [1], { create: true })).rejects.toThrow(failing(409, "stream.exists"));
  expect(calls).toEqual(["load", "append", "append"]);
});

test("a later command that is sent again is answered by one read and no write", async () => {
  await add("a", [1]);
  await add("b", [2]);
  await add("c", [3]);
  calls = [];
  expect(await add("b", [2])).toMatchObject({ state: { sum: 6 }, version: 3, replayed: true, events: [] });
  expect(calls).toEqual(["load"]);
});

test("a later command that is sent again with another body is refused", async () => {
  await add("a", [1]);
  await add("b", [2]);
  await expect(add("b", [3], { body: "other" })).rejects.toThrow(failing(422, "idempotency.mismatch"));
});

test("a replay is a replay even when the command would now be refused or the version is stale", async () => {
  await add("a", [5]);
  await add("b", [-5]);
  expect(await add("b", [-5], { precondition: { match: [1] } })).toMatchObject({
    state: { sum: 0 },
    version: 2,
    replayed: true,
  });
});

test("twenty equal creates at once write one commit and give one answer", async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => add("a", [1, 2], { create: true })));
  expect(commits).toHaveLength(1);
  expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
  expect(
    new Set(answers.map(({ version, createdAt, state }) => JSON.stringify([version, createdAt, state]))).size,
  ).toBe(1);
});

test("twenty equal later commands at once write one commit", async () => {
  await add("a", [1]);
  const answers = await Promise.all(Array.from({ length: 20 }, () => add("b", [2])));
  expect(commits).toHaveLength(2);
  expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
  expect(answers.every(({ state }) => state.sum === 3)).toBe(true);
});

test("a conflict loads again, decides again and appends after the other", async () => {
  await add("a", [1]);
  rivals = [rival("r", 10, 10)];
  expect(await add("b", [2])).toMatchObject({ state: { sum: 23 }, version: 4, replayed: false });
  expect(commits.map(({ sequence }) => sequence)).toEqual([1, 2, 4]);
  expect(calls.slice(2)).toEqual(["load", "append", "load", "append"]);
});

test("after a conflict the decider may refuse what it would have allowed before", async () => {
  await add("a", [5]);
  rivals = [rival("r", -5)];
  await expect(add("b", [-1])).rejects.toThrow(failing(409, "counter.negative"));
});

test("a command whose turn is past by what another has written meanwhile writes nothing", async () => {
  await add("a", [1]);
  rivals = [rival("later", 2)];
  const past = ({ version }: { readonly version: number }) => version === 2;
  const execution = { type, stream: "COUNTER#1", command: { by: [5] }, meta: meta("b"), past };
  expect(await execute(ports, execution)).toMatchObject({ state: { sum: 3 }, replayed: false, events: [] });
  expect(commits).toHaveLength(2);
});

test("a conflict is tried three times more, each after a longer pause with jitter, then it is a 409", async () => {
  rivals = Array.from({ length: 9 }, (_, index) => rival(`r${index}`, 1));
  await expect(add("a", [1])).rejects.toThrow(failing(409, "stream.conflict"));
  expect(calls.filter((call) => call === "append")).toHaveLength(4);
  expect(slept).toEqual([10, 20, 40]);
});

test("an append that failed after its effect is recognised when the command comes again", async () => {
  await add("a", [1]);
  rivals = [rival("b", 2)];
  const executed = await execute(ports, { type, stream: "COUNTER#1", command: { by: [2] }, meta: meta("b") });
  expect(executed).toMatchObject({ state: { sum: 3 }, version: 2, replayed: true });
  expect(commits).toHaveLength(2);
});

test("If-Match with the current version is let in", async () => {
  await add("a", [1, 2]);
  expect(await add("b", [3], { precondition: { match: [7, 2] } })).toMatchObject({ version: 3 });
});

test.each([[[0]], [[1]], [[3]], [[1, 3]], [[]]])(
  "If-Match with versions %j of a stream at 2 is stale",
  async (match) => {
    await add("a", [1, 2]);
    await expect(add("b", [3], { precondition: { match } })).rejects.toThrow(failing(412, "version.stale"));
    expect(commits).toHaveLength(1);
  },
);

test("who may not do it is told so, and nothing of its version", async () => {
  await add("a", [1, 2]);
  const stale = { precondition: { match: [1] } };
  await expect(add("b", [13], stale)).rejects.toThrow(failing(403, "counter.theirs"));
  await expect(add("b", [-9], stale)).rejects.toThrow(failing(412, "version.stale"));
});

test("If-Match is compared again after a conflict, with what was loaded then", async () => {
  await add("a", [1]);
  rivals = [rival("r", 1)];
  await expect(add("b", [1], { precondition: { match: [1] } })).rejects.toThrow(failing(412, "version.stale"));
});

test("a stale version inside a longer commit is no place to append at", async () => {
  await add("a", [1, 2, 3]);
  await expect(add("b", [4], { precondition: { match: [1] } })).rejects.toThrow(failing(412, "version.stale"));
  expect(commits.map(({ sequence }) => sequence)).toEqual([1]);
});

test("If-Match: * lets in what is there, and nothing else", async () => {
  const any = { precondition: { match: "any" } } as const;
  await expect(add("a", [1], any)).rejects.toThrow(failing(412, "version.stale"));
  await expect(add("a", [1], { ...any, create: true })).rejects.toThrow(failing(412, "version.stale"));
  await add("a", [1]);
  expect(await add("b", [1], any)).toMatchObject({ version: 2 });
  await expect(add("c", [1], { ...any, exists: () => false })).rejects.toThrow(failing(412, "version.stale"));
});

test("If-None-Match: * lets in what is not there, and nothing else", async () => {
  const none = { precondition: { noneMatch: "any" } } as const;
  expect(await add("a", [1], { ...none, create: true })).toMatchObject({ version: 1 });
  await expect(add("b", [1], none)).rejects.toThrow(failing(412, "version.exists"));
  expect(await add("b", [1], { ...none, exists: ({ state }) => state.sum > 1 })).toMatchObject({ version: 2 });
  expect(await add("b", [1], none)).toMatchObject({ version: 2, replayed: true });
});

test("If-None-Match with a version lets in every other", async () => {
  await add("a", [1, 2]);
  await expect(add("b", [1], { precondition: { noneMatch: [1, 2] } })).rejects.toThrow(failing(412, "version.exists"));
  expect(await add("b", [1], { precondition: { noneMatch: [1, 3] } })).toMatchObject({ version: 3 });
});

const fill = async (count: number) => {
  for (let n = 1; n <= count; n++) await add(`fill ${n}`, [1]);
  calls = [];
};

test("a command that loaded 10 commits stores a snapshot of the state as loaded, beside its append", async () => {
  await fill(10);
  expect(snapshots).toEqual([]);
  await add("next", [5]);
  expect(calls.toSorted()).toEqual(["append", "load", "snapshot"]);
  expect(snapshots).toMatchObject([{ sequence: 10, snapshot: { next: 11, schema: 2, state: { state: { sum: 10 } } } }]);
});

test("the next snapshot follows 10 commits later, and loads in between read from the last one", async () => {
  await fill(41);
  expect(snapshots.map(({ sequence }) => sequence)).toEqual([10, 20, 30, 40]);
  expect(await load(store, type, "COUNTER#1")).toMatchObject({ state: { sum: 41 }, version: 41, loaded: 1 });
});

test("a command that changes nothing stores no snapshot", async () => {
  await fill(10);
  await add("nothing", []);
  expect(calls).toEqual(["load"]);
});

test("a snapshot of another schema number is not used", async () => {
  await fill(11);
  const newer = { ...type, decider: { ...counter, schema: 3 } };
  expect(await load(store, newer, "COUNTER#1")).toMatchObject({ state: { sum: 11 }, loaded: 11 });
});

test("a command is executed although its snapshot could not be stored", async () => {
  await fill(10);
  const broken = { ...store, saveSnapshot: () => Promise.reject(new Error("throttled")) };
  const executed = await execute(
    { store: broken, runtime },
    { type, stream: "COUNTER#1", command: { by: [1] }, meta: meta("next") },
  );
  expect(executed).toMatchObject({ state: { sum: 11 }, version: 11 });
});

test("a command older than a snapshot is still known to have been executed", async () => {
  await fill(12);
  expect(await add("fill 3", [1])).toMatchObject({ replayed: true, version: 12 });
});

test("a store that fails makes the command fail", async () => {
  const down = { ...store, append: () => Promise.reject(new Error("down")) };
  const execution = { type, stream: "COUNTER#1", command: { by: [1] }, meta: meta("a") };
  await expect(execute({ store: down, runtime }, execution)).rejects.toThrow("down");
});

test("a command of a release that kept other hashes is known again, as the first of its stream and as a later one", async () => {
  const keyed = (key: string, body = "{}"): CommandMeta => ({
    ...meta(key),
    bodyHash: sha256(`keyed ${body}`),
    formerBodyHashes: [sha256(`older ${body}`), sha256(body)],
  });
  await add("a", [1], { create: true });
  await add("b", [2]);
  const again = (key: string, body?: string, create = false) =>
    execute(ports, { type, stream: "COUNTER#1", command: { by: [1] }, meta: keyed(key, body), create });
  expect(await again("a", "{}", true)).toMatchObject({ replayed: true });
  expect(await again("b")).toMatchObject({ replayed: true });
  await expect(again("a", "other", true)).rejects.toThrow(failing(422, "idempotency.mismatch"));
  await expect(again("b", "other")).rejects.toThrow(failing(422, "idempotency.mismatch"));
  expect(commits).toHaveLength(2);
  await again("c");
  expect(commits[2]?.bodyHash).toBe(sha256("keyed {}"));
});
