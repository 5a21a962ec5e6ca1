import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Resource } from "../resource.ts";
import { requestsOf } from "./check.ts";
import { policiesIn, policyFaults, type ServiceDefinition } from "./policies.ts";
import { output, type Python } from "./python.ts";
import { templateOf } from "./template.ts";

/** What cfn-lint says only of templates that people maintain: how long they are, what deletion does. */
const NOT_OURS = ["I"];

interface Finding {
  readonly Level: string;
  readonly Rule: { readonly Id: string };
  readonly Message: string;
  readonly Location: { readonly Path: readonly string[] | null };
}

/** Everything that cfn-lint says against these resources: schemas of their providers, policies, the state machine's definition. */
export function againstLint(resources: readonly Resource[], python: Python, region: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), "bellyfed-template-"));
  const file = join(folder, "template.json");
  writeFileSync(file, JSON.stringify(templateOf(resources, requestsOf(resources, python.packages).requests)));
  const args = ["--format", "json", "--regions", region, "--ignore-checks", ...NOT_OURS];
  const text = output(python, "cfn-lint", [...args, "--template", file]);
  rmSync(folder, { recursive: true });
  const findings = JSON.parse(text || "[]") as readonly Finding[];
  return findings.map(
    ({ Rule, Message, Location }) => `${(Location.Path ?? []).slice(1).join(".")}: ${Message} (${Rule.Id})`,
  );
}

let definitions: readonly ServiceDefinition[] | undefined;

/** Everything that is wrong with these resources' policies by the services' own lists of actions. */
export function againstActions(resources: readonly Resource[], { packages }: Python): string[] {
  definitions ??= JSON.parse(
    readFileSync(join(packages, "parliament/iam_definition.json"), "utf8"),
  ) as readonly ServiceDefinition[];
  const all = definitions;
  return policiesIn(resources).flatMap((policy) => policyFaults(all, policy));
}
