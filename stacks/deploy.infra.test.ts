import { expect, it } from "vitest";
import { deployed } from "./testing/cloud.ts";

it("a", async () => {
const t= Date.now();
const { resources, builds } = await deployed("alice");
console.log(Date.now()-t);
const b = await deployed("production");
console.log(Date.now()-t);
  console.log(resources.length, b.resources.length, builds);
  const n = new Map<string, number>();
  for (const r of resources) n.set(r.type, (n.get(r.type) ?? 0) + 1);
  for (const r of b.resources) n.set(r.type, (n.get(r.type) ?? 0) - 1);
  console.log(new Map([...n].filter(([, c]) => c)));
  expect(resources.length).toBeGreaterThan(50);
  console.log(JSON.stringify(b.resources.filter(r => r.type.includes("metricAlarm")).slice(0,3), null, 1), JSON.stringify(b.resources.filter(r=> r.name.startsWith("Query")), null, 1));
});
