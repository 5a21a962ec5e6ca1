import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  heyApi,
  openapiTypescript,
  python,
  type Script,
  type Told,
  typescriptFetch,
} from "@bellyfed/testing/clients/scripts";
import { tokenOf } from "@bellyfed/testing/e2e/caller";
import { type CloudProcess, cloudProcess, KEY } from "@bellyfed/testing/e2e/process";
import { buildSync } from "esbuild";
import { afterAll, beforeAll, expect, it, type TestContext } from "vitest";

// Clients that others' generators make of the API's document, called against a running system. The generators are fetched here, in these
// versions; what is not to be had on a machine (Java, Python, a registry) is named, and its test is left out.
const NPM = {
  "openapi-typescript": "7.13.0",
  "openapi-fetch": "0.17.0",
  "@hey-api/openapi-ts": "0.99.0",
  // The generators ask for the last version that is written in JavaScript.
  typescript: "5.9.3",
};
const PIP = [
  "openapi-generator-cli==7.26.0",
  "urllib3==2.7.0",
  "pydantic==2.13.4",
  "python-dateutil==2.9.0.post0",
  "typing-extensions==4.16.0",
];

const root = join(import.meta.dirname, "../../../..");
const work = mkdtempSync(join(tmpdir(), "bellyfed-clients-"));
const modules = join(work, "python");
const jar = join(modules, "openapi_generator_cli/openapi-generator.jar");

let cloud: CloudProcess;
let calling: Readonly<Record<string, string>>;
let npm: string | undefined;
let pip: string | undefined;
beforeAll(async () => {
  cloud = await cloudProcess();
  await cloud.start();
  const [OWNER, AUTHOR] = await Promise.all([tokenOf(cloud, "owner", "owner"), tokenOf(cloud, "author")]);
  calling = { API: cloud.url, KEY, OWNER, AUTHOR, PYTHONPATH: `${join(work, "client")}:${modules}` };
  writeFileSync(join(work, "openapi.json"), await (await fetch(`${cloud.url}/openapi.json`)).text());
  writeFileSync(join(work, "package.json"), JSON.stringify({ type: "module", dependencies: NPM }));
  npm = failureOf("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
  pip =
    failureOf("java", ["-version"]) ??
    failureOf("python3", ["-m", "pip", "install", "--quiet", "--target", modules, ...PIP]);
}, 600_000);
afterAll(async () => {
  await cloud.dispose();
  rmSync(work, { recursive: true, force: true });
});

function run(command: string, args: readonly string[]) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: work,
    env: { ...process.env, ...calling },
    encoding: "utf8",
    timeout: 600_000,
  });
  return { status, stdout, said: error?.message ?? `${stdout}${stderr}` };
}

/** Why a command cannot be run to a good end here; undefined when it has been. */
function failureOf(command: string, args: readonly string[]): string | undefined {
  const { status, said } = run(command, args);
  return status === 0 ? undefined : `${command} ${args[0]}: ${said.slice(0, 300)}`;
}

function succeed(command: string, args: readonly string[]): string {
  const { status, stdout, said } = run(command, args);
  expect(status, `${command} ${args.join(" ")}\n${said.slice(-4000)}`).toBe(0);
  return stdout;
}

const generated = (generator: string, folder: string, ...more: readonly string[]) =>
  succeed("java", ["-jar", jar, "generate", "-i", "openapi.json", "-g", generator, "-o", folder, ...more]);

/** Runs a program and expects it to have met everything. */
function expectAll({ file }: Script, stdout: string): void {
  const told = JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Told;
  expect(told, file).toEqual({
    created: "Trattoria",
    read: "Trattoria",
    average: null,
    listed: ["Trattoria"],
    rating: 4,
    missing: { status: 404, code: "restaurant.missing" },
    invalid: { status: 422, code: "input.invalid", pointer: "/rating" },
  } satisfies Told);
}

/** Checks a program's types against what was generated, strictly, and runs it. */
function expectTyped(script: Script): void {
  const { file, text } = script;
  writeFileSync(join(work, file), text);
  const strict = ["--strict", "--noEmit", "--skipLibCheck", "--target", "es2024", "--module", "esnext"];
  const nodes = ["--moduleResolution", "bundler", "--typeRoots", join(root, "node_modules/@types"), "--types", "node"];
  succeed(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), ...strict, ...nodes, file]);
  const outfile = join(work, `${file}.mjs`);
  buildSync({ entryPoints: [join(work, file)], bundle: true, platform: "node", format: "esm", outfile });
  expectAll(script, inCity(script, process.execPath, [outfile]));
}

function inCity({ file }: Script, command: string, args: readonly string[]): string {
  calling = { ...calling, CITY: `Clients of ${file.replace(/\W/g, " ")}` };
  return succeed(command, args);
}

const needs = (context: TestContext, missing: string | undefined) => context.skip(missing !== undefined, missing);

it("openapi-typescript's types fit openapi-fetch and what is answered", (context) => {
  needs(context, npm);
  succeed("npx", ["openapi-typescript", "openapi.json", "-o", "openapi-typescript.gen.d.ts"]);
  expectTyped(openapiTypescript);
});

it("hey-api's client calls the API", (context) => {
  needs(context, npm);
  succeed("npx", ["openapi-ts", "-i", "openapi.json", "-o", "hey-api", "--silent"]);
  expectTyped(heyApi);
});

it("openapi-generator's client in TypeScript calls the API", (context) => {
  needs(context, pip);
  generated("typescript-fetch", "typescript-fetch");
  expectTyped(typescriptFetch);
});

it("openapi-generator's client in Python calls the API", (context) => {
  needs(context, pip);
  generated("python", "client", "--package-name", "bellyfed");
  writeFileSync(join(work, python.file), python.text);
  expectAll(python, inCity(python, "python3", [python.file]));
});
