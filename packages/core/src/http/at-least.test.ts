import { beforeEach, expect, test } from "vitest";
import { AppError } from "../error.ts";
import { routedReader } from "../generation.ts";
import type { Item, ReadTable } from "../ports.ts";
import { answerAtLeast, LONGEST_WAIT, MOST_AHEAD, reached } from "./at-least.ts";

const head = { PK: "EST#1", SK: "HEAD#menus#MENU#1" };
let clock: number;
let reads: number;
/** The head's version after so many milliseconds. */
let versionAt: (milliseconds: number) => number | undefined;
beforeEach(() => {
  clock = 0;
  reads = 0;
});
const runtime = {
  now: () => clock,
  sleep: async (milliseconds: number) => {
    if (!(milliseconds > 0)) throw new Error("A pause takes time");
    clock += milliseconds;
  },
};
const tableOf = (version: (milliseconds: number) => number | undefined): ReadTable => ({
  get: async (operation): Promise<Item | undefined> => {
    reads++;
    expect(operation).toEqual({ Key: head, ConsistentRead: true });
    const stream_version = version(clock);
    return stream_version === undefined ? undefined : { ...head, stream_version };
  },
  query: async () => ({ items: [], last: undefined }),
  batchGet: async () => [],
});
const table = tableOf((milliseconds) => versionAt(milliseconds));
const ports = { table, runtime };

test("what is there already is read once and not waited for", async () => {
  versionAt = () => 7;
  expect(await reached(ports, { head, version: 7 })).toBe(true);
  expect([clock, reads]).toEqual([0, 1]);
});

test("nothing is asked for by version 0", async () => {
  versionAt = () => undefined;
  expect(await reached(ports, { head, version: 0 })).toBe(true);
  expect(clock).toBe(0);
});

test("what comes after a while is waited for, and not much longer", async () => {
  for (const comes of [10, 100, 700, 1_900]) {
    clock = 0;
    versionAt = (now) => (now >= comes ? 2 : 1);
    expect(await reached(ports, { head, version: 2 })).toBe(true);
    expect(clock).toBeGreaterThanOrEqual(comes);
    expect(clock).toBeLessThanOrEqual(comes + 240);
  }
});

test("what never comes is given up after two seconds and few reads", async () => {
  versionAt = () => 1;
  expect(await reached(ports, { head, version: 2 })).toBe(false);
  expect(clock).toBe(LONGEST_WAIT);
  expect(reads).toBeLessThanOrEqual(20);
});

test("what is too far ahead is not waited for; 25 versions are not too far", async () => {
  versionAt = () => undefined;
  expect(await reached(ports, { head, version: MOST_AHEAD + 1 })).toBe(false);
  expect([clock, reads]).toEqual([0, 1]);
  versionAt = (now) => (now > 0 ? MOST_AHEAD : undefined);
  expect(await reached(ports, { head, version: MOST_AHEAD })).toBe(true);
});

test("a generation that is switched to while a read waits is the one that it looks at", async () => {
  const generations = { old: tableOf(() => 1), new: tableOf(() => 2) };
  const routed = routedReader({
    isDerived: () => true,
    kept: table,
    derived: async () => (clock < 500 ? generations.old : generations.new),
  });
  expect(await reached({ table: routed, runtime }, { head, version: 2 })).toBe(true);
  expect(clock).toBeGreaterThanOrEqual(500);
  expect(clock).toBeLessThan(LONGEST_WAIT);
});

const answer = async (consistent: boolean) => ({ body: { consistent }, headers: { "cache-control": "private" } });

test("a read that names no version asks for no head and is made as ever", async () => {
  expect(await answerAtLeast(ports, undefined, answer)).toEqual({
    body: { consistent: false },
    headers: { "cache-control": "private" },
  });
  expect(reads).toBe(0);
});

test("an answer that has what was asked for is read consistently and kept nowhere", async () => {
  versionAt = () => 3;
  expect(await answerAtLeast(ports, { head, version: 3 }, answer)).toEqual({
    body: { consistent: true },
    headers: { "cache-control": "no-store" },
  });
});

test("an answer that is behind says so", async () => {
  versionAt = () => 3;
  const { headers } = await answerAtLeast(ports, { head, version: 4 }, answer);
  expect(headers).toEqual({ "cache-control": "no-store", "bellyfed-behind": "true" });
});

test("so does an error, for what is missing may only not be there yet", async () => {
  versionAt = () => undefined;
  const missing = async () => {
    throw new AppError("missing", "cat.missing", "There is no such cat");
  };
  await expect(answerAtLeast(ports, { head, version: 1 }, missing)).rejects.toMatchObject({
    code: "cat.missing",
    status: 404,
    headers: { "bellyfed-behind": "true" },
  });
  const bug = async () => {
    throw new TypeError("a bug");
  };
  await expect(answerAtLeast(ports, { head, version: 1 }, bug)).rejects.toThrow(TypeError);
});
