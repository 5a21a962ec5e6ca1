import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

/** The arrows of the design, complete: who may import whom. Everything else is refused. */
const packages: Readonly<Record<string, readonly string[]>> = {
  core: [],
  features: ["core"],
  adapters: ["core"],
  functions: ["core", "features", "adapters"],
  local: ["core", "features", "adapters", "functions"],
  client: ["features"],
  bench: ["core", "features", "adapters", "functions", "local", "client"],
  web: ["client"],
  stacks: ["core", "features"],
};
const insideFeature: Readonly<Record<string, readonly string[]>> = {
  contract: [],
  events: ["contract"],
  decider: ["events", "contract"],
  commands: ["decider", "contract", "events"],
  entity: ["contract"],
  projection: ["events", "entity", "contract"],
  queries: ["entity", "contract"],
  reads: ["queries", "contract", "events"],
  manifest: ["contract", "events"],
  fixtures: ["contract", "events", "entity", "decider"],
};
/** The lists of features, and the file of a feature that each of them names. */
const lists: Readonly<Record<string, string>> = {
  manifests: "manifest",
  commands: "commands",
  queries: "reads",
  projections: "projection",
  endpoints: "contract",
  events: "events",
};
const pure = ["contract", "events", "decider"];

interface Source {
  readonly path: string;
  readonly text: string;
}

