import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { beforeAll, expect, it } from "vitest";
import { deployed, projectRoot } from "./testing/cloud.ts";

const path = join(projectRoot, "sst.config.ts");
// SST puts `$config` into its scope, as the harness does.
beforeAll(() => deployed("alice"));

const appOf = async (stage: string) => {
  const config = await import("../sst.config.ts");
  return config.default.app({ stage } as never);
};

it("keeps what production holds and lets a developer's stage go", async () => {
  expect(await appOf("production")).toMatchObject({ name: "bellyfed", home: "aws", removal: "retain", protect: true });
  expect(await appOf("alice")).toMatchObject({ removal: "remove", protect: false });
});

it("imports nothing at its top, which SST refuses", () => {
  expect(readFileSync(path, "utf8")).not.toMatch(/^import /m);
});

it("becomes one file with the settings that SST bundles it with", async () => {
  const result = await build({
    entryPoints: [path],
    absWorkingDir: projectRoot,
    nodePaths: [join(projectRoot, ".sst/platform/node_modules")],
    mainFields: ["module", "main"],
    format: "esm",
    platform: "node",
    target: "es2023",
    bundle: true,
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  expect(result.errors).toEqual([]);
  const sources = Object.keys(result.metafile.inputs);
  expect(sources).toEqual(expect.arrayContaining(["stacks/deploy.ts", "packages/features/src/features.ts"]));
  const ofFunctions = sources.filter((source) => source.startsWith("packages/functions/"));
  expect(ofFunctions.sort()).toEqual(["packages/functions/src/page-tags.ts", "packages/functions/src/variables.ts"]);
  expect(sources.filter((source) => source.includes("testing/"))).toEqual([]);
});
