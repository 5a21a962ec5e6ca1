import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path/posix";
import { expect, it } from "vitest";

const WEB = join(import.meta.dirname, "..");
/** Each may import what comes after it, and itself. */
const LAYERS = ["app", "features", "ui", "platform"];

interface Import {
  readonly from: string;
  readonly to: string;
}

/** The imports of the site's files between folders, types included; the routes' folders are those of their addresses. */
function importsBetweenFolders(): Import[] {
  const files = globSync(`{${LAYERS.join(",")}}/**/*.{ts,tsx}`, { cwd: WEB }).filter((file) => !/\.test\./.test(file));
  return files.flatMap((file) => {
    const targets = readFileSync(join(WEB, file), "utf8").matchAll(/\b(?:from|import\()\s*"((?:@\/|\.{1,2}\/)[^"]+)"/g);
    return [...targets].map(([, target = ""]) => ({
      from: dirname(file),
      to: dirname(target.startsWith("@/") ? target.slice(2) : join(dirname(file), target)),
    }));
  });
}

/** The folders on a way that leads from a folder back to it. */
function circlesOf(imports: readonly Import[]): string[][] {
  const targets = Map.groupBy(
    imports.filter(({ from, to }) => from !== to),
    ({ from }) => from,
  );
  const ends = new Set<string>();
  const circles: string[][] = [];
  const visit = (folder: string, way: readonly string[]) => {
    if (way.includes(folder)) circles.push([...way.slice(way.indexOf(folder)), folder]);
    if (way.includes(folder) || ends.has(folder)) return;
    for (const { to } of targets.get(folder) ?? []) visit(to, [...way, folder]);
    ends.add(folder);
  };
  for (const folder of targets.keys()) visit(folder, []);
  return circles;
}

const layerOf = (folder: string) => LAYERS.indexOf(folder.split("/")[0] ?? "");
const upwards = (imports: readonly Import[]) =>
  imports.filter(({ from, to }) => layerOf(to) >= 0 && layerOf(to) < layerOf(from));

it("no folder of the site leads back to itself, and none imports what stands on it", () => {
  const imports = importsBetweenFolders();
  expect(imports.length).toBeGreaterThan(500);
  expect(upwards(imports)).toEqual([]);
  expect(circlesOf(imports.filter(({ from }) => !from.startsWith("app")))).toEqual([]);
});

it("a way back is found over other folders too", () => {
  const way = [
    { from: "ui", to: "platform/i18n" },
    { from: "platform/i18n", to: "platform/forms" },
    { from: "platform/forms", to: "platform/session" },
    { from: "platform/session", to: "platform/i18n" },
  ];
  expect(circlesOf(way)).toEqual([["platform/i18n", "platform/forms", "platform/session", "platform/i18n"]]);
  expect(upwards([{ from: "platform/forms", to: "ui/form" }])).toHaveLength(1);
});
