import { cpSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { root } from "../sources.ts";

/** What is made from the sources, or comes from elsewhere. */
const LEFT_OUT = ["node_modules", ".git", ".next", ".open-next", ".sst", ".bellyfed", "dist", "coverage"];

/** Copies the repository's sources to a new folder, as a clone has them: nothing is installed there. Answers the folder, which the caller deletes. */
export function freshClone(): string {
  const copy = mkdtempSync(join(tmpdir(), "bellyfed-copy-"));
  const isSource = (path: string) =>
    !relative(root, path)
      .split("/")
      .some((part) => LEFT_OUT.includes(part));
  cpSync(root, copy, { recursive: true, filter: isSource });
  return copy;
}

/** The same with the packages that are installed here. */
export function freshCopy(): string {
  const copy = freshClone();
  for (const folder of [".", ...readdirSync(join(root, "packages")).map((name) => `packages/${name}`), "web"])
    linkModules(folder, copy);
  const own = join(copy, "node_modules/@bellyfed");
  mkdirSync(own);
  for (const name of readdirSync(join(copy, "packages"))) symlinkSync(join(copy, "packages", name), join(own, name));
  return copy;
}

/** Each installed package by a link of its own; those of the repository itself are the copy's. */
function linkModules(folder: string, copy: string): void {
  const from = join(root, folder, "node_modules");
  const to = join(copy, folder, "node_modules");
  mkdirSync(to, { recursive: true });
  for (const name of names(from)) symlinkSync(join(from, name), join(to, name));
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name !== "@bellyfed");
  } catch {
    return [];
  }
}
