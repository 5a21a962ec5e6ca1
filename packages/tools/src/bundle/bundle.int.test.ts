import { mkdtempSync, rmSync } from "node:fs";
import { isBuiltin } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { bundle, type FunctionName, functions } from "./bundle.ts";

const outdir = mkdtempSync(join(tmpdir(), "bellyfed-bundles-"));
afterAll(() => rmSync(outdir, { recursive: true }));

it.each(Object.keys(functions) as FunctionName[])(
  "%s is within its budget and needs nothing beside it",
  async (name) => {
    const { bytes, budget, imports } = await bundle(name, outdir);
    expect(imports.filter((path) => !isBuiltin(path))).toEqual([]);
    expect(bytes).toBeGreaterThan(1_000);
    expect(bytes).toBeLessThanOrEqual(budget);
  },
);

it("keeps the read side's library out of what writes, and the S3 client in the import alone", async () => {
  const partsOf = async (name: FunctionName) => (await bundle(name, outdir)).parts.map(([part]) => part);
  const [command, query, relay] = await Promise.all([partsOf("command"), partsOf("query"), partsOf("relay")]);
  expect(query).toContain("electrodb");
  expect(command).not.toContain("electrodb");
  expect(relay).not.toContain("electrodb");
  for (const parts of [command, query, relay]) expect(parts).not.toContain("@aws-sdk/client-s3");
});
