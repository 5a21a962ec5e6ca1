import { randomInt } from "node:crypto";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { failedLast } from "./packages/testing/src/failed-last.ts";

const node = {
  environment: "node" as const,
  pool: "threads" as const,
  // What is waited for comes late on a busy machine, and Vitest's own second is short there.
  expect: { poll: { timeout: 25_000 } },
};
/** How long a test may take says nothing of what it tests: on a busy machine all of it takes several times as long. */
const slow = { testTimeout: 180_000, hookTimeout: 300_000 };
/** Vitest leaves a core free by itself, which is half of a small machine. */
const everyCore = { maxWorkers: availableParallelism() };
const levels = ["int", "infra", "e2e", "sim", "verify"].map((level) => `**/*.${level}.test.{ts,tsx}`);

/** SST's components and the stacks have to share one Pulumi: the one that `sst install` brings. */
const pulumi = (name: string) => ({
  find: new RegExp(`^@pulumi/${name}$`),
  replacement: resolve(import.meta.dirname, `.sst/platform/node_modules/@pulumi/${name}/index.js`),
});

const providers = ["pulumi", "aws", "random"].map(pulumi);

/** The client as it stands in the repository: others have what is built of it. */
const client = {
  find: /^@bellyfed\/client$/,
  replacement: resolve(import.meta.dirname, "packages/client/src/client.ts"),
};
const workspace = { alias: [client] };
/** The site's own imports: `@/platform/...`. */
const site = { alias: [{ find: "@", replacement: resolve(import.meta.dirname, "web") }, client] };

/** Files of few lines that take longest: those that look at every page, or try what nobody has thought of. */
const LONGEST = /\/((pages-\w+|fuzz)\.e2e|[\w-]+\.sim)\.test\.ts$/;

/** A clone that has never run goes by size, the largest file first. Long ones that are small would come late, and one worker wait for them. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const early = (file: TestSpecification) => LONGEST.test(file.moduleId);
    return [...sorted.filter(early), ...sorted.filter((file) => !early(file))];
  }
}

/** Properties are drawn by this, another one in each run; workers and the reporter have it from here. */
process.env.DRAW_SEED ??= String(randomInt(2 ** 31));

/** Test levels by file suffix; see "Tests" in README.md. */
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    reporters: ["default", failedLast],
    projects: [
      {
        resolve: site,
        test: {
          ...node,
          // Unit tests replace no modules, so that files may share what they import: that is most of their time.
          isolate: false,
          testTimeout: 120_000,
          name: "unit",
          setupFiles: "packages/testing/src/drawn.ts",
          include: ["packages/**/*.test.ts", "web/{app,features,ui,platform,messages,open-next}/**/*.test.{ts,tsx}"],
          exclude: [...levels, "**/node_modules/**"],
        },
      },
      {
        test: {
          ...node,
          ...slow,
          ...everyCore,
          testTimeout: 300_000,
          name: "simulation",
          include: ["packages/**/*.sim.test.ts"],
        },
      },
      {
        resolve: workspace,
        test: {
          ...node,
          ...slow,
          ...everyCore,
          name: "integration",
          setupFiles: "packages/testing/src/whose-log.ts",
          include: ["packages/**/*.int.test.ts"],
          pool: "forks",
        },
      },
      {
        resolve: { alias: providers },
        test: {
          ...node,
          ...slow,
          name: "infra",
          include: ["stacks/**/*.infra.test.ts"],
          pool: "forks",
          isolate: false,
          fileParallelism: false,
        },
      },
      {
        resolve: workspace,
        test: {
          ...node,
          ...slow,
          name: "e2e",
          setupFiles: "packages/testing/src/whose-log.ts",
          include: ["packages/**/*.e2e.test.ts"],
          pool: "forks",
          // Each file runs a system of its own on free ports, and waits for it half of the time.
          maxWorkers: 2,
        },
      },
      {
        resolve: site,
        test: {
          ...node,
          testTimeout: 120_000,
          hookTimeout: 300_000,
          name: "browser",
          setupFiles: "packages/testing/src/whose-log.ts",
          globalSetup: "web/e2e/prepare.ts",
          // A real browser on a shared machine: once more there, never at home, where it would hide what is slow.
          retry: process.env.CI ? 1 : 0,
          include: ["web/e2e/**/*.e2e.test.ts"],
          pool: "forks",
          // Three, for each waits for its system and its pages half of the time.
          maxWorkers: 3,
        },
      },
      {
        resolve: { alias: [...providers, ...site.alias] },
        test: {
          ...node,
          testTimeout: 1_800_000,
          hookTimeout: 120_000,
          name: "verify",
          setupFiles: "packages/testing/src/whose-log.ts",
          include: ["packages/**/*.verify.test.ts", "stacks/**/*.verify.test.ts", "web/**/*.verify.test.ts"],
          pool: "forks",
          fileParallelism: false,
        },
      },
    ],
  },
});
