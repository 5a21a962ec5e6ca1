import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { type Build, mockPulumi, mockSst } from "./mocks.ts";
import type { Resource } from "./resource.ts";

export const projectRoot = resolve(import.meta.dirname, "../..");
const platform = join(projectRoot, ".sst/platform");
/** As good as the project for all but the site, which would have to be built first. */
const withoutSite = join(projectRoot, ".sst/test-without-site");

export interface Deployed {
  readonly resources: readonly Resource[];
  /** Which file became which function's bundle. */
  readonly builds: readonly Build[];
}

export interface Surroundings {
  /** Where the project seems to be; if not said, in a folder without a site. */
  readonly root?: string;
  /** As `sst dev` does, instead of `sst deploy`. */
  readonly dev?: boolean;
}

const known = new Map<string, Promise<Deployed>>();

/**
 * Runs sst.config.ts for one stage as `sst deploy` would, with SST's own components, and answers what it would ask of AWS. One stage at a
 * time: SST keeps its surroundings in global variables.
 */
export function deployed(stage: string, { root = withoutSite, dev = false }: Surroundings = {}): Promise<Deployed> {
  const key = JSON.stringify([stage, root, dev]);
  const deployment = known.get(key) ?? deploy(stage, root, dev);
  known.set(key, deployment);
  return deployment;
}

async function deploy(stage: string, root: string, dev: boolean): Promise<Deployed> {
  const bundle = join(projectRoot, ".sst/test-bundle");
  mkdirSync(bundle, { recursive: true });
  mkdirSync(withoutSite, { recursive: true });
  writeFileSync(join(bundle, "bundle.mjs"), "export const handler = () => {};\n");
  const resources: Resource[] = [];
  const builds: Build[] = [];
  process.env.SST_SERVER = await mockSst(bundle, builds);
  await mockPulumi(resources, stage);
  await setGlobals(stage, root, dev);
  const config = await import("../../sst.config.ts");
  const before = process.cwd();
  process.chdir(root);
  await config.default.run();
  await settled();
  process.chdir(before);
  return { resources, builds };
}

/** What SST puts into a config's scope. */
async function setGlobals(stage: string, root: string, dev: boolean): Promise<void> {
  const scope = globalThis as Record<string, unknown>;
  const paths = { home: "/tmp", root, work: join(root, ".sst"), platform };
  Object.assign(scope, { $app: appOf(stage), $dev: dev, $util: pulumi });
  scope.$cli = { command: dev ? "dev" : "deploy", dev, paths, state: { version: {} } };
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

/** Resources are made in promises that nobody holds but Pulumi, which looks for such when it ends: waits for all of them. */
async function settled(): Promise<void> {
  const runtime = await import(`${platform}/node_modules/@pulumi/pulumi/runtime/debuggable.js`);
  for (;;) {
    const [pending] = runtime.leakedPromises() as [Set<Promise<unknown>>, string];
    if (pending.size === 0) return;
    for (const result of await Promise.allSettled(pending)) if (result.status === "rejected") throw result.reason;
    await new Promise(setImmediate);
  }
}
