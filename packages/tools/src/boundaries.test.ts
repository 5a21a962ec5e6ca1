import { expect, test } from "vitest";
import { type Import, importsOf, isTest, readSources, type Source } from "./sources.ts";

/** The arrows of the design, complete: who may import whom. Everything else is refused. */
const packages: Readonly<Record<string, readonly string[]>> = {
  core: [],
  features: ["core"],
  adapters: ["core"],
  functions: ["core", "features", "adapters"],
  local: ["core", "features", "adapters", "functions"],
  client: [],
  simulator: ["core", "features", "adapters", "functions", "local", "testing"],
  testing: ["core", "features", "adapters", "functions", "local"],
  tools: ["core", "features", "adapters", "functions", "local", "stacks", "client"],
  bench: ["core", "features", "adapters", "functions", "local", "testing", "tools"],
  web: ["client", "features", "core"],
  stacks: ["core", "features", "functions"],
};
const insideFeature: Readonly<Record<string, readonly string[]>> = {
  rules: [],
  keys: ["events"],
  events: [],
  contract: ["rules"],
  decider: ["events", "rules", "contract"],
  writes: ["decider", "contract", "events", "rules"],
  importing: ["decider", "contract", "events", "rules"],
  policies: ["decider", "contract", "events", "rules", "keys", "timers"],
  timers: ["decider", "contract", "events", "rules"],
  entity: ["contract", "rules", "keys"],
  projection: ["events", "entity", "rules", "keys"],
  queries: ["entity", "contract", "rules", "keys"],
  reads: ["queries", "contract", "events", "keys", "rules"],
  streams: ["queries", "contract", "events", "keys", "rules"],
  manifest: ["contract", "events"],
  fixtures: ["contract", "events", "entity", "decider", "rules", "keys"],
};
/** Of a contract these take types alone: what is stored outlives what is asked. */
const onlyTypes = (from: string, to: string) => to === "contract" && ["decider", "entity"].includes(from);
/** The lists of features, and the file of a feature that each of them names. */
const lists: Readonly<Record<string, string>> = {
  events: "events",
  features: "manifest",
  writes: "writes",
  reads: "reads",
  streams: "streams",
  projections: "projection",
  holdings: "entity",
  policies: "policies",
  timers: "timers",
  rules: "rules",
};
const pure = ["rules", "keys", "contract", "events", "decider"];

/** What the site knows of the API and of its rules, in a file each; and files that know what crosses the site's door, of their own subject alone. */
const siteKnows: Readonly<Record<string, readonly string[]>> = {
  "web/platform/api.ts": ["packages/client/src/client.ts"],
  "web/platform/rules.ts": ["packages/features/src/rules.ts"],
  "web/platform/visitor.ts": ["packages/core/src/visitor.ts"],
  "web/platform/security/door.ts": ["packages/core/src/site-door.ts", "packages/core/src/page-tags.ts"],
};

const packageOf = (path: string) =>
  /^(?:packages\/)?(core|features|adapters|functions|local|client|simulator|testing|tools|bench|web|stacks)\//.exec(
    path,
  )?.[1];
/** The template of a feature is held to what a feature is held to. */
const placeOf = (path: string) => {
  const [, feature, file] =
    /^packages\/(?:features\/src|tools\/src\/feature\/template)\/([\w-]+)\/(.+)\.tsx?$/.exec(path) ?? [];
  return feature && file ? { feature, file } : undefined;
};
const fault = (from: string, to: string) => `${from} must not import ${to}`;

/** Every import that has no arrow. */
function violations(sources: readonly Source[]): string[] {
  const graph: Graph = new Map(sources.map((source) => [source.path, importsOf(source)]));
  return sources.flatMap(({ path }) => [
    ...(graph.get(path) ?? []).filter(({ to }) => !betweenPackages(path, to)).map(({ to }) => fault(path, to)),
    ...(isTest(path) ? [] : insideFeatures(path, graph)),
  ]);
}

