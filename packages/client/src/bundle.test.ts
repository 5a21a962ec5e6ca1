import { relative } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, test } from "vitest";

/** Most bytes of an app's bundle, compressed by gzip, that the client may cost with every operation. */
const MOST_BYTES = 8 * 1024;

const { metafile, outputFiles } = await build({
  entryPoints: [new URL("./client.ts", import.meta.url).pathname],
  bundle: true,
  write: false,
  minify: true,
  platform: "browser",
  format: "esm",
  metafile: true,
  logLevel: "silent",
});
const text = outputFiles[0]?.text ?? "";

test("the client is bundled of its own files alone, and asks for nothing outside", () => {
  const here = relative(process.cwd(), import.meta.dirname);
  expect(Object.values(metafile.outputs).flatMap(({ imports }) => imports)).toEqual([]);
  expect(Object.keys(metafile.inputs).length).toBeGreaterThan(8);
  expect(Object.keys(metafile.inputs).filter((path) => !path.startsWith(here))).toEqual([]);
});

test("bundled with every operation and every list of codes it costs an app 8 KB at most", () => {
  expect(text).toContain("listRestaurants");
  expect(text).toContain("restaurant.missing");
  expect(gzipSync(text).length).toBeLessThanOrEqual(MOST_BYTES);
});

test("what is not used goes: a client alone carries no list of codes", async () => {
  const { outputFiles: alone } = await build({
    stdin: { contents: 'export { createClient } from "./client.ts";', resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    minify: true,
    format: "esm",
  });
  expect(alone[0]?.text).toContain("listRestaurants");
  expect(alone[0]?.text).not.toContain("restaurant.missing");
});
