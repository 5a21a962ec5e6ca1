import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { esbuildOptions } from "../bundling.ts";
import type { Storage } from "../storage.ts";

const SOURCE = "packages/functions/src/programs/search-keeper.ts";
// What bundled CommonJS needs in an ES module.
const BANNER = "import { createRequire } from 'module'; const require = createRequire(import.meta.url);";

/** Builds what keeps a search server, as one file, with all that it needs beside Node. Answers where it is, and what tells it from others. */
async function buildProgram(): Promise<{ readonly file: string; readonly hash: string }> {
  const root = join($cli.paths.platform, "../..");
  const folder = join($cli.paths.work, "programs");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "search-keeper.mjs");
  const mainFields = `--main-fields=${esbuildOptions.mainFields.join(",")}`;
  const shape = ["--bundle", "--minify", "--format=esm", "--platform=node", "--target=node24", "--log-level=error"];
  const args = [SOURCE, ...shape, mainFields, `--banner:js=${BANNER}`, `--outfile=${file}`];
  await promisify(execFile)(join(root, "node_modules/.bin/esbuild"), args, { cwd: root });
  return { file, hash: createHash("sha256").update(readFileSync(file)).digest("hex").slice(0, 16) };
}

/**
 * The program among the stage's files, under a name that says which it is: servers of before go on with theirs, also when one of them starts anew
 * in the middle of a deployment or after a rollback. No image has to be built for it.
 */
export function keeperProgram({ imports }: Storage) {
  const built = $util.output(buildProgram());
  return new aws.s3.BucketObjectv2(
    "SearchKeeperProgram",
    {
      bucket: imports.name,
      key: built.apply(({ hash }) => `programs/search-keeper-${hash}.mjs`),
      source: built.apply(({ file }) => new $util.asset.FileAsset(file)),
      contentType: "text/javascript",
    },
    { retainOnDelete: true },
  );
}
