import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { mockPulumi, mockSst } from "./mocks.ts";
import type { Resource } from "./resource.ts";

const root = resolve(import.meta.dirname, "../..");
const platform = join(root, ".sst/platform");

export interface Deployed {
  readonly resources: readonly Resource[];
  readonly outputs: Readonly<Record<string, unknown>>;
}

/**
 * Runs sst.config.ts for one stage as `sst deploy` would, with SST's own components, and answers what it would ask of AWS. Once per test
 * file: SST keeps state of its own in the process.
 */
export async function deployed(stage: string): Promise<Deployed> {
  const bundle = join(root, ".sst/test-bundle");
  mkdirSync(bundle, { recursive: true });
  writeFileSync(join(bundle, "bundle.mjs"), "export const handler = () => {};\n");
  process.env.SST_SERVER = await mockSst(bundle);
  const resources: Resource[] = [];
  await mockPulumi(resources, stage);
  await setGlobals(stage);
  const config = await import("../../sst.config.ts");
  const outputs = await config.default.run();
  await settled(resources);
  return { resources, outputs: outputs ?? {} };
}

/** What SST puts into a config's scope. */
async function setGlobals(stage: string): Promise<void> {
  const scope = globalThis as Record<string, unknown>;
  const { $config, $app } = { $config: (config: unknown) => config, $app: appOf(stage) };
  const paths = { home: "/tmp", root, work: join(root, ".sst"), platform };
  Object.assign(scope, { $app, $config, $dev: false, $util: pulumi });
  scope.$cli = { command: "deploy", dev: false, paths, state: { version: {} } };
  Object.assign(scope, await import(`${platform}/src/shim/run.js`));
  scope.aws = await import("@pulumi/aws");
  scope.random = await import("@pulumi/random");
  scope.sst = await import(`${platform}/src/components/index.ts`);
}

const appOf = (stage: string) => ({
  name: "bellyfed",
  stage,
  removal: "remove",
  protect: false,
  providers: { aws: { region: "us-east-1" } },
  home: "aws",
});

const QUIET_ROUNDS = 10;

/** Resources are registered in promises that nobody holds: waits until no more have come for a while. */
async function settled(resources: readonly Resource[]): Promise<void> {
  let known = -1;
  for (let quiet = 0; quiet < QUIET_ROUNDS; quiet++) {
    if (resources.length !== known) quiet = 0;
    known = resources.length;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
