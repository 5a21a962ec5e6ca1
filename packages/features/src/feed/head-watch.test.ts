import { setImmediate } from "node:timers/promises";
import { expect, it } from "vitest";
import { headWatch } from "./head-watch.ts";

/** A clock of which the watch's pauses end when told. */
function world() {
  const state = { now: 0, reads: 0, head: [0] as number[], broken: false };
  let asleep: (() => void)[] = [];
  const read = async () => {
    state.reads++;
    if (state.broken) throw new Error("no table");
    return [...state.head];
  };
  const sleep = () => new Promise<void>((resolve) => asleep.push(resolve));
  const second = async () => {
    state.now += 1_000;
    const waking = asleep;
    asleep = [];
    for (const wake of waking) wake();
    for (let turn = 0; turn < 5; turn++) await setImmediate();
  };
  return { state, second, sleeping: () => asleep.length, watch: headWatch(read, { now: () => state.now, sleep }) };
}
const staying = new AbortController().signal;

/** Whether a promise is settled by now. */
async function isOver(promise: Promise<unknown>): Promise<boolean> {
  let over = false;
  promise.finally(() => {
    over = true;
  });
  await setImmediate();
  return over;
}

it("reads once a second for all who wait, and not at all while nobody does", async () => {
  const { state, second, sleeping, watch } = world();
  await second();
  expect([state.reads, sleeping()]).toEqual([0, 0]);
  const waits = Array.from({ length: 50 }, () => watch.moved([0], 60_000, staying));
  await second();
  await second();
  expect([state.reads, sleeping()]).toEqual([2, 1]);
  state.head = [3];
  await second();
  await Promise.all(waits);
  expect([state.reads, sleeping()]).toEqual([3, 0]);
});

it("wakes those alone for whom the log has gone on", async () => {
  const { state, second, watch } = world();
  const [behind, ahead] = [watch.moved([3, 3], 60_000, staying), watch.moved([5, 7], 60_000, staying)];
  state.head = [5, 3];
  await second();
  expect([await isOver(behind), await isOver(ahead)]).toEqual([true, false]);
  expect([watch.isPast([3, 3]), watch.isPast([5, 7])]).toEqual([true, false]);
  state.head = [5, 8];
  await second();
  await ahead;
});

it("waits no longer than until the time, and no longer than somebody is there", async () => {
  const { second, sleeping, watch } = world();
  const leaving = new AbortController();
  const [until, left] = [watch.moved([0], 2_000, staying), watch.moved([0], 60_000, leaving.signal)];
  leaving.abort();
  await left;
  await second();
  expect(await isOver(until)).toBe(false);
  await second();
  await until;
  expect(sleeping()).toBe(0);
});

it("asks again when the table cannot be asked", async () => {
  const { state, second, watch } = world();
  const wait = watch.moved([0], 60_000, staying);
  state.broken = true;
  state.head = [1];
  await second();
  expect(await isOver(wait)).toBe(false);
  state.broken = false;
  await second();
  await wait;
});
