import { afterEach, beforeEach, expect, test } from "vitest";
import { type Journal, openJournal } from "./journal.ts";

let journal: Journal;
beforeEach(() => {
  journal = openJournal();
});
afterEach(() => journal.close());

const add = (body: string, ...rules: string[]) => journal.transact(() => journal.add({ body, rules }, 1000));
const bodies = (rule: string, after = 0) => journal.next(rule, after, 10).map(({ body }) => body);

test("an event waits for each of its rules, and is gone when all are done with it", async () => {
  await add("a", "x", "y");
  await add("b", "x");
  expect(bodies("x")).toEqual(["a", "b"]);
  expect(bodies("y")).toEqual(["a"]);
  await journal.transact(() => journal.done("x", 1));
  expect(bodies("x")).toEqual(["b"]);
  expect(bodies("y")).toEqual(["a"]);
  expect(journal.pending()).toBe(2);
  await journal.transact(() => journal.done("y", 1));
  await journal.transact(() => journal.done("x", 2));
  expect(journal.pending()).toBe(0);
});

test("done twice is done once", async () => {
  await add("a", "x", "y");
  await journal.transact(() => journal.done("x", 1));
  await journal.transact(() => journal.done("x", 1));
  expect(bodies("y")).toEqual(["a"]);
});

test("what is read after a sequence is what came later, oldest first and no more than asked for", async () => {
  for (const body of ["a", "b", "c", "d"]) await add(body, "x");
  expect(bodies("x", 2)).toEqual(["c", "d"]);
  expect(journal.next("x", 0, 2).map(({ sequence }) => sequence)).toEqual([1, 2]);
});

test("failed attempts are remembered", async () => {
  await add("a", "x");
  await journal.transact(() => journal.failed("x", 1, 7));
  expect(journal.next("x", 0, 1)).toMatchObject([{ attempts: 7, acceptedAt: 1000 }]);
});

test("forgetting a rule drops its deliveries and the events that only it had", async () => {
  await add("a", "x", "y");
  await add("b", "x");
  await journal.transact(() => journal.forget("x"));
  expect(journal.rules()).toEqual(["y"]);
  expect(bodies("y")).toEqual(["a"]);
});

test("work that fails undoes all of its turn and tells everyone, and the next turn is as new", async () => {
  const fine = add("a", "x");
  const broken = journal.transact(() => {
    throw new Error("disk full");
  });
  await expect(Promise.allSettled([fine, broken])).resolves.toMatchObject([
    { status: "rejected", reason: { message: "disk full" } },
    { status: "rejected", reason: { message: "disk full" } },
  ]);
  expect(journal.pending()).toBe(0);
  await add("b", "x");
  expect(bodies("x")).toEqual(["b"]);
});

test("closing waits for work that was handed in", async () => {
  const added = add("a", "x");
  await journal.close();
  await expect(added).resolves.toBeUndefined();
});
