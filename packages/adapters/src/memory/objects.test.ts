import { objectStoreContract } from "@bellyfed/testing/contract/object-store.contract";
import { expect, it } from "vitest";
import { memoryObjects } from "./objects.ts";

objectStoreContract("the files in memory", async () => memoryObjects());

it("reads what a test has put there in place of an upload", async () => {
  const objects = memoryObjects();
  objects.files.set("imports/1", { bytes: Buffer.from("a,b\n"), contentType: "text/csv" });
  const chunks = [];
  for await (const chunk of await objects.read("imports/1", 4)) chunks.push(chunk);
  expect(Buffer.concat(chunks).toString()).toBe("a,b\n");
});
