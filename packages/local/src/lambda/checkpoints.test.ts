import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { checkpointStore } from "./checkpoints.ts";

let folder: string;
const file = () => join(folder, "deep", "checkpoints.json");
const checkpoint = { functionName: "relay", table: "events", streamArn: "arn/1", shardId: "s1", sequenceNumber: "7" };
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "checkpoints-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

it("is there again after a restart, and nothing else is left over", () => {
  const store = checkpointStore(file());
  store.save(checkpoint);
  store.save({ ...checkpoint, sequenceNumber: "8" });
  store.save({ ...checkpoint, shardId: "s2", finished: true });
  const again = checkpointStore(file());
  expect(again.get("relay", "arn/1", "s1")).toEqual({ ...checkpoint, sequenceNumber: "8" });
  expect(again.get("relay", "arn/1", "s2")?.finished).toBe(true);
  expect(again.get("other", "arn/1", "s1")).toBeUndefined();
  expect(readdirSync(join(folder, "deep"))).toEqual(["checkpoints.json"]);
});

it.each(["", "{", "{}", "null", "[{}]", '[{"functionName":"relay"'])(
  "is not thrown away when the file says %j",
  (text) => {
    checkpointStore(file()).save(checkpoint);
    writeFileSync(file(), text);
    expect(() => checkpointStore(file())).toThrow(
      /checkpoints\.json is .*delete it, and streams are read from their oldest record/,
    );
    expect(readFileSync(file(), "utf8")).toBe(text);
  },
);

it("forgets a table's former streams, for this function only", () => {
  const store = checkpointStore(file());
  store.save(checkpoint);
  store.save({ ...checkpoint, functionName: "audit" });
  store.save({ ...checkpoint, table: "other" });
  store.save({ ...checkpoint, streamArn: "arn/2" });
  store.keepOnly("relay", "events", "arn/2");
  const left = checkpointStore(file()).list();
  expect(left.map(({ functionName, streamArn, table }) => `${functionName} ${table} ${streamArn}`).sort()).toEqual([
    "audit events arn/1",
    "relay events arn/2",
    "relay other arn/1",
  ]);
});
