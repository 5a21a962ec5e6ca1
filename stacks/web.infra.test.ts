import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { deployed } from "./testing/cloud.ts";
import { ofType, type Resource, theOnly, types } from "./testing/resource.ts";
import { makeSite } from "./testing/site.ts";

const root = mkdtempSync(join(tmpdir(), "bellyfed-site-"));
let resources: readonly Resource[];
beforeAll(async () => {
  makeSite(root);
  ({ resources } = await deployed("production", root));
});
afterAll(() => rmSync(root, { recursive: true }));

it("x", () => {
  const n = new Map<string, number>();
  for (const r of resources) n.set(r.type, (n.get(r.type) ?? 0) + 1);
  console.log(n, ofType(resources, types.lambda).map(r=>r.name));
});
