import fc from "fast-check";
import * as v from "valibot";
import { beforeEach, expect, test } from "vitest";
import { type Envelope, envelopesOf, type LogEnvelope } from "./envelope.ts";
import { defineEvent } from "./event.ts";
import { currentKeys } from "./keys.ts";
import type { EventLog, Item, Key, ReadTableWriter, Write } from "./ports.ts";
import { type ProjectPorts, projectBatch } from "./project.ts";
import { projection, type Recorded } from "./projection.ts";

/** Guests come to places; a read model shows each visit as a row of its place and counts a city's guests over all places. */
const visited = defineEvent("VISITED", v.object({ guests: v.number(), rows: v.optional(v.number()) }), [
  ({ people }: { people: number }) => ({ guests: people }),
]);
const partition = (stream: string) => `PLACE#${stream.split("#")[1]}`;
const CITY = { PK: "CITY", SK: "CITY" };
let torn: number;
let broken: Set<string>;

const rowsOf = ({ event, stream, version }: Recorded<ReturnType<typeof visited>>): Write[] => {
  const { guests, rows = 1 } = event.payload;
  return Array.from({ length: rows }, (_, row) => ({
    kind: "put",
    operation: { Item: { PK: partition(stream), SK: `ROW#${version}#${row}`, guests } },
  }));
};
const visits = projection({
  name: "visits",
  streams: "PLACE#",
  events: { visited },
  partitions: ["PLACE#", "CITY"],
  derived: true,
  shown: [],
  headIn: partition,
  reads: (stream) => [{ PK: partition(stream), SK: "ROW#1#0" }],
  project: (runs, lookup) => {
    if (torn-- > 0) return undefined;
    for (const { stream, from } of runs) {
      if (broken.has(stream)) throw new Error(`cannot read ${stream}`);
      if (from === 1 && !lookup({ PK: partition(stream), SK: "ROW#1#0" })) return undefined;
    }
    const events = runs.flatMap((run) => run.events);
    const guests = events.reduce((sum, { event }) => sum + event.payload.guests, 0);
    return [...events.flatMap(rowsOf), { kind: "update", operation: { Key: CITY, add: guests } }];
  },
});

let items: Map<string, Item>;
let transactions: (readonly Write[])[];
let outcomes: ("conflict" | Error | undefined)[];
let reads: number;
const pathOf = ({ PK, SK }: Key) => `${PK} ${SK}`;
const pause = () => new Promise<void>((resolve) => setImmediate(resolve));

/** All or nothing, one write per item, as the real table has it. */
const table: ReadTableWriter = {
  get: () => Promise.reject(new Error("heads and items come in one BatchGet")),
  query: () => Promise.reject(new Error("a projection does not search")),
  batchGet: async (keys, options) => {
    reads++;
    expect(options).toEqual({ consistent: true });
    const found = keys.map((key) => items.get(pathOf(key))).filter((item) => item !== undefined);
    await pause();
    return found;
  },
  transact: async (writes) => {
    await pause();
    const outcome = outcomes.shift();
    if (outcome instanceof Error) throw outcome;
    if (outcome) return outcome;
    transactions.push(writes);
    const keys = writes.map(({ operation }) => pathOf((operation.Item ?? operation.Key) as Key));
    expect(new Set(keys).size).toBe(keys.length);
    expect(writes.length).toBeLessThanOrEqual(100);
    if (!writes.every(({ operation }) => holds(operation))) return "conflict";
    for (const { operation } of writes) apply(operation);
    return "written";
  },
};

function holds({
  Item,
  ConditionExpression: condition,
  ExpressionAttributeValues: values,
}: Write["operation"]): boolean {
  const before = items.get(pathOf((Item ?? {}) as Key));
  if (condition === "attribute_not_exists(PK)") return before === undefined;
  if (condition === "stream_version = :from")
    return before?.stream_version === (values as { ":from": number })[":from"];
  return condition === undefined;
}

function apply({ Item, Key, add }: Write["operation"]): void {
  if (Item) return void items.set(pathOf(Item as Key), Item as Item);
  const before = items.get(pathOf(Key as Key));
  items.set(pathOf(Key as Key), { ...(Key as Key), guests: Number(before?.guests ?? 0) + Number(add) });
}

