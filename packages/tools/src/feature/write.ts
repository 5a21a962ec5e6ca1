import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../sources.ts";
import { lists, withFeature } from "./lists.ts";
import { kebab, type Names, renamed } from "./names.ts";

/** The template of a feature: its folder, and beside it what the site says of it in each language. */
export const TEMPLATE = "packages/tools/src/feature/template/sample-things";
const TEXTS = "packages/tools/src/feature/template/messages";

/** Files of the repository by their path from its root. */
export type Files = Readonly<Record<string, string>>;

const read = (path: string) => readFileSync(join(root, path), "utf8");
const filesIn = (folder: string) => readdirSync(join(root, folder)).sort();

/** The new folder's files. */
export function folderOf(names: Names): Files {
  const folder = `packages/features/src/${kebab(names.plural)}`;
  return Object.fromEntries(
    filesIn(TEMPLATE).map((file) => [`${folder}/${file}`, renamed(read(`${TEMPLATE}/${file}`), names)]),
  );
}

/** The lists with the new feature in them. */
export const listsWith = (names: Names): Files =>
  Object.fromEntries(lists.map((list) => [list.path, withFeature(list, read(list.path), names)]));

/** A tree of texts, as a file of messages holds it. */
interface Texts {
  readonly [key: string]: string | Texts;
}

/** The site's messages with those of the new feature: what its events and its errors say. */
export const messagesWith = (names: Names): Files =>
  Object.fromEntries(
    filesIn(TEXTS).flatMap((file) => {
      const added = JSON.parse(renamed(read(`${TEXTS}/${file}`), names)) as Record<string, Texts>;
      return Object.entries(added).map(([subject, texts]) => {
        const path = `web/messages/${file.replace(".json", "")}/${subject}.json`;
        return [path, `${JSON.stringify(joined(JSON.parse(read(path)) as Texts, texts), null, 2)}\n`] as const;
      });
    }),
  );

function joined(known: Texts, added: Texts): Texts {
  const entries = Object.entries(added).map(([key, text]) => {
    const before = known[key];
    return [key, typeof before === "object" && typeof text === "object" ? joined(before, text) : text] as const;
  });
  return { ...known, ...Object.fromEntries(entries) };
}

export function write(files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** Whether there is such a feature. */
export const exists = (name: string): boolean => existsSync(join(root, "packages/features/src", name));
