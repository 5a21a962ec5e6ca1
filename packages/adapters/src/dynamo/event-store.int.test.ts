import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Decider } from "@bellyfed/core/decider";
import { defineEvent, type EventOf } from "@bellyfed/core/event";
import { execute, load } from "@bellyfed/core/execute";
import { executeAll } from "@bellyfed/core/execute-all";
import { sha256, ulids } from "@bellyfed/core/id";
import { commitAt } from "@bellyfed/testing/contract/commits";
import { type Engine, startEngine } from "@bellyfed/testing/contract/engine";
import { eventStoreContract } from "@bellyfed/testing/contract/event-store.contract";
import * as v from "valibot";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dynamoEventStore } from "./event-store.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine?.stop());

eventStoreContract("the event store in DynamoDB", async () =>
  dynamoEventStore({ client: engine.client, table: await engine.eventsTable() }),
);

const noted = defineEvent("NOTED", v.object({ text: v.string() }));
const events = { noted };
type Note = { readonly texts: readonly string[] };
/** Remembers the last text and how many there were. */
const notebook: Decider<{ count: number; last: string }, Note, EventOf<typeof events>> = {
  schema: 1,
  initial: { count: 0, last: "" },
  evolve: ({ count }, { payload }) => ({ count: count + 1, last: payload.text.padEnd(1_100, ".") }),
  decide: (_, { texts }) => texts.map((text) => noted({ text })),
};
const type = { decider: notebook, events };
const runtime = { now: Date.now, id: ulids(), sleep: (ms: number) => sleep(ms), random: Math.random };

/** What DynamoDB's own price list says, as the engine counts it: fixtures of 530-byte commits and 1.7 KB snapshots. */
describe("what a command costs", () => {
  let used: [operation: string, units: number][];
  let store: ReturnType<typeof dynamoEventStore>;
  beforeAll(async () => {
    const onCapacity = (operation: string, units: number) => used.push([operation, units]);
    store = dynamoEventStore({ client: engine.client, table: await engine.eventsTable(), onCapacity });
  });
  beforeEach(() => {
    used = [];
  });

  const note = (stream: string, key: string, texts: readonly string[], create = false) => {
    const meta = { commandId: sha256(key), bodyHash: sha256("body"), actor: "alice", traceId: "0".repeat(32) };
    const at = new Date().toISOString();
    return execute({ store, runtime }, { type, stream, command: { texts }, meta: { ...meta, at }, create });
  };
  const unitsOf = (operation: string) => used.filter(([name]) => name === operation).map(([, units]) => units);

  it.each([100, 1_000, 2_500])("reads at most 2 units in one call of a stream of %i events", async (size) => {
    const stream = `NOTES#${randomUUID()}`;
    const places = Array.from({ length: size - 24 }, (_, index) => index + 1);
    const seed = (sequence: number) => {
      const [event] = commitAt(stream, sequence, 1, { text: "x".repeat(170) }).events;
      return store.append({ ...commitAt(stream, sequence), events: [{ ...event!, type: "NOTED" }] });
    };
    for (let at = 0; at < places.length; at += 50) await Promise.all(places.slice(at, at + 50).map(seed));
    await note(stream, "stores the first snapshot", ["x".repeat(170)]);
    used = [];
    for (let more = 2; more <= 24; more++) await note(stream, `${more}`, ["x".repeat(170)]);
    expect(unitsOf("load")).toHaveLength(23);
    expect(Math.max(...unitsOf("load"))).toBeLessThanOrEqual(2);
    expect(unitsOf("append")).toEqual(Array.from({ length: 23 }, () => 1));
    expect(unitsOf("snapshot")).toHaveLength(2);
    expect(await load(store, type, stream)).toMatchObject({ version: size, state: { count: size } });
  });

  it("writes 1 unit and reads nothing for a create", async () => {
    await note(`NOTES#${randomUUID()}`, "create", ["x".repeat(170)], true);
    expect(used).toEqual([["append", 1]]);
  });

  it("writes at most 2 units for three events at once", async () => {
    await note(
      `NOTES#${randomUUID()}`,
      "three",
      ["x", "y", "z"].map((letter) => letter.repeat(400)),
      true,
    );
    expect(used).toEqual([["append", 2]]);
  });

  it("writes 2 units for each of the streams that one command changes together, in one call", async () => {
    const command = { texts: ["x".repeat(170)] };
    const parts = ["HANDLE", "USER"].map((kind) => ({ type, stream: `${kind}#${randomUUID()}`, command }));
    const from = { commandId: sha256("both"), bodyHash: sha256("body"), actor: "alice", traceId: "0".repeat(32) };
    await executeAll({ store, runtime }, parts, { ...from, at: new Date().toISOString() });
    expect(used.filter(([operation]) => operation !== "load")).toEqual([["append all", 4]]);
  });

  it("reads once and writes nothing for a command that comes again", async () => {
    const stream = `NOTES#${randomUUID()}`;
    await note(stream, "first", ["a"], true);
    await note(stream, "second", ["b"]);
    used = [];
    expect(await note(stream, "second", ["b"])).toMatchObject({ replayed: true, version: 2 });
    expect(used).toEqual([["load", 1]]);
  });

  it("reads nothing for a create that comes again: the write that is refused brings the answer", async () => {
    const stream = `NOTES#${randomUUID()}`;
    await note(stream, "create", ["a"], true);
    used = [];
    expect(await note(stream, "create", ["a"], true)).toMatchObject({ replayed: true, version: 1 });
    expect(unitsOf("load")).toEqual([]);
  });

  it("lets twenty commands on one stream at once all happen or fail with 409, and loses none", async () => {
    const stream = `NOTES#${randomUUID()}`;
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => note(stream, `rival ${index}`, [`${index}`])),
    );
    const won = outcomes.filter(({ status }) => status === "fulfilled").length;
    const lost = outcomes.filter((outcome) => outcome.status === "rejected").map(({ reason }) => reason.code);
    expect(lost.every((code) => code === "stream.conflict")).toBe(true);
    expect((await load(store, type, stream)).state.count).toBe(won);
  });
});
