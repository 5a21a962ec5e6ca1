import { expect, test } from "vitest";
import { importsOf, isTest, readSources, type Source } from "./sources.ts";

/** Files that import each other in a circle, each circle as its path. Imports of types count: who reads one file has to read them all. */
function cyclesIn(sources: readonly Source[]): string[][] {
  const paths = new Set(sources.map(({ path }) => path));
  const graph = new Map(
    sources.map((source) => [source.path, importsOf(source).flatMap(({ to }) => found(to, paths) ?? [])]),
  );
  const done = new Set<string>();
  const cycles: string[][] = [];
  const visit = (path: string, way: readonly string[]) => {
    const start = way.indexOf(path);
    if (start !== -1) cycles.push([...way.slice(start), path]);
    if (start !== -1 || done.has(path)) return;
    for (const to of graph.get(path) ?? []) visit(to, [...way, path]);
    done.add(path);
  };
  for (const path of paths) visit(path, []);
  return cycles;
}

/** The site leaves endings out. */
const found = (to: string, paths: ReadonlySet<string>): string | undefined =>
  [to, `${to}.ts`, `${to}.tsx`].find((path) => paths.has(path));

test("no files import each other in a circle", () => {
  const sources = readSources().filter(({ path }) => !isTest(path));
  expect(sources.length).toBeGreaterThan(500);
  expect(cyclesIn(sources)).toEqual([]);
});

test("a circle is found, also one of types over several files", () => {
  const a = { path: "packages/core/src/a.ts", text: 'import type { b } from "./b.ts";' };
  const b = { path: "packages/core/src/b.ts", text: 'export { c } from "./c.ts";' };
  const c = { path: "packages/core/src/c.ts", text: 'import { a } from "@bellyfed/core/a";' };
  expect(cyclesIn([a, b, c])).toEqual([[a.path, b.path, c.path, a.path]]);
  expect(cyclesIn([a, b])).toEqual([]);
});
