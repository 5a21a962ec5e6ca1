import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { FeatureManifest } from "@bellyfed/core/manifest";
import { features } from "@bellyfed/features/features";
import { isTest, readSources, root } from "../sources.ts";
import { lists } from "./lists.ts";
import { identifiersOf, kebab, type Names, renamed, upper } from "./names.ts";

import { manifest } from "./template/sample-things/manifest.ts";
import { exists, TEMPLATE } from "./write.ts";

/** Where keys are made that share tables with those of a feature. */
const PRODUCT = /^packages\/(core|features|adapters|functions|local)\//;

/** Words that TypeScript keeps for itself. */
const KEYWORDS =
  "any as async await boolean break case catch class const continue debugger declare default delete do else enum " +
  "export extends false finally for from function get if implements import in instanceof interface is keyof let " +
  "namespace never new null number object of package private protected public readonly return satisfies set static " +
  "string super switch symbol this throw true try type typeof undefined unique unknown var void while with yield";

/** What stands against a name, as sentences; empty when it will do. */
export function clashesOf(names: Names): string[] {
  const name = kebab(names.plural);
  if (exists(name)) return [`packages/features/src/${name} exists`];
  const own = [...new Set(factsOf(manifest))].map((fact) => renamed(fact, names));
  const taken = new Set(features.flatMap(factsOf));
  const words = wordsInUse();
  return [
    ...own.filter((fact) => taken.has(fact)).map((fact) => `there is a ${fact} already`),
    ...identifiersOf(names)
      .filter((word) => words.has(word))
      .map((word) => `${word} is a word that a feature's code uses for something else`),
    ...keysInUse(names).map(([key, path]) => `${path} has keys that begin with ${key}`),
  ];
}

/** What a feature puts into the names that all features share. */
const factsOf = ({ name, endpoints, events, readModels, policies, queues }: FeatureManifest): string[] => [
  `feature ${name}`,
  ...Object.values(endpoints).flatMap(({ operation, path }) => [
    `operation ${operation}`,
    `path that begins with /${path.split("/")[1]}`,
  ]),
  ...Object.values(events).flatMap((definitions) => Object.values(definitions).map(({ type }) => `event type ${type}`)),
  ...[...readModels, ...policies, ...queues].map((each) => `queue ${each.name}`),
];

/** The words of the template's and the lists' code, whatever they name there. */
function wordsInUse(): ReadonlySet<string> {
  const paths = readdirSync(join(root, TEMPLATE)).map((file) => `${TEMPLATE}/${file}`);
  const code = [...paths, ...lists.map(({ path }) => path)]
    .filter((path) => path.endsWith(".ts"))
    .map((path) => readFileSync(join(root, path), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*|"[^"\n]*"/g, ""));
  return new Set([...KEYWORDS.split(" "), ...(code.join("\n").match(/[A-Za-z]\w*/g) ?? [])]);
}

/** Streams and partitions begin with a word in capitals and `#`; whoever writes one writes it out. */
function keysInUse({ singular }: Names): [key: string, path: string][] {
  const keys = [`${upper(singular)}#`, `${upper(singular)}_OWNER#`];
  const sources = readSources().filter(({ path }) => PRODUCT.test(path) && !isTest(path));
  return keys.flatMap((key): [string, string][] => {
    const user = sources.find(({ text }) => new RegExp(`(?<![A-Z_])${key}`).test(text));
    return user ? [[key, user.path]] : [];
  });
}
