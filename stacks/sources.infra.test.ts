import { join } from "node:path";
import { isCommitRecord } from "@bellyfed/core/commit-filter";
import { matches } from "@bellyfed/local/bus/pattern";
import { expect, it } from "vitest";
import { deployed, projectRoot } from "./testing/cloud.ts";
import { theOnly, types } from "./testing/resource.ts";

const { itemOfCommit, snapshotKey } = await import(join(projectRoot, "packages/adapters/src/dynamo/commit-item.ts"));

const commit = itemOfCommit({
  stream: "RESTAURANT#1",
  sequence: 1,
  events: [{ id: "1", type: "RESTAURANT_CREATED", version: 1, payload: {} }],
  commandId: "c",
  bodyHash: "b",
  traceId: "t",
  actor: "a",
  timestamp: "2026-01-01T00:00:00.000Z",
});
const snapshot = { pk: { S: "RESTAURANT#1" }, sk: { S: snapshotKey(1) }, next: { N: "2" }, state: { S: "{}" } };
const record = (eventName: string, NewImage?: unknown) => ({ eventName, dynamodb: { NewImage } });

it("hands the relay every commit, no snapshot, and nothing that is changed or removed: as the laptop does", async () => {
  const { inputs } = theOnly((await deployed("production")).resources, types.source, "RelaySource");
  const filters = inputs.filterCriteria.filters.map(({ pattern }: { pattern: string }) => JSON.parse(pattern));
  expect(filters).toHaveLength(1);
  const records = [
    record("INSERT", commit),
    record("INSERT", snapshot),
    record("MODIFY", commit),
    record("REMOVE"),
    record("INSERT"),
  ];
  expect(records.map((each) => matches(filters[0], each))).toEqual([true, false, false, false, false]);
  expect(records.map(isCommitRecord)).toEqual([true, false, false, false, false]);
});
