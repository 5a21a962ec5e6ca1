import { withFaults } from "@bellyfed/adapters/memory/faults";
import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { expect, it } from "vitest";
import { cachedPlaces, readControl, writeControl } from "./control.ts";
import { newJob } from "./rebuild/job.ts";

function opened(fails: () => boolean = () => false) {
  let [reads, now] = [0, 0];
  const table = memoryReadTable();
  const watched = withFaults(table, ({ method, when }) => {
    if (method === "get" && when === "before") reads += 1;
    if (fails()) throw new Error("unreachable");
  });
  const places = cachedPlaces(watched, 30, { now: () => now });
  const pass = (seconds: number) => {
    now += seconds * 1000;
  };
  return { table, places, pass, reads: () => reads };
}

it("begins with the first table, and one read serves for as long as it may", async () => {
  const { places, pass, reads } = opened();
  expect(await Promise.all([places(), places()])).toEqual(Array(2).fill({ live: 1, also: null, keys: { 1: 1, 2: 1 } }));
  pass(29);
  await places();
  expect(reads()).toBe(1);
  pass(1);
  await places();
  expect(reads()).toBe(2);
});

it("knows of a switch when that time has passed, not before", async () => {
  const { table, places, pass } = opened();
  await places();
  await writeControl(table, await readControl(table), {
    live: 2,
    also: 1,
    keys: { 1: 1, 2: 1 },
    changed_at: 5,
    revision: 0,
    job: null,
  });
  expect(await places()).toMatchObject({ live: 1 });
  pass(30);
  expect(await places()).toMatchObject({ live: 2, also: 1 });
});

it("asks again after a reading that failed", async () => {
  let broken = true;
  const { places } = opened(() => broken);
  await expect(places()).rejects.toThrow("unreachable");
  broken = false;
  expect(await places()).toMatchObject({ live: 1 });
});

it("keeps functions at work when the job has another release's shape, and forgets that job", async () => {
  const { table, places } = opened();
  const job = newJob("2026-01-01T00:00:00.000Z", { switch: true, force: false, keys: 1, not_before: 0 });
  await writeControl(table, await readControl(table), {
    live: 2,
    also: null,
    keys: { 1: 1, 2: 1 },
    changed_at: 1,
    revision: 0,
    job,
  });
  expect((await readControl(table)).job).toEqual(job);
  const [item] = table.items();
  await table.transact([{ kind: "put", operation: { Item: { ...item, job: '{"phase":"of tomorrow"}' } } }]);
  expect(await places()).toMatchObject({ live: 2 });
  expect(await readControl(table)).toMatchObject({ live: 2, job: null });
});

it("lets only one of two writers win", async () => {
  const { table } = opened();
  const before = await readControl(table);
  await writeControl(table, before, { ...before, live: 2 });
  await expect(writeControl(table, before, { ...before, also: 2 })).rejects.toThrow("Another rebuild");
});

it("takes what a release has stored that knew no versions of keys for the first one, and its rebuild for nobody's", async () => {
  const { table, places } = opened();
  const { keys: _, ...job } = newJob("2026-01-01T00:00:00.000Z", {
    switch: true,
    force: false,
    keys: 1,
    not_before: 0,
  });
  const Item = { PK: "CONTROL#READ_TABLE", SK: "CONTROL#READ_TABLE", live: 2, also: 1, changed_at: 7, revision: 3 };
  await table.transact([{ kind: "put", operation: { Item: { ...Item, job: JSON.stringify(job) } } }]);
  expect(await places()).toEqual({ live: 2, also: 1, keys: { 1: 1, 2: 1 } });
  expect(await readControl(table)).toEqual({
    ...{ live: 2, also: 1, keys: { 1: 1, 2: 1 } },
    ...{ changed_at: 7, revision: 3, job: null },
  });
});
