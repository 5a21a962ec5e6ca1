import { setImmediate } from "node:timers/promises";
import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { draws } from "@bellyfed/testing/draw";
import { beforeEach, expect, it } from "vitest";
import { type OpenStreamsPorts, openStreams, STREAM_SECONDS } from "./open-streams.ts";

const random = draws();
let seconds: number;
let ids: number;
let pauses: number;
let table: ReturnType<typeof memoryReadTable>;
beforeEach(() => {
  seconds = 1_800_000_000;
  ids = 0;
  pauses = 0;
  table = memoryReadTable();
});
const runtime = {
  now: () => seconds * 1000,
  id: () => `s${++ids}`,
  // Those who wait come again in any order.
  sleep: async () => {
    pauses++;
    for (let turn = random() * 30; turn > 0; turn--) await setImmediate();
  },
  random,
};
const limits = { perHolder: 2, perStage: 5 };
const make = (over: Partial<typeof limits> = {}, ports: OpenStreamsPorts = { table, runtime }) =>
  openStreams(ports, { ...limits, ...over });
const crowded = { code: "feed.crowded", status: 429, headers: { "retry-after": "15" } };

it("lets a holder have so many, and ends the oldest for one more", async () => {
  const streams = make();
  const [first, second] = [await streams.open("key a"), await streams.open("key a")];
  expect([await streams.isOpen(first), await streams.isOpen(second)]).toEqual([true, true]);
  const third = await streams.open("key a");
  expect(await Promise.all([first, second, third].map(streams.isOpen))).toEqual([false, true, true]);
  const other = await streams.open("key b");
  expect(await Promise.all([second, third, other].map(streams.isOpen))).toEqual([true, true, true]);
});

it("lets the stage have so many, refuses one more, and has room again when one has closed", async () => {
  const streams = make();
  const open = [];
  for (const holder of ["a", "a", "b", "b", "c"]) open.push(await streams.open(holder));
  await expect(streams.open("d")).rejects.toMatchObject(crowded);
  // Who has as many as may be takes nobody's room.
  await streams.open("a");
  await expect(streams.open("d")).rejects.toMatchObject(crowded);
  await streams.close(open[4] as never);
  const let_in = await streams.open("d");
  expect(await streams.isOpen(let_in)).toBe(true);
});

it("makes room once, however often it is closed, and none for one that another has ended", async () => {
  const streams = make({ perHolder: 1, perStage: 2 });
  const first = await streams.open("a");
  await streams.open("a");
  await streams.open("b");
  for (const again of [first, first]) await streams.close(again);
  await expect(streams.open("c")).rejects.toMatchObject(crowded);
});

it("forgets what was never closed once it must have ended", async () => {
  const streams = make({ perStage: 2 });
  await streams.open("a");
  await streams.open("b");
  seconds += STREAM_SECONDS - 1;
  await expect(streams.open("c")).rejects.toMatchObject(crowded);
  seconds += 92;
  const later = await streams.open("c");
  expect(await streams.isOpen(later)).toBe(true);
  const [stage] = table.items().filter(({ PK }) => PK === "FEED#LIVE#STAGE");
  expect(Object.values(stage?.minutes as object)).toEqual([1]);
});

it("leaves items that expire", async () => {
  await make().open("a");
  expect(table.items().map(({ expires_at }) => Number(expires_at) - seconds)).toEqual([600, 600]);
});

/** A table whose answers take their time, each another: what is read may be old when it comes. */
const slow = (): OpenStreamsPorts["table"] => {
  const late = async <T>(answer: Promise<T>) => {
    const value = await answer;
    for (let turn = random() * 10; turn > 0; turn--) await setImmediate();
    return value;
  };
  return {
    get: (operation) => late(table.get(operation)),
    batchGet: (keys, options) => late(table.batchGet(keys, options)),
    transact: async (writes) => {
      await late(Promise.resolve());
      return late(table.transact(writes));
    },
  };
};

it("lets in exactly so many of those who come at once, of one holder and of all", async () => {
  for (let round = 0; round < 20; round++) {
    table = memoryReadTable();
    // Each as a function of its own.
    const come = (holder: string) =>
      make({ perStage: 8 }, { table: slow(), runtime })
        .open(holder)
        .catch((error: { readonly code: string }) => error.code);
    const came = await Promise.all(["a", "a", "a", "a", "b", "b", "c", "d", "e", "f", "g", "h"].map(come));
    const streams = make();
    const open = came.filter((each) => typeof each !== "string");
    const alive = [];
    for (const each of open) if (await streams.isOpen(each)) alive.push(each);
    const ofA = alive.filter(({ holder }) => holder === "a");
    expect(ofA.length).toBeLessThanOrEqual(2);
    expect(alive).toHaveLength(8);
    expect(came.filter((each) => typeof each === "string").every((code) => code === "feed.crowded")).toBe(true);
  }
  expect(pauses).toBeGreaterThan(0);
});

it("counts to nothing when all who came at once have left at once", async () => {
  const ports = { table: slow(), runtime };
  const open = await Promise.all(["a", "b", "c", "d", "e"].map((holder) => make({}, ports).open(holder)));
  await Promise.all(open.map((each) => make({}, ports).close(each)));
  const [stage] = table.items().filter(({ PK }) => PK === "FEED#LIVE#STAGE");
  expect(stage?.minutes).toEqual({});
});

it("says that too many come when it is always too late", async () => {
  const never = { ...slow(), transact: async () => "conflict" as const };
  await expect(make({}, { table: never, runtime }).open("a")).rejects.toMatchObject(crowded);
});
