import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { readmeSamples } from "@bellyfed/testing/clients/samples";
import { nativeTour, type Toured, tour } from "@bellyfed/testing/clients/tour";
import { tokenOf } from "@bellyfed/testing/e2e/caller";
import { type CloudProcess, cloudProcess } from "@bellyfed/testing/e2e/process";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchBrowser, withoutBrowser } from "./browser.ts";

// The client as others have it: its tarball in an empty project, with the compilers, the bundler and the engines that they use. These are
// fetched here, in these versions.
const PLATFORM = `${process.platform}-${process.arch}`;
const OLD_NODE = `node-${PLATFORM}`;
const PACKAGES = {
  typescript5: "npm:typescript@5.9.3",
  typescript7: "npm:typescript@7.0.2",
  esbuild: "0.28.2",
  "@types/node": "24.19.2",
  "@babel/core": "7.29.13",
  "preset-then": "npm:@react-native/babel-preset@0.76.9",
  "preset-now": "npm:@react-native/babel-preset@0.88.1",
  // Hermes of 2022, older than the one of React Native 0.76, and the compiler of today's.
  "hermes-engine-cli": "0.12.0",
  "hermes-compiler": "260318099.0.8",
  [OLD_NODE]: "20.9.0",
};
const MOST_BYTES = 8 * 1024;

const root = join(import.meta.dirname, "../..");
const work = mkdtempSync(join(tmpdir(), "bellyfed-installed-"));
const oldNode = join(work, "node_modules", OLD_NODE, "bin/node");

let cloud: CloudProcess;
let token: string;
beforeAll(async () => {
  cloud = await cloudProcess({ BELLYFED_DEMO: "on" });
  await cloud.start();
  token = await tokenOf(cloud, "alice");
  const [tarball] = JSON.parse(
    run("npm", ["pack", "--workspace", "@bellyfed/client", "--json", "--pack-destination", work], root),
  );
  const dependencies = { ...PACKAGES, "@bellyfed/client": `file:./${tarball.filename}` };
  writeFileSync(join(work, "package.json"), JSON.stringify({ type: "module", private: true, dependencies }));
  run("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
  writeFileSync(join(work, "tour.ts"), tour);
  // Types of nothing, for projects without those of Node.
  mkdirSync(join(work, "types/nothing"), { recursive: true });
  writeFileSync(join(work, "types/nothing/index.d.ts"), "");
}, 600_000);
afterAll(async () => {
  await cloud.dispose();
  rmSync(work, { recursive: true, force: true });
});

function run(command: string, args: readonly string[], cwd = work, env: Readonly<Record<string, string>> = {}): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    env: { ...process.env, ...env },
    encoding: "utf8",
    timeout: 600_000,
  });
  expect(status, `${command} ${args.join(" ")}\n${error?.message ?? ""}${stdout}${stderr}`).toBe(0);
  return stdout;
}
const esbuild = (...args: readonly string[]) => run("npx", ["esbuild", "--bundle", "--log-level=error", ...args]);

it("is alone: npm installs nothing with it", () => {
  const { packages } = JSON.parse(readFileSync(join(work, "package-lock.json"), "utf8"));
  const { dependencies, peerDependencies, optionalDependencies } = packages["node_modules/@bellyfed/client"];
  expect([dependencies, peerDependencies, optionalDependencies]).toEqual([undefined, undefined, undefined]);
  expect(Object.keys(packages).filter((path) => path.includes("@bellyfed/") || path.endsWith("/valibot"))).toEqual([
    "node_modules/@bellyfed/client",
  ]);
});

