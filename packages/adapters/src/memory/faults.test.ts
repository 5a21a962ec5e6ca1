import { commitAt } from "@bellyfed/testing/contract/commits";
import { expect, it } from "vitest";
import { memoryEventStore } from "./event-store.ts";
import { withFaults } from "./faults.ts";

const failing = (method: string, when: "before" | "after") => (call: { method: string; when: string }) => {
  if (call.method === method && call.when === when) throw new Error(`${method} failed`);
};

it("fails a call before its effect: nothing has happened", async () => {
  const store = memoryEventStore();
  await expect(withFaults(store, failing("append", "before")).append(commitAt("THING#1", 1))).rejects.toThrow("append");
  expect(store.appended).toEqual([]);
});

it("fails a call after its effect: it has happened, and the caller does not know", async () => {
  const store = memoryEventStore();
  const commit = commitAt("THING#1", 1);
  await expect(withFaults(store, failing("append", "after")).append(commit)).rejects.toThrow("append");
  expect(store.appended).toEqual([commit]);
});

it("tells which call it is and what it was given", async () => {
  const calls: unknown[] = [];
  const store = withFaults(memoryEventStore(), (call) => void calls.push(call));
  expect(await store.since("THING#1", 3)).toEqual([]);
  expect(calls).toEqual([
    { method: "since", when: "before", input: ["THING#1", 3] },
    { method: "since", when: "after", input: ["THING#1", 3] },
  ]);
});

it("passes on properties", async () => {
  const store = withFaults(memoryEventStore(), failing("appended", "before"));
  await store.append(commitAt("THING#1", 1));
  expect(store.appended).toHaveLength(1);
});
