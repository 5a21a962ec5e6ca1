import { join } from "node:path";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { root } from "./sources.ts";

test("the rules that the site shares with the API are small: they are bundled without contracts and without libraries", async () => {
  const { metafile } = await build({
    entryPoints: [join(root, "packages/features/src/rules.ts")],
    bundle: true,
    write: false,
    platform: "browser",
    format: "esm",
    metafile: true,
    logLevel: "silent",
  });
  const inside = Object.keys(metafile.inputs);
  expect(Object.values(metafile.outputs).flatMap(({ imports }) => imports)).toEqual([]);
  expect(inside.length).toBeGreaterThan(5);
  expect(inside.filter((path) => path.includes("node_modules") || path.includes("contract"))).toEqual([]);
});
