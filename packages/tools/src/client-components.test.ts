import { expect, test } from "vitest";
import { importsOf, isTest, readSources, type Source } from "./sources.ts";

const site: ReadonlyMap<string, Source> = new Map(
  readSources()
    .filter(({ path }) => path.startsWith("web/") && !isTest(path))
    .map((source) => [source.path.replace(/\.tsx?$/, ""), source]),
);

/** The files that a browser's bundle is made of when it begins with these, by values; calls of actions are left to the server. */
function reached(from: readonly Source[]): Map<string, string> {
  const via = new Map(from.map(({ path }) => [path, path]));
  for (const [path, way] of via) {
    const source = site.get(path.replace(/\.tsx?$/, ""));
    if (!source || /^"use server"/m.test(source.text)) continue;
    for (const { to, typeOnly } of importsOf(source)) {
      const next = site.get(to.replace(/\.tsx?$/, ""))?.path;
      if (!typeOnly && next && !via.has(next)) via.set(next, `${way} > ${next}`);
    }
  }
  return via;
}

const components = [...site.values()].filter(({ text }) => /^"use client"/.test(text));

test("nothing that runs in browsers brings the client along, with which the build of the site fails: rules are in a file of their own", () => {
  const inBrowsers = reached(components);
  expect(components.length).toBeGreaterThan(10);
  expect(inBrowsers.has("web/platform/rules.ts")).toBe(true);
  expect(inBrowsers.get("web/platform/api.ts")).toBeUndefined();
});