/** Tests may do more: they use what is made for them, features meet the in-memory ports, the stacks are compared with the local cloud and counted for the price model, and the site runs on it. */
function betweenPackages(from: string, to: string): boolean {
  const [mine, other] = [packageOf(from) ?? "", packageOf(to)];
  if (/^@(aws-sdk|smithy)\//.test(to))
    return isTest(from) || !["core", "features", "functions", "client"].includes(mine);
  if (to === "packages/functions/src/functions.ts") return isTest(from) || ["local", "tools"].includes(mine);
  if (!other || mine === other || !(mine in packages)) return true;
  if (isTest(from) && ["testing", "tools"].includes(other)) return true;
  if (mine === "features" && isTest(from) && to.startsWith("packages/adapters/src/memory/")) return true;
  if (
    mine === "stacks" &&
    isTest(from) &&
    (["local", "bench"].includes(other) || to.startsWith("web/open-next/testing/"))
  )
    return true;
  if (from.startsWith("web/e2e/") && ["local", "testing"].includes(other)) return true;
  // What stands before the site in AWS, as a model that the site can be put behind.
  if (from.startsWith("web/e2e/") && to.startsWith("stacks/testing/firewall/")) return true;
  // The site's server on a laptop, which nothing imports, checks callers as the other local servers do.
  if (from === "web/server.ts") return to.startsWith("packages/local/src/guard/");
  if (!packages[mine]?.includes(other)) return false;
  if (mine === "web") return (siteKnows[from] ?? (isTest(from) ? Object.values(siteKnows).flat() : [])).includes(to);
  if (mine === "stacks")
    return /^packages\/(core\/|functions\/src\/(variables|page-tags)\.ts$|features\/src\/(features|read-table)\.ts$)/.test(
      to,
    );
  return true;
}

type Graph = ReadonlyMap<string, readonly Import[]>;

function insideFeatures(path: string, graph: Graph): string[] {
  const list = lists[/^packages\/features\/src\/([\w-]+)\.ts$/.exec(path)?.[1] ?? ""];
  const place = placeOf(path);
  const reached = reach(path, graph);
  if (list) {
    return [...reached.keys()].filter((to) => (placeOf(to)?.file ?? list) !== list).map((to) => fault(path, to));
  }
  if (!place) return [];
  return [...reached].filter(([to, typeOnly]) => !allowed(place, to, typeOnly)).map(([to]) => fault(path, to));
}

/**
 * What a file imports, and whether only types of it. A feature's file of a name of its own belongs to whoever imports it: what it imports
 * counts as theirs.
 */
function reach(path: string, graph: Graph, seen: Map<string, boolean> = new Map()): Map<string, boolean> {
  for (const { to, typeOnly } of graph.get(path) ?? []) {
    const known = seen.get(to);
    if (known !== undefined && (!known || typeOnly)) continue;
    seen.set(to, typeOnly);
    const place = placeOf(to);
    if (place && place.feature === placeOf(path)?.feature && !(place.file in insideFeature)) reach(to, graph, seen);
  }
  return seen;
}

function allowed({ feature, file }: { feature: string; file: string }, to: string, typeOnly: boolean): boolean {
  const other = placeOf(to);
  if (!other) return !to.startsWith("packages/features/") && outside(file, to);
  if (onlyTypes(file, other.file) && !typeOnly) return false;
  if (!(other.file in insideFeature)) return other.feature === feature;
  if (other.feature === feature) return insideFeature[file]?.includes(other.file) ?? true;
  return betweenFeatures(file, other.file);
}

/**
 * Facts are public; who writes or describes items may know another's; a port of imports is filled by the feature that it asks; a policy asks
 * another's stream by its decider.
 */
function betweenFeatures(file: string, other: string): boolean {
  if (file === "rules") return false;
  if (file === "events") return other === "events";
  if (["contract", "events", "rules"].includes(other)) return true;
  if (other === "decider") return file === "policies";
  if (other === "importing") return file === "importing";
  const knowsItems = ["projection", "entity", "fixtures"].includes(file) || !(file in insideFeature);
  return (
    (knowsItems && other === "entity") ||
    ((knowsItems || ["queries", "reads", "streams", "policies"].includes(file)) && other === "keys")
  );
}

/** Rules, keys, events, contracts and deciders are pure; electrodb stays on the read side; what appends stays on the write side. */
function outside(file: string, to: string): boolean {
  if (pure.includes(file))
    return to === "valibot" || /^packages\/core\/src\/((hours|resolving)\/)?[\w-]+\.ts$/.test(to);
  if (["writes", "manifest", "importing", "policies"].includes(file)) return to !== "electrodb";
  if (["reads", "streams", "queries"].includes(file)) return !/^packages\/core\/src\/(execute|stream)\.ts$/.test(to);
  return true;
}

/** A length that the schema library counts, from the beginning of the pipe it stands in. */
const LENGTH = /v\.pipe\((?:(?!v\.pipe\()[^;])*?v\.(?:min|max)?length\(/gi;

/** Whose planted imports below are none. */
const self = "packages/tools/src/boundaries.test.ts";
const sources = readSources().filter(({ path }) => path !== self);

test("there are files to check, and imports in them", () => {
  expect(sources.length).toBeGreaterThan(30);
  expect(sources.flatMap(importsOf).filter(({ to }) => placeOf(to)).length).toBeGreaterThan(30);
});

test("every import has an arrow in the design", () => {
  expect(violations(sources)).toEqual([]);
});

test("every arrow between packages is used", () => {
  const used = new Set(
    sources.flatMap((source) => importsOf(source).map(({ to }) => `${packageOf(source.path)} -> ${packageOf(to)}`)),
  );
  const arrows = Object.entries(packages).flatMap(([from, all]) => all.map((to) => `${from} -> ${to}`));
  expect(arrows.filter((arrow) => !used.has(arrow))).toEqual([]);
});

test("no source file is longer than 200 lines", () => {
  const long = sources
    .filter(({ path }) => !isTest(path))
    .map(({ path, text }) => `${path}: ${text.trimEnd().split("\n").length}`);
  expect(long.filter((line) => Number(line.split(": ")[1]) > 200)).toEqual([]);
});

test("no length of a text is counted in JavaScript's units: valibot's own lengths are for lists", () => {
  const lengths = sources.filter(({ path }) => !isTest(path) && path !== "packages/core/src/schema.ts");
  const units = lengths.flatMap(({ path, text }) => [...text.matchAll(LENGTH)].map(([found]) => `${path}: ${found}`));
  expect(units).not.toEqual([]);
  expect(units.filter((unit) => !/v\.array\(/.test(unit))).toEqual([]);
});

const feature = "packages/features/src/cats";
test.each([
  ["core/src/a.ts", 'import { b } from "@bellyfed/features/features";'],
  ["core/src/a.test.ts", 'import { b } from "@bellyfed/adapters/memory/store";'],
  ["adapters/src/a.ts", 'import type { b } from "@bellyfed/features/cats/entity";'],
  ["adapters/src/a.ts", 'export { b } from "@bellyfed/functions/lambdas/query";'],
  ["functions/src/a.ts", 'const b = await import("@bellyfed/local/cloud");'],
  ["functions/src/lambdas/a.ts", 'import { b } from "../functions.ts";'],
  ["functions/src/a.ts", 'import { S3Client } from "@aws-sdk/client-s3";'],
  ["features/src/cats/a.test.ts", 'import { b } from "@bellyfed/adapters/dynamo/event-store";'],
  ["client/src/a.ts", 'import type { b } from "@bellyfed/core/problem";'],
  ["client/src/a.ts", 'import {\n  b,\n  c,\n} from "@bellyfed/features/cats/rules";'],
  ["features/src/rules.ts", 'import type { b } from "./cats/contract.ts";'],
  ["local/src/a.ts", 'import { b } from "@bellyfed/testing/fuzz/values";'],
  ["functions/src/a.ts", 'import { b } from "@bellyfed/simulator/system";'],
  ["features/src/cats/events.ts", 'import { b } from "./contract.ts";'],
  ["features/src/cats/events.ts", 'import type { b } from "../dogs/contract.ts";'],
  ["features/src/cats/rules.ts", 'import { b } from "./contract.ts";'],
  ["features/src/cats/decider.ts", 'import { type B, c } from "./contract.ts";'],
  ["features/src/cats/writes.ts", 'import { b } from "../dogs/importing.ts";'],
  ["features/src/cats/contract.ts", 'import { b } from "./events.ts";'],
  ["features/src/cats/contract.ts", 'import { randomUUID } from "node:crypto";'],
  ["features/src/cats/decider.ts", 'import { b } from "./entity.ts";'],
  ["features/src/cats/decider.ts", 'import { b } from "@bellyfed/core/http/route";'],
  ["features/src/cats/writes.ts", 'import { b } from "./queries.ts";'],
  ["features/src/cats/writes.ts", 'import { Entity } from "electrodb";'],
  ["features/src/cats/policies.ts", 'import { b } from "./queries.ts";'],
  ["features/src/cats/policies.ts", 'import { b } from "../dogs/entity.ts";'],
  ["features/src/cats/policies.ts", 'import { Entity } from "electrodb";'],
  ["features/src/cats/writes.ts", 'import { b } from "../dogs/decider.ts";'],
  ["features/src/cats/reads.ts", 'import { b } from "./decider.ts";'],
  ["features/src/cats/reads.ts", 'import { b } from "@bellyfed/core/execute";'],
  ["features/src/cats/projection.ts", 'import { b } from "../dogs/projection.ts";'],
  ["features/src/cats/queries.ts", 'import { b } from "../dogs/entity.ts";'],
  ["features/src/cats/entity.ts", 'import { b } from "./events.ts";'],
  ["features/src/cats/entity.ts", 'import { b } from "./contract.ts";'],
  ["features/src/writes.ts", 'import { b } from "./cats/entity.ts";'],
])("%s with %s is refused", (path, text) => {
  expect(violations([{ path: `packages/${path}`, text }])).toHaveLength(1);
});

test("a detour over a file of another name is refused as well", () => {
  const writes = { path: `${feature}/writes.ts`, text: 'import { b } from "./words.ts";' };
  const words = { path: `${feature}/words.ts`, text: 'import { b } from "./entity.ts";' };
  expect(violations([writes, words])).toEqual([fault(writes.path, `${feature}/entity.ts`)]);
});

test("the site may only meet the client and the features' rules, in a file each, and the door's words in two others, and the stacks the features and entities", () => {
  const meeting = (path: string, to: string) => violations([{ path, text: `import { b } from "${to}";` }]).length;
  expect(meeting("web/app/page.tsx", "@bellyfed/client")).toBe(1);
  for (const to of ["@bellyfed/core/id", "@bellyfed/features/features", "@bellyfed/features/menus/rules"])
    expect(meeting("web/platform/api.ts", to)).toBe(1);
  for (const [path, files] of Object.entries(siteKnows)) {
    const known = files.map((file) =>
      file.replace(/^packages\/(\w+)\/src\/(.*)\.ts$/, "@bellyfed/$1/$2").replace("client/client", "client"),
    );
    const words = [
      "@bellyfed/client",
      "@bellyfed/features/rules",
      "@bellyfed/core/visitor",
      "@bellyfed/core/site-door",
    ];
    expect(known.map((to) => meeting(path, to))).toEqual(known.map(() => 0));
    expect(words.filter((to) => !known.includes(to)).every((to) => meeting(path, to) === 1)).toBe(true);
  }
  expect(
    violations([{ path: "stacks/api.ts", text: 'import { b } from "../packages/features/src/cats/decider.ts";' }]),
  ).toHaveLength(1);
  expect(
    violations([{ path: "stacks/api.ts", text: 'import { b } from "../packages/features/src/features.ts";' }]),
  ).toEqual([]);
});

test("what callers of local servers are asked is asked nowhere in the cloud", () => {
  const text = 'import { guard } from "@bellyfed/local/guard/guard";';
  const asking = (path: string) => violations([{ path, text }]);
  const inCloud = [
    "packages/functions/src/a.ts",
    "packages/adapters/src/a.ts",
    "packages/core/src/a.ts",
    "web/proxy.ts",
    "stacks/a.ts",
  ];
  for (const path of [...inCloud, "web/open-next/wrapper.ts"]) expect(asking(path), path).toHaveLength(1);
  expect(asking("web/server.ts")).toEqual([]);
  // Which is why nothing may import that server: it would come along.
  expect(sources.filter((source) => importsOf(source).some(({ to }) => to === "web/server.ts"))).toEqual([]);
});

test("what stands in a comment is no import", () => {
  const text =
    '// import { b } from "./entity.ts";\n/* import { b } from "./queries.ts"; */\nimport { c } from "./events.ts";';
  expect(violations([{ path: `${feature}/decider.ts`, text }])).toEqual([]);
});
