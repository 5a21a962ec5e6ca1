import { expect, it } from "vitest";
import { deployed } from "./testing/cloud.ts";

const { resources, outputs } = await deployed("alice");
it("a", () => {
  console.log(resources.length, Object.keys(outputs));
  const n = new Map<string, number>();
  for (const r of resources) n.set(r.type, (n.get(r.type) ?? 0) + 1);
  console.log(n);
  expect(resources.length).toBeGreaterThan(50);
});
