// Installs what a command needs and no more, from npm's lock files. Plain JavaScript without dependencies, as launch.mjs is. The first time
// makes a clean start; after that packages are only added or exchanged, so that a system that runs meanwhile keeps its files. (The one
// package that npm then says it removed is the second name of Node's binary, which the package `node` leaves beside bin/node.)
// All that is said here goes to stderr, for `TOKEN=$(npm run --silent token)`.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { locked } from "./install-lock.mjs";

const QUIET = ["--no-audit", "--no-fund", "--loglevel=error"];

/**
 * Installs for one of three needs, each of which takes in the one before: `run` what the system is made of, `develop` the devDependencies
 * of tests, tools and deployment, `compare` the peers of the benchmarks. Of two processes that find something missing one installs and the
 * other waits. Ends the process when it cannot.
 */
export async function install(root, need) {
  const dev = need !== "run";
  const bench = join(root, "packages/bench");
  const projectIsThere = () => isWhole(root, dev) && existsSync(nodeIn(root));
  const peersAreThere = () => need !== "compare" || isWhole(bench, true);
  if (projectIsThere() && peersAreThere()) return;
  await locked(join(root, ".installing"), (wasCutOff) => {
    if (!projectIsThere()) installProject(root, dev, wasCutOff);
    if (peersAreThere()) return;
    console.error(
      "Installing what the benchmarks compare with, as packages/bench/package-lock.json names it (once) ...",
    );
    npm(bench, ["ci"]);
  });
}

const nodeIn = (root) => join(root, "node_modules/node/bin/node");

function installProject(root, dev, wasCutOff) {
  const { installed, changed } = stateOf(root);
  console.error(`Installing ${reasonFor(dev, installed, changed)} ...`);
  const set = dev || installed.some((each) => each.dev) ? "--include=dev" : "--omit=dev";
  const adds = installed.length > 0 && !wasCutOff && existsSync(nodeIn(root));
  npm(root, adds ? ["install", "--no-save", set] : ["ci", set]);
  if (!existsSync(nodeIn(root))) {
    fail("The npm package `node` is there without its binary. Were install scripts off? Run: npm rebuild node");
  }
}

function reasonFor(dev, installed, changed) {
  if (changed) return "what has changed in package-lock.json";
  if (!dev) return "what running needs, as package-lock.json names it (once)";
  return `what tests and tools need${installed.length > 0 ? " as well" : ""}, as package-lock.json names it (once)`;
}

/** Whether the packages are there, whoever installed them: our commands, or a person by `npm ci`. */
function isWhole(folder, dev) {
  const { missing, changed } = stateOf(folder);
  return !changed && !missing.some((each) => dev || !each.dev);
}

/**
 * The lock file beside npm's own record of what it has installed, which it writes last: `npm ci` begins by deleting it. What is optional
 * may be missing, as it is for other platforms.
 */
function stateOf(folder) {
  const wanted = packagesIn(join(folder, "package-lock.json"));
  const there = packagesIn(join(folder, "node_modules/.package-lock.json"));
  const both = Object.keys(there).filter((path) => path in wanted);
  return {
    installed: Object.values(there),
    missing: Object.entries(wanted).flatMap(([path, each]) =>
      path in there || each.optional || path === "" ? [] : [each],
    ),
    changed: both.some(
      (path) => there[path].version !== wanted[path].version || there[path].integrity !== wanted[path].integrity,
    ),
  };
}

const packagesIn = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).packages : {});

/** What npm tells its children of how it was called itself, and what an installation must not be: `npm pack --dry-run --workspace x` begins one. */
const NOT_OURS = /^npm_config_(dry_run|workspaces?|include_workspace_root|global|package_lock_only)$/i;

/** Runs npm in a folder. When `npm install` fails it puts back what there was. */
function npm(folder, args) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !NOT_OURS.test(name)));
  const { status } = spawnSync("npm", [...args, ...QUIET], { cwd: folder, stdio: ["inherit", 2, 2], env });
  if (status !== 0)
    fail("npm could not install. What it says above is the reason; the same command tries again.", status ?? 1);
}

function fail(message, status = 1) {
  console.error(message);
  process.exit(status);
}
