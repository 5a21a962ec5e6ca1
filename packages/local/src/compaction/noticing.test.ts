import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, it } from "vitest";
import { makeContext } from "../lambda/context.ts";
import { noticingErasures } from "./noticing.ts";
import { compactionDone, isCompactionPending } from "./pending.ts";

const dataDir = mkdtempSync(join(tmpdir(), "bellyfed-noticing-"));
beforeEach(() => compactionDone(dataDir));
afterAll(() => rmSync(dataDir, { recursive: true }));

const context = makeContext({ functionName: "relay", memory: 1, timeoutSeconds: 1 });
const message = (type: string) => ({ body: JSON.stringify({ version: "0", "detail-type": type, detail: {} }) });
const record = (...kinds: string[]) => ({
  dynamodb: { NewImage: { events: { S: JSON.stringify(kinds.map((type) => ({ type, payload: {} }))) } } },
});

it.each([
  ["a message", [message("REVIEW_CREATED"), message("REVIEW_ERASED")]],
  ["a commit", [record("REVIEW_CREATED"), record("USER_LEFT", "USER_ERASED")]],
])("marks the files before %s that erases something is worked on, and passes it on", async (_, Records) => {
  const calls: unknown[] = [];
  const noticing = noticingErasures(dataDir, async (...call) => {
    calls.push([isCompactionPending(dataDir), ...call]);
    return "answer";
  });
  expect(await noticing("relay", { Records }, context)).toBe("answer");
  expect(calls).toEqual([[true, "relay", { Records }, context]]);
});

it.each([
  ["messages", { Records: [message("REVIEW_CREATED"), message("REVIEW_REMOVED"), {}] }],
  ["commits", { Records: [record("REVIEW_CREATED"), { dynamodb: {} }] }],
  ["an event of another kind", { do: "claim" }],
  ["nothing", undefined],
])("leaves them as they are for %s that erase nothing", async (_, event) => {
  await noticingErasures(dataDir, async () => {})("relay", event, context);
  expect(isCompactionPending(dataDir)).toBe(false);
});

it("leaves the mark where the work fails", async () => {
  const failing = noticingErasures(dataDir, async () => {
    throw new Error("not today");
  });
  await expect(failing("relay", { Records: [message("REVIEW_ERASED")] }, context)).rejects.toThrow("not today");
  expect(isCompactionPending(dataDir)).toBe(true);
});
