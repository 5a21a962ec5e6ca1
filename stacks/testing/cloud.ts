import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { stageOf } from "../stage.ts";
import { fakeCloudFront } from "./cloudfront.ts";
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
  /** What is printed at the end. */
  readonly printed: Readonly<Record<string, unknown>>;
  /** What components say of themselves when they are made, by their names. */
  readonly outputs: ReadonlyMap<string, Resource["inputs"]>;
}

export interface Surroundings {
  /** Where the project seems to be; if not said, in a folder without a site. */
  readonly root?: string;
  /** As `sst dev` does, instead of `sst deploy`. */
  readonly dev?: boolean;
  /** Variables that whoever deploys has set. */
  readonly env?: Readonly<Record<string, string>>;
  /** As AWS would answer, for those who look at what it would take; otherwise as tests read best. */
  readonly realistic?: boolean;
}

const known = new Map<string, Promise<Deployed>>();
let before: Promise<unknown> = Promise.resolve();

/**
 * Runs sst.config.ts for one stage as `sst deploy` would, with SST's own components, and answers what it would ask of AWS. One stage at a
 * time, in the order asked: SST keeps its surroundings in global variables, which one that nobody waits for any more has set for itself.
 */
export function deployed(stage: string, surroundings: Surroundings = {}): Promise<Deployed> {
  const { root = withoutSite, dev = false, env = {}, realistic = false } = surroundings;
  const key = JSON.stringify([stage, root, dev, env, realistic]);
  const same = known.get(key);
  if (same) return same;
  const deployment = before.then(() => deploy(stage, { root, dev, env, realistic }));
  known.set(key, deployment);
  before = deployment.catch(() => undefined);
  return deployment;
}

async function deploy(stage: string, { root, dev, env, realistic }: Required<Surroundings>): Promise<Deployed> {
  const bundle = join(projectRoot, ".sst/test-bundle");
  mkdirSync(bundle, { recursive: true });
  mkdirSync(withoutSite, { recursive: true });
  writeFileSync(join(bundle, "bundle.mjs"), "export const handler = () => {};\n");
  const resources: Resource[] = [];
  const builds: Build[] = [];
  const outputs = new Map<string, Resource["inputs"]>();
  process.env.SST_SERVER = await mockSst(bundle, builds);
  const cwd = process.cwd();
  const { url: CLOUDFRONT_ENDPOINT } = await fakeCloudFront();
  const set = { CLOUDFRONT_ENDPOINT, SST_AWS_ACCESS_KEY_ID: "local", SST_AWS_SECRET_ACCESS_KEY: "local", ...env };
  Object.assign(process.env, set);
  try {
    const printed = await runAsSst(stage, { root, dev, realistic, resources, outputs });
    return { resources, builds, printed, outputs };
  } finally {
    process.chdir(cwd);
    for (const name of Object.keys(set)) delete process.env[name];
  }
}

interface Run extends Pick<Required<Surroundings>, "root" | "dev" | "realistic"> {
  readonly resources: Resource[];
  readonly outputs: Map<string, Resource["inputs"]>;
}

/** With SST's own `run`, which says of some types of resources that they outlive their stage. */
async function runAsSst(
  stage: string,
  { root, dev, realistic, resources, outputs }: Run,
): Promise<Deployed["printed"]> {
  Object.assign(globalThis, await import(`${platform}/src/shim/run.js`));
  const { default: config } = await import("../../sst.config.ts");
  const app = { ...(await config.app({ stage } as never)), stage };
  await mockPulumi({ resources, outputs }, { stage, region: stageOf(stage).region, realistic });
  await setGlobals(app, root, dev);
  const { run } = await import(`${platform}/src/auto/run.ts`);
  let printed: Deployed["printed"] = {};
  await pulumi.runtime.runInPulumiStack(async () => {
    const made = await run(() => config.run());
    pulumi.output(made).apply((known) => {
      printed = known;
    });
    return made;
  });
  await settled();
  return printed;
}

/** What SST puts into a config's scope besides its shim. */
async function setGlobals(app: object, root: string, dev: boolean): Promise<void> {
  const scope = globalThis as Record<string, unknown>;
  const paths = { home: "/tmp", root, work: join(root, ".sst"), platform };
  Object.assign(scope, { $app: app, $dev: dev, $util: pulumi });
  scope.$cli = { command: dev ? "dev" : "deploy", dev, paths, state: { version: {} } };
  scope.aws = await import("@pulumi/aws");
  scope.random = await import("@pulumi/random");
  scope.sst = await import(`${platform}/src/components/index.ts`);
}

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