const IMPORT = /\b(?:import|export)\s+(?:[^"';]*?\bfrom\s*)?["']([^"'\n]+)["']|\bimport\s*\(\s*["']([^"'\n]+)["']/g;

/** What a file imports, types included: by its path in this repository, or by its package's name. */
function importsOf({ path, text }: Source): string[] {
  const code = text.replace(/^\s*(?:\/\*[\s\S]*?\*\/|\/\/.*$)/gm, "");
  return [...code.matchAll(IMPORT)].map(([, target, dynamic]) => resolve(path, target ?? dynamic ?? ""));
}

function resolve(from: string, target: string): string {
  if (target.startsWith(".")) return normalize(join(dirname(from), target));
  return target.replace(/^@bellyfed\/([\w-]+)\/(.+)$/, "packages/$1/src/$2.ts");
}

const packageOf = (path: string) =>
  /^(?:packages\/)?(core|features|adapters|functions|local|client|bench|web|stacks)\//.exec(path)?.[1];
const placeOf = (path: string) => {
  const [, feature, file] = /^packages\/features\/src\/([\w-]+)\/(.+)\.tsx?$/.exec(path) ?? [];
  return feature && file ? { feature, file } : undefined;
};
const isTest = (path: string) => /\.(test|bench|contract)\.tsx?$/.test(path);
const fault = (from: string, to: string) => `${from} must not import ${to}`;

/** Every import that has no arrow. */
function violations(sources: readonly Source[]): string[] {
  const graph = new Map(sources.map((source) => [source.path, importsOf(source)]));
  return sources.flatMap(({ path }) => [
    ...(graph.get(path) ?? []).filter((to) => !betweenPackages(path, to)).map((to) => fault(path, to)),
    ...(isTest(path) ? [] : insideFeatures(path, graph)),
  ]);
}

/** Tests may do three things more: features meet the in-memory ports, the stacks are compared with the local cloud, and the site runs on it. */
function betweenPackages(from: string, to: string): boolean {
  const [mine, other] = [packageOf(from) ?? "", packageOf(to)];
  if (/^@(aws-sdk|smithy)\//.test(to))
    return isTest(from) || !["core", "features", "functions", "client"].includes(mine);
  if (!other || mine === other || !(mine in packages)) return true;
  if (mine === "features" && isTest(from) && to.startsWith("packages/adapters/src/memory/")) return true;
  if (mine === "stacks" && isTest(from) && other === "local") return true;
  if (from.startsWith("web/e2e/") && other === "local") return true;
  if (!packages[mine]?.includes(other)) return false;
  if (mine === "web") return from === "web/platform/api.ts" || isTest(from);
  if (mine === "client") return /^packages\/features\/src\/(endpoints|[\w-]+\/contract)\.ts$/.test(to);
  if (mine === "stacks")
    return /^packages\/(core|features\/src\/(manifests|endpoints|[\w-]+\/(manifest|entity)\.ts))/.test(to);
  return true;
}

type Graph = ReadonlyMap<string, readonly string[]>;

function insideFeatures(path: string, graph: Graph): string[] {
  const list = lists[/^packages\/features\/src\/([\w-]+)\.ts$/.exec(path)?.[1] ?? ""];
  const place = placeOf(path);
  const reached = reach(path, graph);
  if (list) {
    return [...reached].filter((to) => (placeOf(to)?.file ?? list) !== list).map((to) => fault(path, to));
  }
  if (!place) return [];
  return [...reached].filter((to) => !allowed(place, to)).map((to) => fault(path, to));
}

/** What a file imports. A feature's file of a name of its own belongs to whoever imports it: what it imports counts as theirs. */
function reach(path: string, graph: Graph, seen: Set<string> = new Set()): Set<string> {
  for (const to of graph.get(path) ?? []) {
    if (seen.has(to)) continue;
    seen.add(to);
    const place = placeOf(to);
    if (place && place.feature === placeOf(path)?.feature && !(place.file in insideFeature)) reach(to, graph, seen);
  }
  return seen;
}

function allowed({ feature, file }: { feature: string; file: string }, to: string): boolean {
  const other = placeOf(to);
  if (!other) return !to.startsWith("packages/features/") && outside(file, to);
  if (!(other.file in insideFeature)) return other.feature === feature;
  if (other.feature === feature) return insideFeature[file]?.includes(other.file) ?? true;
  const mayReadItems = ["projection", "fixtures"].includes(file) || !(file in insideFeature);
  return ["contract", "events"].includes(other.file) || (other.file === "entity" && mayReadItems);
}

/** Deciders, events and contracts are pure; electrodb stays on the read side; what appends stays on the write side. */
function outside(file: string, to: string): boolean {
  if (pure.includes(file)) return to === "valibot" || /^packages\/core\/src\/[\w-]+\.ts$/.test(to);
  if (file === "commands" || file === "manifest") return to !== "electrodb";
  if (file === "reads" || file === "queries") return !/^packages\/core\/src\/(execute|stream)\.ts$/.test(to);
  return true;
}

const root = fileURLToPath(new URL("../../../", import.meta.url));
const generated = /(^|\/)(node_modules|\.next|\.open-next|\.sst|dist|generated|coverage)\//;
/** Whose planted imports below are none. */
const self = "packages/core/src/boundaries.test.ts";
const sources: Source[] = ["packages", "web", "stacks"]
  .filter((folder) => existsSync(join(root, folder)))
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`),
  )
  .filter((path) => /\.(ts|tsx|mjs)$/.test(path) && !/\.d\.ts$/.test(path) && !generated.test(path))
  .filter((path) => path !== self)
  .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));

test("there are files to check, and imports in them", () => {
  expect(sources.length).toBeGreaterThan(30);
  expect(sources.flatMap(importsOf).filter(placeOf).length).toBeGreaterThan(30);
});

test("every import has an arrow in the design", () => {
  expect(violations(sources)).toEqual([]);
});

test("no source file is longer than 200 lines", () => {
  const long = sources
    .filter(({ path }) => !isTest(path))
    .map(({ path, text }) => `${path}: ${text.trimEnd().split("\n").length}`);
  expect(long.filter((line) => Number(line.split(": ")[1]) > 200)).toEqual([]);
});

const feature = "packages/features/src/cats";
test.each([
  ["core/src/a.ts", 'import { b } from "@bellyfed/features/manifests";'],
  ["core/src/a.test.ts", 'import { b } from "@bellyfed/adapters/memory/store";'],
  ["adapters/src/a.ts", 'import type { b } from "@bellyfed/features/cats/entity";'],
  ["adapters/src/a.ts", 'export { b } from "../../functions/src/query.ts";'],
  ["functions/src/a.ts", 'const b = await import("@bellyfed/local/cloud");'],
  ["functions/src/a.ts", 'import { S3Client } from "@aws-sdk/client-s3";'],
  ["features/src/cats/a.test.ts", 'import { b } from "@bellyfed/adapters/dynamo/event-store";'],
  ["client/src/a.ts", 'import { b } from "@bellyfed/core/http/route";'],
  ["client/src/a.ts", 'import {\n  b,\n  c,\n} from "@bellyfed/features/cats/events";'],
  ["features/src/cats/contract.ts", 'import { b } from "./events.ts";'],
  ["features/src/cats/contract.ts", 'import { randomUUID } from "node:crypto";'],
  ["features/src/cats/decider.ts", 'import { b } from "./entity.ts";'],
  ["features/src/cats/decider.ts", 'import { b } from "@bellyfed/core/http/route";'],
  ["features/src/cats/commands.ts", 'import { b } from "./queries.ts";'],
  ["features/src/cats/commands.ts", 'import { Entity } from "electrodb";'],
  ["features/src/cats/reads.ts", 'import { b } from "./decider.ts";'],
  ["features/src/cats/reads.ts", 'import { b } from "@bellyfed/core/execute";'],
  ["features/src/cats/projection.ts", 'import { b } from "../dogs/projection.ts";'],
  ["features/src/cats/queries.ts", 'import { b } from "../dogs/entity.ts";'],
  ["features/src/cats/entity.ts", 'import { b } from "./events.ts";'],
  ["features/src/commands.ts", 'import { b } from "./cats/entity.ts";'],
])("%s with %s is refused", (path, text) => {
  expect(violations([{ path: `packages/${path}`, text }])).toHaveLength(1);
});

test("a detour over a file of another name is refused as well", () => {
  const commands = { path: `${feature}/commands.ts`, text: 'import { b } from "./words.ts";' };
  const words = { path: `${feature}/words.ts`, text: 'import { b } from "./entity.ts";' };
  expect(violations([commands, words])).toEqual([fault(commands.path, `${feature}/entity.ts`)]);
});

test("the site may only meet the client, in one file, and the stacks the manifests and entities", () => {
  expect(violations([{ path: "web/app/page.tsx", text: 'import { b } from "@bellyfed/client/client";' }])).toHaveLength(
    1,
  );
  expect(violations([{ path: "web/platform/api.ts", text: 'import { b } from "@bellyfed/core/id";' }])).toHaveLength(1);
  expect(
    violations([{ path: "stacks/api.ts", text: 'import { b } from "../packages/features/src/cats/decider.ts";' }]),
  ).toHaveLength(1);
  expect(
    violations([{ path: "stacks/api.ts", text: 'import { b } from "../packages/features/src/manifests.ts";' }]),
  ).toEqual([]);
});

test("what stands in a comment is no import", () => {
  const text =
    '// import { b } from "./entity.ts";\n/* import { b } from "./queries.ts"; */\nimport { c } from "./events.ts";';
  expect(violations([{ path: `${feature}/decider.ts`, text }])).toEqual([]);
});
