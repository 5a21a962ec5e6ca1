// Brings SST's components into .sst/platform (once per SST version: about 40 s and 320 MB), which the infra tests and the type check of
// stacks/ need. Works without an AWS account.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const platform = join(root, ".sst/platform");

const read = (path) => (existsSync(path) ? readFileSync(path, "utf8") : "");
const version = JSON.parse(read(join(root, "node_modules/sst/package.json"))).version;
/** The providers that sst.config.ts names. */
const providers = ["aws", "random"];

const isReady = () =>
  read(join(platform, "version")).trim() === version &&
  read(join(platform, "config.d.ts")).includes("random") &&
  providers.every((name) => existsSync(join(platform, "node_modules/@pulumi", name, "index.js")));

if (!isReady()) {
  process.stdout.write(`Preparing SST ${version} for the tests of stacks/ (once, about 40 s) ...\n`);
  const bin = join(root, "node_modules/.bin");
  const { status, stdout, stderr, error } = spawnSync(join(bin, "sst"), ["install", "--stage", "test"], {
    cwd: root,
    encoding: "utf8",
    env: {
      ...process.env,
      PATH: [bin, process.env.PATH].join(delimiter),
      SST_SKIP_DEPENDENCY_CHECK: "1",
      SST_NO_BUN: "1",
      SST_TELEMETRY_DISABLED: "1",
      AWS_EC2_METADATA_DISABLED: "true",
    },
  });
  if (status !== 0 || !isReady()) {
    process.stderr.write(`${stdout ?? ""}${stderr ?? ""}${error ?? ""}`);
    process.stderr.write(
      "`sst install` did not bring SST's components. It needs the npm registry; see docs/deploying.md.\n",
    );
    process.exit(1);
  }
}
