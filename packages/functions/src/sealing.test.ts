import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { memoryKeyStore } from "@bellyfed/adapters/memory/key-store";
import type { Decider } from "@bellyfed/core/decider";
import { type Envelope, envelopesOf } from "@bellyfed/core/envelope";
import { defineEvent, type EventOf, indexEvents } from "@bellyfed/core/event";
import { execute, load } from "@bellyfed/core/execute";
import { executeAll } from "@bellyfed/core/execute-all";
import { sha256 } from "@bellyfed/core/id";
import { personal } from "@bellyfed/core/personal";
import { cachedKeys } from "@bellyfed/core/sealing/keys";
import { freshOpener, opener, opening } from "@bellyfed/core/sealing/log";
import { sealing } from "@bellyfed/core/sealing/store";
import type { KeyStore } from "@bellyfed/core/subject-keys";
import { logEvents } from "@bellyfed/features/features";
import { eventStoreContract } from "@bellyfed/testing/contract/event-store.contract";
import * as v from "valibot";
import { beforeEach, describe, expect, test } from "vitest";
import { sealingBy, storedEvents } from "./sealing.ts";

const noted = defineEvent("NOTED", v.object({ by: v.string(), text: personal(v.string(), "by") }), [
  ({ text }: { text: string }) => ({ by: "nobody", text }),
]);
const events = { noted };
type State = readonly string[];
type Note = { readonly by: string; readonly text: string | null };
const notes: Decider<State, Note, EventOf<typeof events>> = {
  schema: 1,
  initial: [],
  evolve: (state, { payload }) => [...state, `${payload.by}: ${payload.text}`],
  decide: (state, note) => (state.at(-1) === `${note.by}: ${note.text}` ? [] : [noted(note)]),
};
const type = { decider: notes, events };
const definitions = indexEvents(events, { thing: defineEvent("THING_CHANGED", v.unknown()) });

let clock: number;
let calls: string[];
let raw: ReturnType<typeof memoryEventStore>;
let keyStore: KeyStore;

/** Notes which call was made for whom. */
const observed = (store: KeyStore): KeyStore => ({
  ...store,
  read(subjects) {
    calls.push(`read ${subjects.join(" ")}`);
    return store.read(subjects);
  },
  create(subject, key) {
    calls.push(`create ${subject}`);
    return store.create(subject, key);
  },
  enlist(subject, stream) {
    calls.push(`enlist ${subject} ${stream}`);
    return store.enlist(subject, stream);
  },
});
/** As another function has it, that knows no keys yet. */
const another = () => ({ definitions, keys: cachedKeys(observed(keyStore), { now: () => clock }) });
let by: ReturnType<typeof another>;

beforeEach(() => {
  [clock, calls, raw, keyStore] = [0, [], memoryEventStore(), memoryKeyStore()];
  by = another();
});

let key = 0;
const note = (text: string | null, who = "alice", actor = who, stream = "NOTES#1") => {
  const runtime = { now: () => clock, id: () => `e${key}`, sleep: async () => {}, random: () => 0 };
  const meta = { commandId: sha256(String(++key)), bodyHash: "b", actor, traceId: "t", at: "2026-01-02T03:04:05.000Z" };
  return execute({ store: sealing(raw, by), runtime }, { type, stream, command: { by: who, text }, meta });
};
const state = async (schema = by) => (await load(sealing(raw, schema), type, "NOTES#1")).state;
const stored = () => JSON.stringify(raw.appended);
/** More commits than a load may meet without a snapshot; the last one stores it. */
const many = async () => {
  for (let n = 1; n <= 11; n++) await note(`Word ${n}`, n % 2 ? "alice" : "maria");
};

test("the list that the log is sealed by names every event type of the log", () => {
  expect([...storedEvents.keys()].sort()).toEqual(logEvents.map((each) => each.type).sort());
  expect(sealingBy(keyStore, { now: () => 0 }).definitions).toBe(storedEvents);
});

eventStoreContract("a store that seals", async () => {
  const memory = memoryEventStore();
  const keys = cachedKeys(memoryKeyStore(), { now: () => 0 });
  return { ...sealing(memory, { definitions, keys }), since: opening(memory, { definitions, keys }).since };
});

