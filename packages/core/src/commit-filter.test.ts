import { expect, test } from "vitest";
import { isCommitImage, isCommitRecord } from "./commit-filter.ts";

const commit = { pk: { S: "CAT#1" }, sk: { S: "V#000000000001" }, events: { S: "[]" } };
const snapshot = { pk: { S: "CAT#1" }, sk: { S: "V#000000000001~S" }, state: { S: "{}" } };
const record = (eventName: string, NewImage?: unknown) => ({ eventName, dynamodb: { NewImage } });

test("what was added and holds events is a commit", () => {
  expect(isCommitRecord(record("INSERT", commit))).toBe(true);
  expect(isCommitImage(commit)).toBe(true);
});

test("a snapshot is none, nor what was changed or removed, nor nothing at all", () => {
  expect(isCommitRecord(record("INSERT", snapshot))).toBe(false);
  expect(isCommitRecord(record("MODIFY", commit))).toBe(false);
  expect(isCommitRecord(record("REMOVE"))).toBe(false);
  for (const image of [snapshot, {}, undefined, null, "events"]) expect(isCommitImage(image)).toBe(false);
});