let log: Map<string, LogEnvelope[]>;
let gaps: [string, number][];
const eventLog: EventLog = {
  since: async (stream, version) => {
    gaps.push([stream, version]);
    return (log.get(stream) ?? []).filter((envelope) => envelope.stream_version > version);
  },
};
let slept: number;
let warnings: unknown[];
const runtime = { now: () => 0, id: () => "", sleep: async () => void slept++, random: () => 0.5 };
const open: ProjectPorts["open"] = async (envelopes) => envelopes;
const logger = { info: () => {}, warn: (...warning: unknown[]) => void warnings.push(warning), error: () => {} };
const project = (envelopes: readonly Envelope[], transact = table.transact) =>
  projectBatch(visits, envelopes, {
    table: { ...table, transact },
    keys: currentKeys,
    log: eventLog,
    open,
    runtime,
    logger,
  });

beforeEach(() => {
  [items, log, broken] = [new Map(), new Map(), new Set()];
  [transactions, outcomes, gaps, warnings] = [[], [], [], []];
  [torn, reads, slept] = [0, 0, 0];
});

const stored = (guests: number, rows?: number) => ({
  id: "e",
  type: "VISITED",
  version: 2,
  payload: { guests, ...(rows && { rows }) },
});
/** Appends events to the log, each a commit of its own, and answers all envelopes of the stream. */
const record = (stream: string, ...events: { id: string; type: string; version: number; payload: unknown }[]) => {
  const before = log.get(stream) ?? [];
  const commit = { stream, sequence: before.length + 1, traceId: "t", timestamp: "2026-01-01T00:00:00.000Z", events };
  log.set(stream, [...before, ...envelopesOf(commit)]);
  return log.get(stream) ?? [];
};
const city = () => items.get(pathOf(CITY))?.guests;
const head = (stream: string) => items.get(pathOf(visits.head.key("visits", stream)))?.stream_version;
const versions = (recorded: readonly Recorded[]) => recorded.map(({ stream, version }) => `${stream}@${version}`);

test("a run of events is written with its head in one transaction after one read", async () => {
  const { failed, applied } = await project(record("PLACE#a", stored(1), stored(2), stored(3)));
  expect([city(), head("PLACE#a"), transactions.length, reads]).toEqual([6, 3, 1, 1]);
  expect(failed.size).toBe(0);
  expect(versions(applied)).toEqual(["PLACE#a@1", "PLACE#a@2", "PLACE#a@3"]);
});

test("several streams share one transaction", async () => {
  await project([...record("PLACE#a", stored(1)), ...record("PLACE#b", stored(2))]);
  expect([city(), head("PLACE#a"), head("PLACE#b"), transactions.length]).toEqual([3, 1, 1, 1]);
});

test("a duplicate delivery costs one read and no write", async () => {
  const envelopes = record("PLACE#a", stored(1), stored(2));
  await project(envelopes);
  [transactions, reads] = [[], 0];
  expect(await project([...envelopes, ...envelopes])).toMatchObject({ applied: [] });
  expect([transactions, reads, city()]).toEqual([[], 1, 3]);
});

test("duplicates within a batch count once", async () => {
  const envelopes = record("PLACE#a", stored(1), stored(2));
  await project([...envelopes, ...envelopes, ...envelopes]);
  expect([city(), head("PLACE#a")]).toEqual([3, 2]);
});

test("a shuffled batch is put in order without asking the log", async () => {
  const [first, second, third] = record("PLACE#a", stored(1), stored(2), stored(4));
  await project([third!, first!, second!]);
  expect([city(), head("PLACE#a"), gaps]).toEqual([7, 3, []]);
});

test("a gap is filled from the log by one query after the head", async () => {
  const envelopes = record("PLACE#a", stored(1), stored(2), stored(3), stored(4));
  await project(envelopes.slice(0, 1));
  await project(envelopes.slice(3));
  expect([city(), head("PLACE#a"), gaps]).toEqual([10, 4, [["PLACE#a", 1]]]);
});

test("what was late then is skipped when it comes", async () => {
  const envelopes = record("PLACE#a", stored(1), stored(2), stored(3));
  await project(envelopes.slice(2));
  const { applied } = await project(envelopes.slice(0, 2));
  expect([city(), head("PLACE#a"), applied]).toEqual([6, 3, []]);
});

