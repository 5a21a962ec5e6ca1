import { memoryKeyStore } from "@bellyfed/adapters/memory/key-store";
import { expect, it } from "vitest";
import { streamsOnceSealed } from "./streams-once-sealed.ts";

it("tells a subject's streams only once the log is sealed, and destroys keys before that", async () => {
  let sealed = false;
  const keys = streamsOnceSealed(memoryKeyStore(), async () => sealed);
  await keys.enlist("alice", "REVIEW#1");
  await expect(keys.streamsOf("alice")).rejects.toThrow("The log is not sealed yet");
  await keys.erase("alice");
  expect((await keys.read(["alice"])).get("alice")).toBeNull();
  sealed = true;
  expect((await keys.streamsOf("alice")).streams).toEqual(["REVIEW#1"]);
});