describe("writing", () => {
  test("stores no word of it, and answers and loads it as it was written", async () => {
    const { state: after, events: written } = await note("Charred crust");
    expect(after).toEqual(["alice: Charred crust"]);
    expect(written[0]?.payload).toEqual({ by: "alice", text: "Charred crust" });
    expect(stored()).not.toContain("Charred");
    expect(await state(another())).toEqual(["alice: Charred crust"]);
  });

  test("notes the stream for each subject before their key is read, once in each stream", async () => {
    await note("One");
    expect(calls).toEqual(["enlist alice NOTES#1", "read alice", "create alice"]);
    calls = [];
    await note("Two");
    await note("Three", "maria");
    expect(calls).toEqual(["enlist maria NOTES#1", "read maria", "create maria"]);
    calls = [];
    await note("Elsewhere", "alice", "alice", "NOTES#2");
    expect(calls).toEqual(["enlist alice NOTES#2", "read alice"]);
  });

  test("asks by one call for all that a stream holds, and within a minute by none", async () => {
    await note("One");
    await note("Two", "maria");
    by = another();
    calls = [];
    await note("Three");
    await note("Four", "maria");
    expect(calls).toEqual(["read alice maria"]);
  });

  test("knows that nothing changes by what is opened, not by what is stored", async () => {
    await note("Same");
    expect((await note("Same")).events).toEqual([]);
    expect(raw.appended).toHaveLength(1);
  });

  test("is nobody's who was erased, even if their key is still known here", async () => {
    await note("One");
    await note("Two", "maria");
    await keyStore.erase("alice");
    await expect(note("Elsewhere", "alice", "alice", "NOTES#2")).rejects.toMatchObject({
      code: "user.erased",
      status: 403,
    });
    clock = 60_000;
    await expect(note("Again")).rejects.toMatchObject({ code: "user.erased" });
    expect(raw.appended).toHaveLength(2);
  });

  test("leaves out what somebody else has written who was erased", async () => {
    await keyStore.erase("alice");
    await note("Hers", "alice", "maria");
    expect(raw.appended[0]?.events[0]?.payload).toEqual({ by: "alice", text: null });
  });

  test("stores nothing of an event type that nobody has said how to seal", async () => {
    const store = sealing(raw, { ...by, definitions: new Map() });
    const commit = { ...{ stream: "NOTES#1", sequence: 1, commandId: "c", bodyHash: "b" }, traceId: "t" };
    const events = [{ id: "e", type: "NOTED", version: 2, payload: { by: "alice", text: "Clear" } }];
    await expect(store.append({ ...commit, events, actor: "alice", timestamp: "" })).rejects.toThrow(
      "NOTED is not among",
    );
    expect(raw.appended).toEqual([]);
  });

  test.each(["enlist", "read", "create"] as const)(
    "that fails when a subject's keys do at %s stores nothing",
    async (call) => {
      const broken = { ...keyStore, [call]: () => Promise.reject(new Error(`no ${call}`)) };
      by = { definitions, keys: cachedKeys(broken, { now: () => clock }) };
      await expect(note("One")).rejects.toThrow(`no ${call}`);
      expect(raw.appended).toEqual([]);
    },
  );

  test("that finds its place taken is told of the other commit opened", async () => {
    await note("Theirs");
    const [taken] = raw.appended;
    const answer = await sealing(raw, another()).append({ ...taken!, events: [] });
    expect(answer).toMatchObject({ appended: false, existing: { events: [{ payload: { text: "Theirs" } }] } });
  });
});

describe("writing to two streams at once", () => {
  const both = async (text: string, key: string) => {
    const runtime = { now: () => clock, id: () => `e${key}`, sleep: async () => {}, random: () => 0 };
    const meta = {
      commandId: sha256(key),
      bodyHash: "b",
      actor: "alice",
      traceId: "t",
      at: "2026-01-02T03:04:05.000Z",
    };
    const parts = ["NOTES#1", "NOTES#2"].map((stream) => ({ type, stream, command: { by: "alice", text } }));
    return executeAll({ store: sealing(raw, by), runtime }, parts, meta);
  };

  test("stores no word in either, and notes each stream once", async () => {
    await both("Charred", "one");
    const enlisted = ["enlist alice NOTES#1", "enlist alice NOTES#2"];
    expect(calls.filter((call) => call.startsWith("enlist"))).toEqual(enlisted);
    expect((await both("Crust", "two")).map(({ state }) => state)).toEqual([
      ["alice: Charred", "alice: Crust"],
      ["alice: Charred", "alice: Crust"],
    ]);
    expect(calls.filter((call) => call.startsWith("enlist"))).toEqual(enlisted);
    expect(raw.appended).toHaveLength(4);
    expect(stored()).not.toMatch(/Charred|Crust/);
  });

  test("writes neither for somebody who was erased", async () => {
    await note("One", "maria", "maria", "NOTES#2");
    await keyStore.erase("alice");
    await expect(both("Charred", "one")).rejects.toMatchObject({ code: "user.erased" });
    expect(raw.appended).toHaveLength(1);
  });

  test("is told opened what has the place of one", async () => {
    await note("Theirs", "maria");
    const [taken] = raw.appended;
    const rivals = [
      { ...taken!, stream: "NOTES#2", events: [] },
      { ...taken!, events: [] },
    ];
    expect(await sealing(raw, another()).appendAll(rivals)).toMatchObject({
      appended: false,
      existing: [undefined, { events: [{ payload: { text: "Theirs" } }] }],
    });
  });
});