test("what is not of the log, or of other streams, is passed over", async () => {
  const [envelope] = record("OTHER#a", stored(1));
  const { stream_id: _, stream_version: __, ...read } = envelope!;
  expect(await project([envelope!, read])).toEqual({ failed: new Map(), applied: [] });
  expect([reads, items.size]).toEqual([0, 0]);
});

test("a head names the item of its stream, and goes on naming it through events that say nothing of it", async () => {
  const naming = { ...visits, itemOf: () => "ROW#1#0" };
  const ports = { table, keys: currentKeys, log: eventLog, open, runtime, logger };
  const named = () => items.get(pathOf(visits.head.key("visits", "PLACE#a")));
  await projectBatch(naming, record("PLACE#a", stored(1)), ports);
  expect(named()).toMatchObject({ stream_version: 1, item: "ROW#1#0" });
  await projectBatch(naming, record("PLACE#a", { ...stored(1), type: "OF_A_LATER_RELEASE" }), ports);
  expect(named()).toMatchObject({ stream_version: 2, item: "ROW#1#0" });
});

test("an event type that the read model does not know only advances its head", async () => {
  await project(
    record("PLACE#a", stored(1), { id: "e", type: "PAINTED", version: 9, payload: { colour: "red" } }, stored(2)),
  );
  expect([city(), head("PLACE#a")]).toEqual([3, 3]);
});

test("a payload of an older schema version is brought up to date first", async () => {
  await project(record("PLACE#a", { id: "e", type: "VISITED", version: 1, payload: { people: 5 } }));
  expect(city()).toBe(5);
});

test("what an event needs besides is read once the events are known, and only then", async () => {
  const needed = { PK: "PLACE#a", SK: "ROW#1#0" };
  const seen: unknown[] = [];
  const asking = {
    ...visits,
    reads: () => [],
    readsFor: ({ payload }: { payload: unknown }) => ((payload as { guests: number }).guests > 1 ? [needed] : []),
    project: (...args: Parameters<typeof visits.project>) => {
      seen.push(args[1](needed)?.guests);
      return visits.project(...args);
    },
  };
  const ports = { table, keys: currentKeys, log: eventLog, open, runtime, logger };
  await projectBatch(asking, record("PLACE#a", stored(1)).slice(0, 1), ports);
  expect([seen, reads]).toEqual([[undefined], 1]);
  await projectBatch(asking, record("PLACE#a", stored(2)).slice(1), ports);
  expect([seen, reads]).toEqual([[undefined, 1], 3]);
});

test("a torn read is read again", async () => {
  torn = 2;
  await project(record("PLACE#a", stored(1)));
  expect([city(), reads, slept]).toEqual([1, 3, 2]);
});

test("a conflict reads again and decides again", async () => {
  outcomes = ["conflict", "conflict"];
  await project(record("PLACE#a", stored(1)));
  expect([city(), reads, slept]).toEqual([1, 3, 2]);
});

test("a conflict that another consumer won leaves nothing to write", async () => {
  const envelopes = record("PLACE#a", stored(1), stored(2));
  const { applied } = await project(envelopes, async () => {
    await project(envelopes);
    return "conflict";
  });
  expect([city(), applied, transactions.length]).toEqual([3, [], 1]);
});

test("conflicts without end hand the message back after six attempts", async () => {
  outcomes = Array.from({ length: 50 }, () => "conflict");
  const { failed, applied } = await project(record("PLACE#a", stored(1)));
  expect([...failed]).toEqual([["PLACE#a", new Error("visits: gave up after 6 conflicts")]]);
  expect([applied, reads]).toEqual([[], 6]);
});

test("a conflict at every step of a long run hands nothing back, for each step is progress", async () => {
  outcomes = Array.from({ length: 20 }, (_, nth) => (nth % 2 === 0 ? "conflict" : undefined));
  const { failed, applied } = await project(record("PLACE#a", ...Array.from({ length: 250 }, () => stored(1))));
  expect([[...failed], applied.length, city(), transactions.length]).toEqual([[], 250, 250, 10]);
});

test("any other failure hands the message back with its reason, and is logged", async () => {
  outcomes = [new Error("throttled")];
  const { failed } = await project(record("PLACE#a", stored(1)));
  expect([...failed]).toEqual([["PLACE#a", new Error("throttled")]]);
  expect(warnings).toEqual([
    ["Projection failed", { model: "visits", stream: "PLACE#a", error: new Error("throttled") }],
  ]);
});

