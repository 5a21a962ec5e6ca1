import * as v from "valibot";
import { expect, test } from "vitest";
import type { Decider } from "./decider.ts";
import { defineEvent, type EventOf } from "./event.ts";
import { sha256 } from "./id.ts";
import type { Commit } from "./ports.ts";
import {
  begin,
  type CommandMeta,
  commitOf,
  encodeEvents,
  foldCommits,
  MAX_EVENTS,
  remembered,
  snapshotOf,
} from "./stream.ts";

const paid = defineEvent("PAID", v.object({ cents: v.number() }), [
  ({ euros }: { euros: number }) => ({ cents: euros * 100 }),
]);
const events = { paid };
type Paid = EventOf<typeof events>;

const account: Decider<{ cents: number; last: string }, number, Paid> = {
  schema: 4,
  initial: { cents: 0, last: "" },
  evolve: ({ cents }, { payload }, at) => ({ cents: cents + payload.cents, last: at }),
  decide: (_, cents) => [paid({ cents })],
};
const type = { decider: account, events };

const day = (n: number) => `2026-01-${String(n).padStart(2, "0")}T00:00:00.000Z`;
const commit = (sequence: number, ...cents: number[]): Commit => ({
  stream: "ACCOUNT#1",
  sequence,
  events: cents.map((amount) => ({ id: `e${amount}`, type: "PAID", version: 2, payload: { cents: amount } })),
  commandId: sha256(`command ${sequence}`),
  bodyHash: sha256(`body ${sequence}`),
  traceId: "t",
  actor: "alice",
  timestamp: day(sequence),
});

test("commits fold into a state that knows its version and its times", () => {
  const folded = foldCommits(type, { snapshot: undefined, commits: [commit(1, 5, 6), commit(3, 7)] });
  expect(folded).toMatchObject({
    state: { cents: 18, last: day(3) },
    version: 3,
    createdAt: day(1),
    updatedAt: day(3),
    loaded: 2,
    lastSequence: 3,
  });
});

test("a stream that has not begun is at version 0", () => {
  expect(foldCommits(type, { snapshot: undefined, commits: [] })).toEqual(begin(account));
});

test("payloads of an older schema version are brought up to date before they are folded", () => {
  const old = { ...commit(1, 5), events: [{ id: "e", type: "PAID", version: 1, payload: { euros: 5 } }] };
  expect(foldCommits(type, { snapshot: undefined, commits: [old] }).state.cents).toBe(500);
});

test("an event type that the stream does not define is an error that names it, for the log is then newer than the code", () => {
  const unknown = { ...commit(1), events: [{ id: "e", type: "REFUNDED", version: 1, payload: {} }] };
  const fold = () => foldCommits(type, { snapshot: undefined, commits: [unknown] });
  expect(fold).toThrow("ACCOUNT#1 holds the unknown event type REFUNDED");
});

test("a snapshot with the commits after it folds to the same as all commits", () => {
  const commits = Array.from({ length: 20 }, (_, index) => commit(index + 1, index));
  const whole = foldCommits(type, { snapshot: undefined, commits });
  const snapshot = snapshotOf(account, foldCommits(type, { snapshot: undefined, commits: commits.slice(0, 13) }));
  expect(snapshot).toMatchObject({ next: 14, schema: 4 });
  const stored = JSON.parse(JSON.stringify(snapshot));
  expect(foldCommits(type, { snapshot: stored, commits: commits.slice(13) })).toEqual({ ...whole, loaded: 7 });
});

test("a stream remembers its last 16 commands, through a snapshot as well", () => {
  const commits = Array.from({ length: 20 }, (_, index) => commit(index + 1, index));
  const half = snapshotOf(account, foldCommits(type, { snapshot: undefined, commits: commits.slice(0, 10) }));
  const folded = foldCommits(type, { snapshot: half, commits: commits.slice(10) });
  expect(remembered(folded, sha256("command 4"))).toBeUndefined();
  for (let n = 5; n <= 20; n++) {
    expect(remembered(folded, sha256(`command ${n}`))?.sameBody({ bodyHash: sha256(`body ${n}`) })).toBe(true);
    expect(remembered(folded, sha256(`command ${n}`))?.sameBody({ bodyHash: sha256("another") })).toBe(false);
  }
});

test("what is remembered of a command is two hashes of 12 bytes", () => {
  const { memory } = foldCommits(type, { snapshot: undefined, commits: [commit(1, 5)] });
  expect(memory).toEqual([[sha256("command 1").slice(0, 16), sha256("body 1").slice(0, 16)]]);
});

test("a commit takes the place after the last event and names each payload's schema version", () => {
  const folded = foldCommits(type, { snapshot: undefined, commits: [commit(1, 5, 6)] });
  const meta: CommandMeta = { commandId: "c", bodyHash: "b", actor: "bob", traceId: "t2", at: day(9) };
  let ids = 0;
  expect(
    commitOf(type, "ACCOUNT#1", folded, [paid({ cents: 1 }), paid({ cents: 2 })], meta, () => `id${++ids}`),
  ).toEqual({
    stream: "ACCOUNT#1",
    sequence: 3,
    events: [
      { id: "id1", type: "PAID", version: 2, payload: { cents: 1 } },
      { id: "id2", type: "PAID", version: 2, payload: { cents: 2 } },
    ],
    commandId: "c",
    bodyHash: "b",
    traceId: "t2",
    actor: "bob",
    timestamp: day(9),
  });
});

const tooLarge = expect.objectContaining({ status: 413, code: "commit.too_large" });

test("a commit holds at most 25 events", () => {
  const amounts = Array.from({ length: MAX_EVENTS }, (_, index) => index);
  expect(JSON.parse(encodeEvents(commit(1, ...amounts).events))).toHaveLength(25);
  expect(() => encodeEvents(commit(1, ...amounts, 25).events)).toThrow(tooLarge);
});

test("a commit holds at most 200 KB, counted in bytes", () => {
  const holding = (text: string) => [{ id: "e", type: "T", version: 1, payload: text }];
  const frame = JSON.stringify(holding("")).length;
  expect(encodeEvents(holding("x".repeat(200_000 - frame)))).toHaveLength(200_000);
  expect(() => encodeEvents(holding("x".repeat(200_001 - frame)))).toThrow(tooLarge);
  expect(() => encodeEvents(holding("é".repeat(150_000 - frame)))).toThrow(tooLarge);
});
