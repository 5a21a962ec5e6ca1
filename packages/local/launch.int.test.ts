import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const here = import.meta.dirname;

// A project with the real launcher, an npm that writes down how it was called and what it installed, and commands that end at once.
const NPM = `#!/bin/sh
echo "$(basename "$PWD") $*" >> "$CALLS"
[ "$NPM_FAILS" = yes ] && exit 7
[ "$npm_config_dry_run$npm_config_workspace" ] && exit 0
[ "$1" = ci ] && rm -rf node_modules
mkdir -p node_modules/node/bin
while [ -n "$NPM_WAITS_FOR" ] && [ ! -e "$NPM_WAITS_FOR" ]; do sleep 0.02; done
printf '#!/bin/sh\\nexit 0\\n' > node_modules/node/bin/node && chmod +x node_modules/node/bin/node
case "$*" in *--omit=dev*) grep -v '"dev"' package-lock.json ;; *) cat package-lock.json ;; esac > node_modules/.package-lock.json
`;
const RUN = "--omit=dev --no-audit --no-fund --loglevel=error";
const ALL = "--include=dev --no-audit --no-fund --loglevel=error";

let root: string;
beforeEach(() => {
  root = join(mkdtempSync(join(tmpdir(), "bellyfed-launch-")), "project");
  for (const folder of ["packages/local", "packages/bench", "bin"]) mkdirSync(join(root, folder), { recursive: true });
  for (const file of ["launch.mjs", "install.mjs", "install-lock.mjs"])
    copyFileSync(join(here, file), join(root, "packages/local", file));
  for (const folder of ["", "packages/bench"]) lock("first", folder);
  writeFileSync(join(root, "bin/npm"), NPM);
  chmodSync(join(root, "bin/npm"), 0o755);
});
afterEach(() => rmSync(join(root, ".."), { recursive: true, force: true }));

/** A lock file whose packages have this version; one a line, for npm's stand-in. */
const lock = (version: string, folder = "") =>
  writeFileSync(
    join(root, folder, "package-lock.json"),
    `{"packages":{"": {},
"node_modules/other-platform": {"version":"${version}","optional":true},
"node_modules/of-tests": {"version":"${version}","dev":true},
"node_modules/a": {"version":"${version}"}}}`,
  );
const calls = () => join(root, "calls");
const environment = (further: Record<string, string> = {}) => ({
  PATH: [join(root, "bin"), process.env.PATH].join(delimiter),
  CALLS: calls(),
  ...further,
});
const npmCalls = () => (existsSync(calls()) ? readFileSync(calls(), "utf8").trim().split("\n") : []);
const LAUNCH = () => join(root, "packages/local/launch.mjs");
/** Runs a command, and answers how npm was called meanwhile. */
function launch(command: string, further: Record<string, string> = {}) {
  rmSync(calls(), { force: true });
  const env = environment(further);
  const { status, stdout } = spawnSync(process.execPath, [LAUNCH(), command], { env, encoding: "utf8" });
  return { status, stdout, npm: npmCalls() };
}
/** The same beside what else goes on. */
function launching(command: string, further: Record<string, string> = {}) {
  const child = spawn(process.execPath, [LAUNCH(), command], { env: environment(further), detached: true });
  const said = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => {
      said[name] += text;
    });
  }
  const ended = new Promise((resolve) => child.once("close", (code) => resolve({ code, ...said })));
  return { pid: child.pid, said, ended };
}
/** Somebody types it, without our commands. */
const byHand = (...args: string[]) => spawnSync("npm", args, { cwd: root, env: environment() });

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

  it("is there also when npm packs the client, whatever npm was told of its own work", () => {
    const told = { npm_config_dry_run: "true", npm_config_workspace: "@bellyfed/client" };
    expect(launch("client", told)).toEqual({ status: 0, stdout: "", npm: [`project ci ${RUN}`] });
    expect(launch("client", told).npm).toEqual([]);
    expect(launch("start").npm).toEqual([]);
  });

  it("is nothing after npm ci by hand, as far as that went", () => {
    byHand("ci");
    expect([launch("start").npm, launch("test").npm]).toEqual([[], []]);
    byHand("ci", "--omit=dev");
    expect(launch("start").npm).toEqual([]);
    expect(launch("check").npm).toEqual([`project install --no-save ${ALL}`]);
    rmSync(join(root, "node_modules/.package-lock.json"));
    expect(launch("start").npm).toEqual([`project ci ${RUN}`]);
  });

  it("is installed by one of two that start at once, while the other waits and says so on stderr", async () => {
    const go = join(root, "go");
    const [one, other] = [launching("start", { NPM_WAITS_FOR: go }), launching("token", { NPM_WAITS_FOR: go })];
    await expect
      .poll(() => one.said.stderr + other.said.stderr, { timeout: 20_000 })
      .toMatch("waiting until it is done");
    writeFileSync(go, "");
    const ends = await Promise.all([one.ended, other.ended]);
    expect(npmCalls()).toEqual([`project ci ${RUN}`]);
    const said = (pid: number | undefined) => [
      { code: 0, stdout: "", stderr: "Installing what running needs, as package-lock.json names it (once) ...\n" },
      { code: 0, stdout: "", stderr: `Process ${pid} is installing; waiting until it is done ...\n` },
    ];
    expect([said(one.pid), said(other.pid).reverse()]).toContainEqual(ends);
    expect(readdirSync(root).filter((name) => name.startsWith(".installing"))).toEqual([]);
  });

  it("is a clean slate after an installation that was cut off", async () => {
    launch("start");
    const cut = launching("check", { NPM_WAITS_FOR: join(root, "never") });
    await expect.poll(() => npmCalls().length, { timeout: 20_000 }).toBe(2);
    process.kill(-Number(cut.pid), "SIGKILL");
    await cut.ended;
    expect(launch("check").npm).toEqual([`project ci ${ALL}`]);
    expect(launch("check").npm).toEqual([]);
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
