import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

/** A file of the repository: its path from the root, and what stands in it. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** What a file imports: a path in this repository, or a package's name; and whether only types of it. */
export interface Import {
  readonly to: string;
  readonly typeOnly: boolean;
}

export const root = join(import.meta.dirname, "../../..");
const generated = /(^|\/)(node_modules|\.next|\.open-next|\.sst|dist|generated|coverage)\//;

/** Every source file of packages, site and stacks. */
export const readSources = (): Source[] =>
  ["packages", "web", "stacks"]
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`),
    )
    .filter((path) => /\.(ts|tsx|mjs)$/.test(path) && !/\.d\.ts$/.test(path) && !generated.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));

export const isTest = (path: string): boolean => /\.(test|bench)\.tsx?$/.test(path);

const STATEMENT =
  /\b(import|export)\s+(type\s)?([^"';]*?\bfrom\s*)?["']([^"'\n]+)["']|\bimport\s*\(\s*["']([^"'\n]+)["']/g;

/** What a file imports, types included. What stands in comments is no import. */
export function importsOf({ path, text }: Source): Import[] {
  const code = text.replace(/^\s*(?:\/\*[\s\S]*?\*\/|\/\/.*$)/gm, "");
  return [...code.matchAll(STATEMENT)].map(([, , type, names = "", target, dynamic]) => ({
    to: resolve(path, target ?? dynamic ?? ""),
    typeOnly: type !== undefined || onlyTypes(names),
  }));
}

/** `{ type A, type B } from` */
function onlyTypes(names: string): boolean {
  const listed = /^\s*\{([^}]*)\}\s*from\s*$/.exec(names)?.[1];
  return listed?.split(",").every((name) => /^\s*(type\s.*)?$/s.test(name)) ?? false;
}

function resolve(from: string, target: string): string {
  if (target.startsWith(".")) return normalize(join(dirname(from), target));
  if (target.startsWith("@/")) return `web/${target.slice(2)}`;
  if (target === "@bellyfed/client") return "packages/client/src/client.ts";
  return target.replace(/^@bellyfed\/([\w-]+)\/(.+)$/, "packages/$1/src/$2.ts");
}
