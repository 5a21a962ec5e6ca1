import { existsSync, readdirSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Import, importsOf, isTest, readSources, root, type Source } from "./sources.ts";

/** A package with its own files and what its package.json names. */
interface Package {
  readonly folder: string;
  readonly sources: readonly Source[];
  /** What is installed to run it, the optional included. */
  readonly runs: readonly string[];
  readonly develops: readonly string[];
}

/** Packages that no source of theirs imports, and what they are for. */
const usedUnseen: Readonly<Record<string, string>> = {
  "@types/node": "types of node:*",
  typescript: "the launcher's type check; next build refuses to start without it",
  "@types/react": "next build refuses to start without it",
  "@types/react-dom": "types of react-dom",
  sst: "deploys",
  node: "runs everything",
  "async-retry": "emmett imports it and leaves it to whoever uses emmett",
  uuid: "as async-retry",
  "@modelcontextprotocol/conformance": "a program, which packages/testing/src/mcp/conformance.ts runs",
};
/** Of these packages nothing is installed by `npm start`. */
const onlyDevelop = ["packages/simulator", "packages/testing", "packages/tools"];
/** The site on Lambda: what only a deployment reads. */
const deployment = /^web\/open-next(\/|\.config\.ts)/;
const standsFor = (folder: string) => (path: string) =>
  folder === "" ? /^(stacks\/|[^/]+$|packages\/local\/launch\.mjs$)/.test(path) : path.startsWith(`${folder}/`);

const manifestOf = (folder: string) => JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
const namesIn = (manifest: Record<string, object>, ...fields: readonly string[]): string[] =>
  fields.flatMap((field) => Object.keys(manifest[field] ?? {}));

/** Tests whose planted imports are none. */
const planted = ["dependencies", "boundaries", "cycles"].map((name) => `packages/tools/src/${name}.test.ts`);
/** Sources, with the files of the root and the style sheet, which name packages as well. */
const sources: readonly Source[] = [
  ...readSources().filter(({ path }) => !planted.includes(path)),
  ...["sst.config.ts", "vitest.config.ts", "web/app/globals.css"].map((path) => ({
    path,
    text: readFileSync(join(root, path), "utf8"),
  })),
];
const workspaces: readonly string[] = manifestOf("").workspaces;
const packages: readonly Package[] = ["", ...workspaces, "packages/bench"].map((folder) => ({
  folder,
  sources: sources.filter(({ path }) => standsFor(folder)(path)),
  runs: namesIn(manifestOf(folder), "dependencies", "optionalDependencies"),
  develops: namesIn(manifestOf(folder), "devDependencies"),
}));

/** The package that an import leads to; undefined for files of the repository, for Node's own and for Pulumi, which `sst install` brings. */
function packageOf({ to }: Import, folder: string): string | undefined {
  const workspace = /^packages\/([\w-]+)\//.exec(to)?.[1];
  if (workspace) return folder === "" || folder === `packages/${workspace}` ? undefined : `@bellyfed/${workspace}`;
  const name = /^(@[\w.-]+\/[\w.-]+|[a-z][\w.-]*)(?:\/|$)/.exec(to)?.[1];
  const ours = name !== undefined && existsSync(join(root, name));
  return ours || isBuiltin(to) || to.startsWith("@pulumi/") ? undefined : name;
}

const forProduct = ({ path }: Source) =>
  !isTest(path) && !deployment.test(path) && !/^(web\/e2e|stacks)\/|\/testing\/|^[^/]+$/.test(path);

/** Every import of a package that the importing package does not name. Tests may be given theirs by devDependencies. */
function unnamed({ folder, sources, runs, develops }: Package, shared: readonly string[] = []): string[] {
  return sources.flatMap((source) =>
    importsOf(source).flatMap((each) => {
      const name = packageOf(each, folder);
      if (!name) return [];
      const named = forProduct(source) && !onlyDevelop.includes(folder) ? runs : [...runs, ...develops];
      const typed = each.typeOnly && [...develops, ...shared].includes(`@types/${name}`);
      const known = [...named, ...shared].includes(name) || typed;
      return known ? [] : [`${source.path}: ${name}`];
    }),
  );
}

