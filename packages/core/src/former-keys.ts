/**
 * The key functions of before 2026-11-27, for generations that were made by them. To be deleted, with all that reads `formerKeys`, in the
 * release after the one that brought version 2: a store must have been rebuilt by then.
 */
const MAX = 64;
const MOST_READ = 1024;

const slugOf = (name: string): string => {
  const words = name
    .slice(0, MOST_READ)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’]/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return [...words].slice(0, MAX).join("").replace(/-+$/, "");
};

/** NFKC, lower case, without the separator, at most 120 characters. */
const sortName = (name: string): string =>
  [...name.slice(0, MOST_READ).normalize("NFKC").toLowerCase().replaceAll("#", " ").replace(/\s+/gu, " ").trim()]
    .slice(0, 120)
    .join("");

export const formerKeys = { version: 1, slugOf, sortName, textOf: (written: string): string => written };
