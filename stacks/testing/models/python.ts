import { spawnSync } from "node:child_process";
import { existsSync, globSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** What AWS publishes of its services, and what others make of it, in these versions. All are Apache-2.0, MIT or BSD. */
const PACKAGES = ["botocore==1.44.8", "cfn-lint==1.58.0", "parliament==1.6.4"];

export interface Python {
  readonly bin: string;
  /** Where its packages are. */
  readonly packages: string;
}

const cache = resolve(import.meta.dirname, "../../../node_modules/.cache/bellyfed-aws-models");

/** A virtual environment with the packages, made when it is first needed; or why there is none. */
export function pythonWithModels(): Python | string {
  const bin = join(cache, "bin/python");
  const done = join(cache, PACKAGES.join(" ").replaceAll("/", "-"));
  if (!existsSync(done)) {
    const failure =
      run("python3", "-m", "venv", "--clear", cache) ?? run(bin, "-m", "pip", "install", "-q", ...PACKAGES);
    if (failure) return `AWS's models are not to be had: ${failure} (they need python3 with venv, and PyPI)`;
    writeFileSync(done, "");
  }
  const [packages] = globSync("lib/python*/site-packages", { cwd: cache });
  return packages ? { bin, packages: join(cache, packages) } : `${cache} holds no packages; delete it`;
}

/** Why a command failed; undefined when it did not. */
function run(command: string, ...args: string[]): string | undefined {
  const { status, stderr, error } = spawnSync(command, args, { encoding: "utf8", timeout: 300_000 });
  return status === 0
    ? undefined
    : `${command} ${args.slice(0, 3).join(" ")}: ${(error?.message ?? stderr).slice(-300)}`;
}

/** What a script beside this file prints for these lines of JSON, by lines. Throws when it fails. */
export function said({ bin }: Python, script: string, lines: readonly unknown[]): string[] {
  const input = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
  const file = join(import.meta.dirname, script);
  const { status, stdout, stderr } = spawnSync(bin, [file], { encoding: "utf8", input, maxBuffer: 1e8 });
  if (status !== 0) throw new Error(`${script} ended with ${status}: ${stderr.slice(-2000)}`);
  return stdout.split("\n").filter((line) => line !== "");
}

/** What a program beside Python prints; it ends with another code than 0 when it has something to say. Throws when it fails otherwise. */
export function output({ bin }: Python, program: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(join(bin, "..", program), args, {
    encoding: "utf8",
    maxBuffer: 1e8,
  });
  if (error || (status !== 0 && stdout === "")) throw new Error(`${program} failed: ${error?.message ?? stderr}`);
  return stdout;
}