/** Every package that is named and that no source mentions. */
const unused = ({ sources, runs, develops }: Package): string[] =>
  [...runs, ...develops].filter((name) => {
    const subject = name.replace(/^@types\//, "");
    const mentions = [`"${subject}"`, `"${subject}/`, `node_modules/${name}/`];
    return !(name in usedUnseen) && !sources.some(({ text }) => mentions.some((mention) => text.includes(mention)));
  });

const peers = packages.filter(({ folder }) => folder === "packages/bench");
const product = packages.filter(({ folder }) => folder !== "packages/bench");

test("the workspaces are all packages but bench, and the site", () => {
  const folders = readdirSync(join(root, "packages")).map((name) => `packages/${name}`);
  expect([...workspaces].sort()).toEqual([...folders.filter((folder) => folder !== "packages/bench"), "web"].sort());
});

test("every package names what it imports", () => {
  expect(product.every(({ sources }) => sources.length > 5)).toBe(true);
  expect(product.flatMap((each) => unnamed(each))).toEqual([]);
});

test("bench names what nothing else brings, and finds the rest in the root", () => {
  const shared = [...product.flatMap(({ runs, develops }) => [...runs, ...develops]), ...workspaces.map(scoped)];
  expect(peers.flatMap((each) => unnamed(each, shared))).toEqual([]);
});
const scoped = (folder: string) => folder.replace(/^packages\//, "@bellyfed/");

test("no package names what nothing of it imports", () => {
  expect(packages.flatMap((each) => unused(each).map((name) => `${each.folder}: ${name}`))).toEqual([]);
});

test("what only tests and tools need is not installed to run", () => {
  const toRun = packages.filter(({ folder }) => onlyDevelop.includes(folder)).flatMap(({ runs }) => runs);
  expect(toRun).toEqual([]);
});

test("a package has the same version everywhere", () => {
  const ranges = packages.flatMap(({ folder }) => {
    const { dependencies = {}, devDependencies = {} } = manifestOf(folder);
    return Object.entries({ ...dependencies, ...devDependencies }).map(([name, range]) => `${name} ${range}`);
  });
  const names = [...new Set(ranges)].map((entry) => entry.split(" ")[0]);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

const core = { folder: "packages/core", runs: ["hono"], develops: ["vitest", "@types/aws-lambda"] };
const importing = (path: string, text: string): Package => ({
  ...core,
  sources: [{ path: `packages/core/${path}`, text }],
});

test.each([
  ["src/a.ts", 'import { v } from "valibot";'],
  ["src/a.ts", 'import { it } from "vitest";'],
  ["src/a.ts", 'import { a } from "@bellyfed/features/a";'],
  ["src/a.ts", 'const { S3 } = await import("@aws-sdk/client-s3");'],
  ["src/a.test.ts", 'import fc from "fast-check";'],
])("%s with %s is refused", (path, text) => {
  expect(unnamed(importing(path, text))).toHaveLength(1);
});

test.each([
  ["src/a.ts", 'import { handle } from "hono/aws-lambda";'],
  ["src/a.ts", 'import type { Context } from "aws-lambda";'],
  ["src/a.ts", 'import { id } from "@bellyfed/core/id";'],
  ["src/a.ts", 'import { join } from "node:path";'],
  ["src/a.test.ts", 'import { it } from "vitest";'],
])("%s with %s is accepted", (path, text) => {
  expect(unnamed(importing(path, text))).toEqual([]);
});

test("a name without an import is found", () => {
  expect(unused(importing("src/a.ts", 'import { handle } from "hono/aws-lambda";'))).toEqual([
    "vitest",
    "@types/aws-lambda",
  ]);
});