it.each(["typescript5", "typescript7"])("%s takes its declarations, and refuses what they do not say", (compiler) => {
  const strict = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess"];
  const samples = readmeSamples().map(({ text }, index) => {
    writeFileSync(join(work, `sample-${index}.ts`), text);
    return `sample-${index}.ts`;
  });
  const check = (file: readonly string[], ...more: readonly string[]) =>
    run(process.execPath, [`node_modules/${compiler}/bin/tsc`, ...strict, "--target", "es2022", ...more, ...file]);
  const bundler = ["--module", "esnext", "--moduleResolution", "bundler"];
  const nodeOnly = ["--lib", "es2022", "--types", "node"];
  // A page's project has nothing of Node's, a server's nothing of the browser's.
  check(["tour.ts"], ...bundler, "--lib", "es2022,dom", "--types", "nothing", "--typeRoots", "types");
  check(["tour.ts", ...samples], "--module", "nodenext", ...nodeOnly);
  check(["tour.ts", ...samples], ...bundler, ...nodeOnly);
});

it("an editor shows what an operation does, wherever it is called", () => {
  writeFileSync(join(work, "shown.mjs"), SHOWN);
  const said = JSON.parse(run(process.execPath, ["shown.mjs", "typescript5"])) as Readonly<Record<string, string>>;
  expect(said["client.createRestaurant"]).toMatch(/^Adds a restaurant.*`POST \/restaurants`/);
  expect(said["client.pages.listRestaurants"]).toMatch(/^Restaurants by city.*`GET \/restaurants`/);
  expect(said["client.answers.getRestaurant"]).toMatch(/^One restaurant/);
  expect(said["client.lines.exportMe"]).toMatch(/^All that the caller wrote/);
});

/** What the compiler knows to say of each call of the client. */
const SHOWN = `
const { default: compiler } = await import(process.argv[2]);
const settings = { target: 9, module: 199, strict: true, types: [], lib: ["lib.es2022.d.ts", "lib.dom.d.ts"] };
const program = compiler.createProgram(["tour.ts"], settings);
const checker = program.getTypeChecker();
const said = {};
const visit = (node) => {
  if (compiler.isPropertyAccessExpression(node) && node.getText().startsWith("client.")) {
    const about = checker.getSymbolAtLocation(node.name)?.getDocumentationComment(checker);
    said[node.getText()] = compiler.displayPartsToString(about);
  }
  compiler.forEachChild(node, visit);
};
visit(program.getSourceFile("tour.ts"));
console.log(JSON.stringify(said));
`;

