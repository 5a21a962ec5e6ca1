import { mkdtempSync, rmSync } from "node:fs";
import { isBuiltin } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { bundle, names } from "./bundle.ts";

const outdir = mkdtempSync(join(tmpdir(), "bellyfed-bundles-"));
afterAll(() => rmSync(outdir, { recursive: true }));

/** The functions that each package is in. */
const holders = new Map<string, string[]>();

it.each(names)("%s is within its budget and needs nothing beside it", async (name) => {
  const { bytes, budget, imports, parts } = await bundle(name, outdir);
  for (const [part] of parts) holders.set(part, [...(holders.get(part) ?? []), name]);
  expect(imports.filter((path) => !isBuiltin(path))).toEqual([]);
  expect(bytes).toBeGreaterThan(1_000);
  expect(bytes).toBeLessThanOrEqual(budget);
});

it("keeps the read side's library out of what only writes, and S3 in imports and where files of the index are written", () => {
  const electrodb = holders.get("electrodb");
  expect(electrodb).toContain("query");
  for (const name of ["command", "community-command", "relay", "processor"]) expect(electrodb).not.toContain(name);
  expect(holders.get("@aws-sdk/client-s3")).toEqual(["import", "import-reader", "search-indexer"]);
});
