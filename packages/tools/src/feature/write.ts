import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../sources.ts";
import { TEMPLATE } from "./clashes.ts";
import { lists, withFeature } from "./lists.ts";
import { kebab, type Names, renamed } from "./names.ts";

/** Files of the repository by their path from its root. */
type Files = Readonly<Record<string, string>>;

const read = (path: string) => readFileSync(join(root, path), "utf8");

/** The new folder's files. */
export function folderOf(names: Names): Files {
  const folder = `packages/features/src/${kebab(names.plural)}`;
  const files = readdirSync(join(root, TEMPLATE)).sort();
  return Object.fromEntries(files.map((file) => [`${folder}/${file}`, renamed(read(`${TEMPLATE}/${file}`), names)]));
}

/** The lists with the new feature in them. */
export const listsWith = (names: Names): Files =>
  Object.fromEntries(lists.map((list) => [list.path, withFeature(list, read(list.path), names)]));

export function write(files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}
