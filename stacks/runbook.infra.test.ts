import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { riskyCommands } from "./testing/checks/commands.ts";
import { projectRoot } from "./testing/cloud.ts";

const filesIn = (folder: string) => readdirSync(join(projectRoot, folder)).map((file) => `${folder}/${file}`);
const read = (file: string) => readFileSync(join(projectRoot, file), "utf8");
const WORKFLOWS = filesIn(".github/workflows");
const DOCS = ["README.md", "web/README.md", ...filesIn("docs").filter((file) => file.endsWith(".md"))];

it.each([...DOCS, ...WORKFLOWS])("%s has no command that does something else than it seems to", (file) => {
  expect(riskyCommands(read(file))).toEqual([]);
});

it("would notice a redrive without its destination, an invocation that times out or repeats, and a global sst", () => {
  const without = (words: string) => {
    const text = read("docs/operations.md");
    expect(text).toContain(words);
    return riskyCommands(text.replace(words, "")).map((finding) => finding.split(":")[0]);
  };
  expect(without("--destination-arn QUEUE_ARN ")).toEqual(["leaves what EventBridge could not deliver"]);
  expect(without("--cli-read-timeout 0")).toEqual(["times out"]);
  expect(without("AWS_MAX_ATTEMPTS=1 ")).toEqual(["runs again"]);
  expect(riskyCommands("sst deploy --stage alice")).toEqual(["needs a global sst: sst deploy --stage alice"]);
});

/** The environments whose jobs take the role: those named, and those that whoever starts the workflow can choose. */
function environmentsOf(file: string): string[] {
  const { on, jobs } = parse(read(file)) as {
    readonly on: Record<string, { readonly inputs?: { readonly stage?: { readonly options?: string[] } } } | null>;
    readonly jobs: Record<string, { readonly environment?: string; readonly with?: { readonly stage?: string } }>;
  };
  const named = Object.values(jobs).flatMap(({ environment, with: given }) => [environment, given?.stage]);
  const chosen = Object.values(on).flatMap((trigger) => trigger?.inputs?.stage?.options ?? []);
  return [...named.filter((name): name is string => name !== undefined && !name.includes("${{")), ...chosen];
}

it("lets the workflows' role be taken in every environment that they deploy from, and in no other", () => {
  const [policy] = /\{\n {5}"Version"[\s\S]*?\n {3}\}\n/.exec(read("docs/deploying.md")) ?? ["{}"];
  const { StringEquals } = JSON.parse(policy).Statement[0].Condition;
  const subjects: string[] = StringEquals["token.actions.githubusercontent.com:sub"];
  // What publishes to npm has an environment as well, and nothing to do in AWS.
  const deploying = WORKFLOWS.filter((file) => /role-to-assume|uses: .*\/deploy\.yml/.test(read(file)));
  const environments = new Set(deploying.flatMap(environmentsOf));
  expect(environments).toContain("dev");
  expect(subjects.map((subject) => subject.replace("repo:OWNER/REPO:environment:", "")).sort()).toEqual(
    [...environments].sort(),
  );
});
