// The way in: `npm start`, `npm test` and the other commands. Plain JavaScript without dependencies, so that any Node from 20 on can run it
// on a fresh clone: it installs what the command needs and misses, then goes on under the Node 24 that comes with the project.
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { install } from "./install.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const modules = join(root, "node_modules");
const node = join(modules, "node", "bin", "node");

const script = (path) => [["node", path]];
const vitest = (...projects) => [
  "node",
  "node_modules/vitest/vitest.mjs",
  "run",
  ...projects.flatMap((name) => ["--project", name]),
];
const lint = ["node", "node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings"];
const stacks = [
  ["node", "stacks/testing/prepare.mjs"],
  ["node", "node_modules/typescript/bin/tsc", "--noEmit", "-p", "stacks"],
];
const types = [
  ["node", "node_modules/typescript/bin/tsc", "--noEmit", "-p", "."],
  ["node", "node_modules/next/dist/bin/next", "typegen", "web"],
  ["node", "node_modules/typescript/bin/tsc", "--noEmit", "-p", "web"],
];
/** Lint, types and unit tests, in lanes side by side: none keeps two cores busy alone. */
const checks = { lanes: [[lint], types, [vitest("unit")]] };
/** The benchmarks as well, whose peers `npm test` does not install. */
const benchTypes = ["node", "node_modules/typescript/bin/tsc", "--noEmit", "-p", "packages/bench"];

/** What each command does, in steps, and what has to be installed for it; see install.mjs. */
const COMMANDS = {
  start: {
    about: "runs everything on this machine: site, API, events, queues, database",
    needs: "run",
    steps: script("packages/local/src/cli/start/main.ts"),
  },
  check: {
    about: "lint, types and unit tests, in under a minute",
    needs: "develop",
    steps: [checks],
  },
  test: {
    about: "all tests but the slow proofs: lint, types, unit, integration, infrastructure, whole system, browser",
    needs: "develop",
    steps: [
      checks,
      // The stacks are made in one process, which leaves a core free.
      { lanes: [[vitest("simulation", "integration")], [...stacks, vitest("infra")]], live: true },
      vitest("e2e"),
      vitest("browser"),
    ],
  },
  verify: {
    about:
      "the slow proofs: kills, a load test, Lighthouse, our client installed and clients of generators, AWS's models, what the benchmarks' peers cost",
    needs: "compare",
    steps: [benchTypes, ...stacks, vitest("verify")],
  },
  bench: {
    about: "benchmarks as ratios against named peers",
    needs: "compare",
    steps: script("packages/bench/src/ratios/main.ts"),
  },
  load: {
    about: "a load test: a minute of realistic traffic on the local cloud",
    needs: "compare",
    steps: script("packages/bench/src/load/main.ts"),
  },
  import: {
    about: "imports a file into the running system: npm run import -- FILE",
    needs: "run",
    steps: script("packages/local/src/cli/import/main.ts"),
  },
  token: {
    about: "prints a token of the local issuer: npm run token -- --sub alice",
    needs: "run",
    steps: script("packages/local/src/cli/token/main.ts"),
  },
  reconcile: {
    about: "sends again what a read model has missed",
    needs: "run",
    steps: script("packages/local/src/cli/reconcile/main.ts"),
  },
  rebuild: {
    about: "builds the read table anew beside the live one: npm run rebuild -- --model all",
    needs: "run",
    steps: script("packages/local/src/cli/rebuild/main.ts"),
  },
  seal: {
    about: "seals what people wrote and an earlier release stored in clear",
    needs: "run",
    steps: script("packages/local/src/cli/seal/main.ts"),
  },
  dlq: {
    about: "what failed too often: npm run dlq -- list|show|redrive|discard",
    needs: "run",
    steps: script("packages/local/src/cli/dlq/main.ts"),
  },
  chaos: {
    about: "simulates random histories with faults and looks for a broken promise",
    needs: "develop",
    steps: script("packages/simulator/src/chaos.ts"),
  },
  bundle: {
    about: "bundles the Lambda functions and prints their sizes",
    needs: "develop",
    steps: script("packages/tools/src/bundle/main.ts"),
  },
  feature: {
    about: "writes the folder of a new feature: npm run feature -- collections",
    needs: "develop",
    steps: script("packages/tools/src/feature/main.ts"),
  },
  client: {
    about: "builds the client that others install, for npm pack --workspace @bellyfed/client",
    needs: "run",
    steps: script("packages/tools/src/client/build.ts"),
  },
  docs: {
    about: "writes the generated pages under docs/",
    needs: "develop",
    steps: script("packages/tools/src/docs/main.ts"),
  },
  format: {
    about: "formats the sources",
    needs: "develop",
    steps: [["node", "node_modules/@biomejs/biome/bin/biome", "check", "--write"]],
  },
};

const [name, ...rest] = process.argv.slice(2);
const command = COMMANDS[name];
if (!command || ((name === "test" || name === "check" || name === "verify") && rest.includes("--help"))) {
  console.log(`Usage: npm run <command> [-- options]\n`);
  for (const [key, { about }] of Object.entries(COMMANDS)) console.log(`  ${key.padEnd(10)} ${about}`);
  process.exit(command ? 0 : 2);
}

await install(root, command.needs);
for (const [index, step] of command.steps.entries()) {
  const last = index === command.steps.length - 1;
  const status = step.lanes ? await runLanes(step) : await run(last ? [...step, ...rest] : step);
  if (status !== 0) process.exit(status);
}

/**
 * Runs lanes of steps side by side, each to its end, and answers the first status that is not 0. What a lane prints is shown when it has ended;
 * of lanes that are `live` the first one shows at once how far it is, and the others what they have printed after it.
 */
async function runLanes({ lanes, live = false }) {
  const shown = live ? runLane(lanes[0]) : undefined;
  const statuses = await Promise.all(
    lanes.map(async (steps, at) => {
      if (shown && at === 0) return shown;
      const output = [];
      const status = await runLane(steps, output);
      await shown;
      process.stdout.write(Buffer.concat(output));
      return status;
    }),
  );
  return statuses.find((status) => status !== 0) ?? 0;
}

async function runLane(steps, output) {
  let status = 0;
  for (const step of steps) status = (await run(step, output)) || status;
  return status;
}

/**
 * Runs one step to its end; what it prints is collected where there is an `output` for it. Ctrl-C reaches it by itself, as one of our process
 * group; a SIGTERM meant for us is passed on.
 */
function run([, ...args], output) {
  const stdio = output ? ["ignore", "pipe", "pipe"] : "inherit";
  const child = spawn(node, args, { cwd: root, stdio, env: environment() });
  for (const stream of output ? [child.stdout, child.stderr] : []) stream.on("data", (chunk) => output.push(chunk));
  const pass = (signal) => child.kill(signal);
  process.on("SIGINT", () => {});
  process.on("SIGTERM", pass);
  return new Promise((resolve) => {
    child.on("close", (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}

function environment() {
  return {
    ...process.env,
    PATH: `${join(modules, "node", "bin")}:${join(modules, ".bin")}:${process.env.PATH}`,
    NODE_NO_WARNINGS: "1",
    NEXT_TELEMETRY_DISABLED: "1",
  };
}