describe("an erasure", () => {
  test("that comes at any moment of a first write either refuses it or finds its stream", async () => {
    for (const moment of ["before enlist", "before read", "before create", "after all"]) {
      [raw, keyStore] = [memoryEventStore(), memoryKeyStore()];
      const at = async (now: string) => void (now === moment && (await keyStore.erase("alice")));
      const first = async <Answer>(now: string, call: () => Promise<Answer>) => {
        await at(now);
        return call();
      };
      const slow: KeyStore = {
        ...keyStore,
        enlist: (...args) => first("before enlist", () => keyStore.enlist(...args)),
        read: (subjects) => first("before read", () => keyStore.read(subjects)),
        create: (...args) => first("before create", () => keyStore.create(...args)),
      };
      by = { definitions, keys: cachedKeys(slow, { now: () => clock }) };
      const done = await note("One").then(
        () => "written",
        (error: { code?: string }) => error.code,
      );
      await at("after all");
      const { streams } = await keyStore.streamsOf("alice");
      expect([moment, done, raw.appended.length]).toEqual(
        moment === "after all" ? [moment, "written", 1] : [moment, "user.erased", 0],
      );
      expect(streams).toEqual(["NOTES#1"]);
    }
  });

  test("leaves null of what was written, and what others wrote", async () => {
    await note("Hers");
    await note("Theirs", "maria");
    await keyStore.erase("alice");
    const found = await load(sealing(raw, another()), type, "NOTES#1");
    expect(found.state).toEqual(["alice: null", "maria: Theirs"]);
    expect(found.subjects).toEqual(["maria"]);
  });

  test("is not what a missing key is: then nothing can be loaded", async () => {
    await note("Hers");
    keyStore = memoryKeyStore();
    await expect(state(another())).rejects.toThrow("missing");
  });
});

describe("snapshots", () => {
  const newest = async (schema = 1) => (await raw.load("NOTES#1", schema)).snapshot;

  test("hold no word, and are used", async () => {
    await many();
    expect(await newest()).toMatchObject({
      next: 11,
      subjects: ["alice", "maria"],
      state: expect.stringMatching(/^v1\./),
    });
    const found = await load(sealing(raw, another()), type, "NOTES#1");
    expect([found.loaded, found.state.length, found.subjects]).toEqual([1, 11, ["alice", "maria"]]);
    expect(found.state[0]).toBe("alice: Word 1");
  });

  test("are read past once somebody was erased whose text they hold, until there is a new one of the others alone", async () => {
    await many();
    await keyStore.erase("alice");
    by = another();
    const found = await load(sealing(raw, by), type, "NOTES#1");
    expect([found.loaded, found.state[0], found.state[1]]).toEqual([11, "alice: null", "maria: Word 2"]);
    await note("More", "maria");
    expect(await newest()).toMatchObject({ next: 12, subjects: ["maria"] });
    expect((await load(sealing(raw, another()), type, "NOTES#1")).loaded).toBe(1);
  });

  test("are not stored with the text of somebody who was erased meanwhile", async () => {
    const loaded = { next: 2, schema: 1, state: "x", subjects: ["alice"] };
    await keyStore.erase("alice");
    await sealing(raw, by).saveSnapshot("NOTES#1", 1, loaded);
    expect(await newest()).toBeUndefined();
  });

  test("of nobody's text stay as they are", async () => {
    await sealing(raw, by).saveSnapshot("NOTES#1", 1, { next: 2, schema: 1, state: { sum: 3 } });
    expect(await newest()).toEqual({ next: 2, schema: 1, state: { sum: 3 } });
    expect(calls).toEqual([]);
  });
});

test("commits from before anything was sealed are read as they were, and no key is asked for", async () => {
  const old = { id: "e0", type: "NOTED", version: 1, payload: { text: "Old and clear" } };
  const facts = { commandId: "c", bodyHash: "b", traceId: "t", actor: "alice", timestamp: "2026-01-01T00:00:00.000Z" };
  await raw.append({ stream: "NOTES#1", sequence: 1, events: [old], ...facts });
  expect(await state()).toEqual(["nobody: Old and clear"]);
  expect(calls).toEqual([]);
  await note("New");
  expect(await state(another())).toEqual(["nobody: Old and clear", "alice: New"]);
});

describe("reading the log", () => {
  beforeEach(async () => {
    await note("One");
    await note("Two", "maria");
    calls = [];
  });
  const texts = (envelopes: readonly Envelope[]) => envelopes.map(({ payload }) => (payload as Note).text);
  const sealed = () => raw.appended.flatMap((commit) => envelopesOf(commit));

  test("opens what comes after a gap, and a batch of the bus, by one call each", async () => {
    expect(texts(await opening(raw, another()).since("NOTES#1", 1))).toEqual(["Two"]);
    expect(texts(await opener(another())(sealed()))).toEqual(["One", "Two"]);
    expect(calls).toEqual(["read maria", "read alice maria"]);
  });

  test("goes by keys as they are known where order sees to erasures, and as they are now where nothing does", async () => {
    await keyStore.erase("alice");
    expect(texts(await opener(by)(sealed()))).toEqual(["One", "Two"]);
    expect(texts(await freshOpener(by)(sealed()))).toEqual([null, "Two"]);
    expect(texts(await opener(by)(sealed()))).toEqual([null, "Two"]);
  });

  test("of what holds nothing personal asks for no key", async () => {
    const plain = sealed().map((envelope) => ({ ...envelope, payload: { by: "alice", text: null } }));
    expect(await freshOpener(by)(plain)).toBe(plain);
    expect(calls).toEqual([]);
  });
});