it("costs an app 8 KB at most, and a page needs nothing beside it", () => {
  writeFileSync(join(work, "all.js"), 'export * from "@bellyfed/client";');
  esbuild("--minify", "--format=esm", "--platform=browser", "--outfile=all.min.js", "all.js");
  const text = readFileSync(join(work, "all.min.js"), "utf8");
  expect(text).not.toMatch(/\bimport[\s("{*]/);
  expect(gzipSync(text).length).toBeLessThanOrEqual(MOST_BYTES);
});

const wanted = (name: string, restaurants: number): Toured => ({
  restaurants,
  again: false,
  created: name,
  told: ["restaurant.created"],
  written: expect.arrayContaining(["RESTAURANT_CREATED", true]) as unknown as unknown[],
  refused: "input.invalid /name too_short, /cuisines too_few",
  missing: "restaurant.missing",
});

it.each([
  ["Node 20", () => oldNode],
  ["this Node", () => process.execPath],
])("from %s it goes through a running system", async (name, node) => {
  esbuild("--format=esm", "--packages=external", "--outfile=tour.mjs", "tour.ts");
  const program =
    'import { tour } from "./tour.mjs"; console.log(JSON.stringify(await tour(...process.argv.slice(2))));';
  writeFileSync(join(work, "run.mjs"), program);
  const said = JSON.parse(run(node(), ["run.mjs", cloud.url, await tokenOf(cloud, name), name])) as Toured;
  expect(said.restaurants).toBeGreaterThan(100);
  expect(said).toEqual(wanted(name, said.restaurants));
});

it("the programs of its README do what they say", () => {
  const printed = readmeSamples().map(({ text }, index) => {
    writeFileSync(join(work, `readme-${index}.ts`), text.replaceAll("http://localhost:4000", cloud.url));
    esbuild("--format=esm", "--packages=external", `--outfile=readme-${index}.mjs`, `readme-${index}.ts`);
    return run(process.execPath, [`readme-${index}.mjs`], work, { TOKEN: token }).trim();
  });
  expect(printed).toEqual([
    expect.stringMatching(/^(.+ (\d(\.\d+)?|null)\n?){3}$/),
    expect.stringMatching(/^\d{3}$/),
    expect.stringMatching(/^[0-9a-z]{26}$/),
    "as before",
    expect.stringMatching(/^1 [a-z_.]+ /),
    expect.stringContaining("complete: true"),
  ]);
});

it.skipIf(withoutBrowser())("from a page in Chromium it goes through a running system", async () => {
  esbuild("--format=iife", "--global-name=client", "--outfile=page.js", "tour.ts");
  const script = readFileSync(join(work, "page.js"), "utf8");
  const server = createServer((_, response) => response.setHeader("content-type", "text/html").end("<title>A</title>"));
  await new Promise<void>((resolve) => server.listen(Number(new URL(cloud.siteUrl).port), "localhost", resolve));
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(cloud.siteUrl);
    await page.addScriptTag({ content: script });
    const call = `client.tour(${JSON.stringify(cloud.url)}, ${JSON.stringify(await tokenOf(cloud, "bea"))}, "In Chromium")`;
    const said = (await page.evaluate(call)) as Toured;
    expect(said.restaurants).toBeGreaterThan(100);
    expect(said).toEqual(wanted("In Chromium", said.restaurants));
  } finally {
    await browser.close();
    server.close();
  }
});

const engines = join(work, "node_modules");
const place = process.platform === "darwin" ? "osx-bin" : "linux64-bin";

it("React Native's engine runs it, an old one after Babel, and takes it as it is today", () => {
  writeFileSync(join(work, "native.js"), nativeTour);
  writeFileSync(join(work, "native.mjs"), TRANSFORM);
  for (const preset of ["preset-then", "preset-now"])
    run(process.execPath, ["native.mjs", preset, `${preset}.js`], work, { NODE_ENV: "production" });
  const compiler = join(engines, "hermes-compiler/hermesc", place, "hermesc");
  for (const file of ["preset-then", "preset-now"])
    run(compiler, ["-O", "-emit-binary", "-out", `${file}.hbc`, `${file}.js`]);
  expect(existsSync(join(work, "preset-now.hbc"))).toBe(true);
  expect(JSON.parse(run(join(engines, "hermes-engine-cli", place, "hermes"), ["preset-then.js"]))).toEqual({
    seen: ["a", "b", 1, 2],
    refused: "restaurant.missing",
    said: ["The platform's fetch cannot read an answer as it comes: use pages"],
    asked: [
      "GET http://api.test/restaurants?city=S%C3%A3o+Paulo",
      "GET http://api.test/restaurants?city=S%C3%A3o+Paulo&cursor=c",
      "POST http://api.test/restaurants 32",
      "GET http://api.test/imports/x/errors",
      "GET http://api.test/restaurants/x",
      "GET http://api.test/events/stream",
    ],
  });
});

/** As the project there finds them. */
const [BABEL, BUNDLER] = ["@babel/core", "esbuild"];
/** What Metro does: each file by Babel with React Native's preset, and all of them in one. */
const TRANSFORM = `
import { readFileSync } from "node:fs";
import { transformAsync } from "${BABEL}";
import { build } from "${BUNDLER}";
const [preset, outfile] = process.argv.slice(2);
const { default: chosen } = await import(preset);
const settings = { disableImportExportTransform: true, enableBabelRuntime: false };
const babel = async ({ path }) => {
  const text = readFileSync(path, "utf8");
  const options = { filename: path, presets: [[chosen, settings]], configFile: false, babelrc: false };
  return { contents: (await transformAsync(text, options)).code, loader: "js" };
};
const plugin = { name: "babel", setup: ({ onLoad }) => onLoad({ filter: /\\.js$/ }, babel) };
await build({ entryPoints: ["native.js"], bundle: true, format: "iife", outfile, plugins: [plugin], logLevel: "error" });
`;
