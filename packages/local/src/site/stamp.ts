import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const PACKAGES = ["client", "core", "features"].map((name) => `packages/${name}`);
/** What a build of the site reads, beside the packages that the lock file names. */
const FOLDERS = ["web", ...PACKAGES.map((path) => `${path}/src`)];
const FILES = ["package-lock.json", "tsconfig.json", ...PACKAGES.map((path) => `${path}/package.json`)];
/** Tests, what builds, tests and editors write, and what comes with the lock file. */
const OTHER_FOLDERS = new Set(["web/e2e", "web/test-results", "web/coverage"]);
const OTHER_NAMES =
  /^(node_modules|\.next|\.open-next|next-env\.d\.ts|.*\.test\.tsx?|.*\.tsbuildinfo|\.DS_Store|.*\.swp|.*~)$/;

/** The files below a folder that a build may read, always in the same order. */
function sources(root: string, folder: string): string[] {
  if (OTHER_FOLDERS.has(folder) || !existsSync(join(root, folder))) return [];
  const entries = readdirSync(join(root, folder), { withFileTypes: true }).filter(
    ({ name }) => !OTHER_NAMES.test(name),
  );
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return sources(root, path);
      return entry.isFile() ? [path] : [];
    });
}

/** Next writes what is called NEXT_PUBLIC_ into the browser's files. */
const published = (env: NodeJS.ProcessEnv) =>
  Object.entries(env)
    .filter(([name]) => name.startsWith("NEXT_PUBLIC_"))
    .sort();

/** A hash of all that a build of the site depends on. */
export function sourceHash(root: string, env: NodeJS.ProcessEnv): string {
  const hash = createHash("sha256");
  hash.update(JSON.stringify([process.versions.node.split(".")[0], published(env)]));
  const files = [...FOLDERS.flatMap((folder) => sources(root, folder)), ...FILES];
  for (const file of files.filter((name) => existsSync(join(root, name)))) {
    const content = readFileSync(join(root, file));
    hash.update(`\n${file} ${content.length}\n`).update(content);
  }
  return hash.digest("hex");
}

/** Inside the build's own folder, so that it goes when the build goes. */
const stampOf = (root: string): string => join(root, "web/.next/bellyfed-sources");

/** Whether there is a build, made of these sources. */
export const isBuiltFrom = (root: string, hash: string): boolean =>
  existsSync(join(root, "web/.next/BUILD_ID")) &&
  existsSync(stampOf(root)) &&
  readFileSync(stampOf(root), "utf8") === hash;

export const writeStamp = (root: string, hash: string): void => writeFileSync(stampOf(root), hash);

export const removeStamp = (root: string): void => rmSync(stampOf(root), { force: true });