test("one bad stream does not stop the others", async () => {
  broken = new Set(["PLACE#b"]);
  const batch = ["PLACE#a", "PLACE#b", "PLACE#c"].flatMap((stream) => record(stream, stored(1)));
  const { failed, applied } = await project(batch);
  expect([...failed.keys()]).toEqual(["PLACE#b"]);
  expect(versions(applied)).toEqual(["PLACE#a@1", "PLACE#c@1"]);
  expect([city(), head("PLACE#b")]).toEqual([2, undefined]);
});

test("more than 100 writes are split by streams, then by events, and each event is written once", async () => {
  const many = ["PLACE#a", "PLACE#b", "PLACE#c"].flatMap((stream) =>
    record(stream, ...Array.from({ length: 20 }, () => stored(1, 7))),
  );
  const { failed, applied } = await project(many);
  expect(failed.size).toBe(0);
  expect(city()).toBe(60);
  expect([...items.keys()].filter((key) => key.includes("ROW#"))).toHaveLength(60 * 7);
  expect(new Set(versions(applied)).size).toBe(60);
  expect(transactions.length).toBeGreaterThanOrEqual(5);
});

test("a hundred writes are one transaction, and one more makes it two", async () => {
  await project(record("PLACE#a", ...Array.from({ length: 14 }, () => stored(1, 7))));
  expect(transactions.map((writes) => writes.length)).toEqual([100]);
  await project(record("PLACE#b", ...Array.from({ length: 11 }, () => stored(1, 9))));
  expect(transactions.slice(1).map((writes) => writes.length > 0)).toEqual([true, true]);
});

test("a long run after a gap goes on in several transactions", async () => {
  const envelopes = record("PLACE#a", ...Array.from({ length: 90 }, () => stored(1)));
  const { applied } = await project(envelopes.slice(-1));
  expect([city(), head("PLACE#a"), applied.length]).toEqual([90, 90, 90]);
});

test("what was written before a failure is told, for the page cache", async () => {
  const envelopes = record("PLACE#a", ...Array.from({ length: 60 }, () => stored(1)));
  let left = 1;
  const { failed, applied } = await project(envelopes, (writes) =>
    left-- > 0 ? table.transact(writes) : Promise.reject(new Error("throttled")),
  );
  expect([...failed.keys()]).toEqual(["PLACE#a"]);
  expect(versions(applied)).toEqual(
    envelopes.slice(0, Number(head("PLACE#a"))).map((e) => `PLACE#a@${e.stream_version}`),
  );
});

test("more streams than one transaction takes are written one lot after the other", async () => {
  const batch = Array.from({ length: 60 }, (_, place) => record(`PLACE#${place}`, stored(1))).flat();
  expect((await project(batch)).applied).toHaveLength(60);
  expect([city(), transactions.length]).toEqual([60, 3]);
});

test("for any schedule of deliveries, duplicated, shuffled, in batches and at once, the table is the fold of the log", async () => {
  const history = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 9 })), {
    minLength: 1,
    maxLength: 40,
  });
  await fc.assert(
    fc.asyncProperty(
      history,
      fc.integer({ min: 1, max: 7 }),
      fc.infiniteStream(fc.nat()),
      async (events, size, chance) => {
        [items, log] = [new Map(), new Map()];
        for (const [place, guests] of events) record(`PLACE#${place}`, stored(guests));
        const all = [...log.values()].flat();
        const noise = [...all, ...all].map((envelope) => ({ envelope, at: chance.next().value as number }));
        const shuffled = noise.toSorted((a, b) => a.at - b.at).map(({ envelope }) => envelope);
        for (let at = 0; at < shuffled.length; at += 2 * size) {
          const batches = [shuffled.slice(at, at + size), shuffled.slice(at + size, at + 2 * size)];
          const results = await Promise.all(batches.map((batch) => project(batch)));
          for (const [index, { failed }] of results.entries()) {
            await project(batches[index]!.filter((envelope) => failed.has(envelope.stream_id)));
          }
        }
        expect(city()).toBe(events.reduce((sum, [, guests]) => sum + guests, 0));
        for (const [stream, envelopes] of log) expect(head(stream)).toBe(envelopes.length);
        expect([...items.keys()].filter((key) => key.includes("ROW#"))).toHaveLength(events.length);
      },
    ),
    { numRuns: 200 },
  );
});
