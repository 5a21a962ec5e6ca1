import { spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const here = import.meta.dirname;

// A project with the real launcher, an npm that only writes down how it was called, and commands that end at once.
const NPM = `#!/bin/sh
echo "$(basename "$PWD") $*" >> "$CALLS"
[ "$NPM_FAILS" = yes ] && exit 7
mkdir -p node_modules/node/bin
printf '#!/bin/sh\\nexit 0\\n' > node_modules/node/bin/node && chmod +x node_modules/node/bin/node
case "$*" in *--omit=dev*) dev=false ;; *) dev=true ;; esac
echo "{\\"packages\\":{\\"node_modules/a\\":{\\"dev\\":$dev}}}" > node_modules/.package-lock.json
`;
const RUN = "--omit=dev --no-audit --no-fund --loglevel=error";
const ALL = "--include=dev --no-audit --no-fund --loglevel=error";

let root: string;
beforeEach(() => {
  root = join(mkdtempSync(join(tmpdir(), "bellyfed-launch-")), "project");
  for (const folder of ["packages/local", "packages/bench", "bin"]) mkdirSync(join(root, folder), { recursive: true });
  for (const file of ["launch.mjs", "install.mjs"]) copyFileSync(join(here, file), join(root, "packages/local", file));
  for (const folder of ["", "packages/bench"]) lock("first", folder);
  writeFileSync(join(root, "bin/npm"), NPM);
  chmodSync(join(root, "bin/npm"), 0o755);
});
afterEach(() => rmSync(join(root, ".."), { recursive: true, force: true }));

const lock = (text: string, folder = "") => writeFileSync(join(root, folder, "package-lock.json"), text);
/** Runs a command, and answers how npm was called meanwhile. */
function launch(command: string, env: Record<string, string> = {}) {
  const file = join(root, "calls");
  rmSync(file, { force: true });
  const PATH = [join(root, "bin"), process.env.PATH].join(delimiter);
  const { status, stdout } = spawnSync(process.execPath, [join(root, "packages/local/launch.mjs"), command], {
    env: { PATH, CALLS: file, ...env },
    encoding: "utf8",
  });
  const npm = existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
  return { status, stdout, npm };
}

describe("what a command installs", () => {
  it("is what running needs for the first npm start, and nothing for the next", () => {
    expect(launch("start")).toEqual({ status: 0, stdout: "", npm: [`project ci ${RUN}`] });
    expect(launch("token").npm).toEqual([]);
  });

  it("is everything for the first npm test, and nothing for npm start after it", () => {
    expect(launch("test").npm).toEqual([`project ci ${ALL}`]);
    expect(launch("start").npm).toEqual([]);
  });

  it("is added by npm test to what npm start has installed, without a clean slate", () => {
    launch("start");
    expect(launch("check").npm).toEqual([`project install --no-save ${ALL}`]);
    expect(launch("test").npm).toEqual([]);
  });

  it("is the difference when the lock file has changed, and npm start then takes nothing away", () => {
    launch("start");
    lock("second");
    expect(launch("start").npm).toEqual([`project install --no-save ${RUN}`]);
    launch("check");
    lock("third");
    expect(launch("start").npm).toEqual([`project install --no-save ${ALL}`]);
  });

  it("is a clean slate after an installation that was cut off", () => {
    launch("check");
    rmSync(join(root, "node_modules/.bellyfed-lock"));
    expect(launch("start").npm).toEqual([`project ci ${ALL}`]);
  });

  it("is the peers as well for bench, load and verify, once", () => {
    const peers = "bench ci --no-audit --no-fund --loglevel=error";
    expect(launch("bench").npm).toEqual([`project ci ${ALL}`, peers]);
    expect(["load", "verify", "test", "start"].flatMap((command) => launch(command).npm)).toEqual([]);
    lock("second", "packages/bench");
    expect(launch("verify").npm).toEqual([peers]);
  });

  it("is tried again after npm has failed, and what was there still starts", () => {
    launch("start");
    expect(launch("check", { NPM_FAILS: "yes" }).status).toBe(7);
    expect(launch("start")).toMatchObject({ status: 0, npm: [] });
    expect(launch("check").npm).toEqual([`project install --no-save ${ALL}`]);
  });
});

it("has every command of package.json, and says of each what it does", () => {
  const { scripts } = JSON.parse(readFileSync(join(here, "../../package.json"), "utf8"));
  const { status, stdout } = launch("help");
  const listed = [...stdout.matchAll(/^ {2}(\w+) +\S/gm)].map(([, name]) => name);
  expect(status).toBe(2);
  expect(listed.sort()).toEqual(Object.keys(scripts).sort());
  for (const [name, script] of Object.entries(scripts)) expect(script).toBe(`node packages/local/launch.mjs ${name}`);
});
