// Installs what a command needs and no more, from npm's lock files. Plain JavaScript without dependencies, as launch.mjs is. The first time
// makes a clean start; after that packages are only added or exchanged, so that a system that runs meanwhile keeps its files. (The one
// package that npm then says it removed is the second name of Node's binary, which the package `node` leaves beside bin/node.)
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const QUIET = ["--no-audit", "--no-fund", "--loglevel=error"];

/**
 * Installs for one of three needs, each of which takes in the one before: `run` what the system is made of, `develop` the devDependencies
 * of tests, tools and deployment, `compare` the peers of the benchmarks. Ends the process when it cannot.
 */
export function install(root, need) {
  const node = join(root, "node_modules/node/bin/node");
  const dev = need !== "run";
  const before = stateOf(root);
  if (!before.isCurrent || (dev && !before.dev) || !existsSync(node)) {
    console.error(`Installing ${reasonFor(before, dev)} ...`);
    const set = dev || before.dev ? "--include=dev" : "--omit=dev";
    npm(root, before.stamp && existsSync(node) ? ["install", "--no-save", set] : ["ci", set], before.stamp);
  }
  if (!existsSync(node)) {
    fail("The npm package `node` is there without its binary. Were install scripts off? Run: npm rebuild node");
  }
  if (need === "compare") installPeers(join(root, "packages/bench"));
}

/** The benchmarks' peers have a lock file of their own; nothing that runs has their files open. */
function installPeers(folder) {
  const { isCurrent, stamp } = stateOf(folder);
  if (isCurrent) return;
  console.error("Installing what the benchmarks compare with, as packages/bench/package-lock.json names it (once) ...");
  npm(folder, ["ci"], stamp);
}

const stampIn = (folder) => join(folder, "node_modules/.bellyfed-lock");
const lockOf = (folder) =>
  createHash("sha256")
    .update(readFileSync(join(folder, "package-lock.json")))
    .digest("hex");

/**
 * What is installed: the lock file it was installed from (our stamp, missing after an installation that was cut off), and whether the
 * devDependencies are there, by npm's own record.
 */
function stateOf(folder) {
  const stamp = existsSync(stampIn(folder)) ? readFileSync(stampIn(folder), "utf8") : undefined;
  const record = join(folder, "node_modules/.package-lock.json");
  const packages = existsSync(record) ? Object.values(JSON.parse(readFileSync(record, "utf8")).packages) : [];
  return { stamp, isCurrent: stamp === lockOf(folder), dev: packages.some(({ dev }) => dev) };
}

function reasonFor({ stamp, isCurrent, dev: there }, dev) {
  if (stamp && !isCurrent) return "what has changed in package-lock.json";
  if (!dev) return "what running needs, as package-lock.json names it (once)";
  return `what tests and tools need${stamp && !there ? " as well" : ""}, as package-lock.json names it (once)`;
}

/** Runs npm in a folder and stamps what it installed. What is said goes to stderr, for `TOKEN=$(npm run --silent token)`. When npm fails it has put back what there was, and so do we. */
function npm(folder, args, formerStamp) {
  rmSync(stampIn(folder), { force: true });
  const { status } = spawnSync("npm", [...args, ...QUIET], { cwd: folder, stdio: ["inherit", 2, 2] });
  if (status === 0) return writeFileSync(stampIn(folder), lockOf(folder));
  if (formerStamp && existsSync(join(folder, "node_modules"))) writeFileSync(stampIn(folder), formerStamp);
  fail("npm could not install. What it says above is the reason; the same command tries again.", status ?? 1);
}

function fail(message, status = 1) {
  console.error(message);
  process.exit(status);
}
