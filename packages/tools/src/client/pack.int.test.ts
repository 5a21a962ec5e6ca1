import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { readmeSamples } from "@bellyfed/testing/clients/samples";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, it } from "vitest";
import { root } from "../sources.ts";

/** Most bytes of an app's bundle, compressed by gzip, that the package may cost with every operation. */
const MOST_BYTES = 8 * 1024;

const work = mkdtempSync(join(tmpdir(), "bellyfed-pack-"));
const there = join(work, "node_modules/@bellyfed/client");
let packed: readonly string[];
beforeAll(() => {
  const said = run("npm", ["pack", "--workspace", "@bellyfed/client", "--json", "--pack-destination", work], root);
  const [tarball] = JSON.parse(said) as { filename: string; files: { path: string }[] }[];
  packed = tarball?.files.map(({ path }) => path) ?? [];
  run("tar", ["-xzf", tarball?.filename ?? "", "-C", work], work);
  mkdirSync(dirname(there), { recursive: true });
  cpSync(join(work, "package"), there, { recursive: true });
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  expect(status, `${command} ${args.join(" ")}\n${stdout}${stderr}`).toBe(0);
  return stdout;
}
const read = (path: string) => readFileSync(join(there, path), "utf8");
const code = () => packed.filter((path) => /\.(js|d\.ts)$/.test(path));
const importsIn = (text: string) => [...text.matchAll(/\b(?:from|import)\s*\(?"([^"]+)"/g)].map(([, to = ""]) => to);

it("npm packs what is built, with its README, changes and licence, and no source", () => {
  expect(packed.filter((path) => !/^dist\/(generated\/)?[\w-]+\.(js|d\.ts)$/.test(path)).sort()).toEqual([
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "package.json",
  ]);
  const sources = readdirSync(join(root, "packages/client/src"), { recursive: true, encoding: "utf8" });
  const wanted = sources.filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));
  for (const ending of [".js", ".d.ts"])
    expect(
      code().filter((path) => path.endsWith(ending) && path.endsWith(".d.ts") === (ending === ".d.ts")),
    ).toHaveLength(wanted.length);
});

it("the package depends on nothing, and says what has changed in its version", () => {
  const manifest = JSON.parse(read("package.json"));
  expect(Object.keys(manifest).filter((key) => /^(dependencies|peerDep|optionalDep|bundle)/.test(key))).toEqual([]);
  expect(JSON.stringify(manifest.devDependencies)).not.toContain("@bellyfed/");
  expect(manifest).toMatchObject({ name: "@bellyfed/client", type: "module", sideEffects: false });
  expect(manifest.private).toBeUndefined();
  // Metro did not read `exports` before React Native 0.79.
  expect([manifest.main, manifest.types]).toEqual([manifest.exports["."].default, manifest.exports["."].types]);
  for (const file of Object.values(manifest.exports["."])) expect(packed).toContain(String(file).replace("./", ""));
  expect(read("CHANGELOG.md")).toContain(`\n## ${manifest.version}\n`);
});

it("every import of code and declarations is a file of the package", () => {
  const imports = code().flatMap((path) => importsIn(read(path)).map((to) => ({ path, to })));
  expect(imports.length).toBeGreaterThan(20);
  for (const { path, to } of imports) {
    expect(to, path).toMatch(/^\.\.?\/.*\.js$/);
    const target = join(dirname(path), to);
    expect(packed).toContain(path.endsWith(".d.ts") ? target.replace(/\.js$/, ".d.ts") : target);
    expect(isBuiltin(to)).toBe(false);
  }
});

/** What Node has and others have not, and what Hermes or React Native lack or have in part. */
const LACKING =
  /\b(process|Buffer|require|global|__dirname|URLSearchParams|structuredClone|TextDecoderStream|AbortSignal\.\w+|withResolvers|randomUUID)\b|async function\*|async \*|for await|#\w+\s*[=(;]|\(\?<[=!]|\?\?=|\|\|=|&&=|static \{/;

it("nothing in the code is Node's, or lacking in Hermes", () => {
  const files = code().filter((path) => path.endsWith(".js"));
  for (const path of files) {
    const bare = read(path)
      .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "")
      .replace(/"(?:[^"\\\n]|\\.)*"|`[^`]*`/g, '""');
    expect(LACKING.exec(bare)?.[0], path).toBeUndefined();
  }
  for (const planted of ["process.env", "for await (const a of b)", "async function* a() {}", "new URLSearchParams()"])
    expect(planted).toMatch(LACKING);
});

it("bundled for a browser with all that it exports it costs 8 KB at most", async () => {
  writeFileSync(join(work, "all.js"), 'export * from "@bellyfed/client";');
  const { outputFiles, metafile } = await build({
    entryPoints: [join(work, "all.js")],
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
    metafile: true,
  });
  expect(Object.values(metafile.outputs).flatMap(({ imports }) => imports)).toEqual([]);
  const text = outputFiles[0]?.text ?? "";
  const document = JSON.parse(readFileSync(join(root, "docs/openapi.json"), "utf8"));
  const methods: { operationId: string }[] = Object.values<object>(document.paths).flatMap(Object.values);
  expect(methods.length).toBeGreaterThan(40);
  for (const { operationId } of methods) expect(text).toContain(operationId);
  expect(gzipSync(text).length).toBeLessThanOrEqual(MOST_BYTES);
});

it("the programs of its README are right by its declarations, under strict settings", () => {
  const samples = readmeSamples();
  expect(samples.length).toBeGreaterThan(5);
  const files = samples.map(({ text }, index) => {
    writeFileSync(join(work, `sample-${index}.ts`), text);
    return `sample-${index}.ts`;
  });
  writeFileSync(join(work, "package.json"), '{ "type": "module" }');
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const strict = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess"];
  const lib = ["--target", "es2022", "--lib", "es2022,dom", "--typeRoots", join(root, "node_modules/@types")];
  for (const module of [["nodenext"], ["esnext", "--moduleResolution", "bundler"]])
    run(process.execPath, [tsc, ...strict, ...lib, "--types", "node", "--module", ...module, ...files], work);
});

it("what is packed calls an API", async () => {
  expect(existsSync(join(there, "dist/client.js"))).toBe(true);
  const { createClient } = await import(pathToFileURL(join(there, "dist/client.js")).href);
  const asked: string[] = [];
  const fetch = async (url: string) => {
    asked.push(url);
    return Response.json({ data: [], next_cursor: null });
  };
  const client = createClient({ baseUrl: "http://api.test", apiKey: "key", fetch });
  expect(await client.listRestaurants({ query: { city: "Lisbon" } })).toEqual({ data: [], next_cursor: null });
  expect(asked).toEqual(["http://api.test/restaurants?city=Lisbon"]);
});
