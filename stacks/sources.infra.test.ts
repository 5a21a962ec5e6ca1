import { join } from "node:path";
import { matches } from "@bellyfed/local/bus/pattern";
import { expect, it } from "vitest";
import { COMMITS } from "./sources.ts";
import { projectRoot } from "./testing/cloud.ts";

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

it("hands the relay every commit", () => {
  expect(matches(COMMITS, record("INSERT", commit))).toBe(true);
});

it("hands it no snapshot, and nothing that is changed or removed", () => {
  expect(matches(COMMITS, record("INSERT", snapshot))).toBe(false);
  expect(matches(COMMITS, record("MODIFY", commit))).toBe(false);
  expect(matches(COMMITS, record("REMOVE"))).toBe(false);
});
