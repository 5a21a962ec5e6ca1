import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { pages } from "./pages.ts";

const root = join(import.meta.dirname, "../../../..");

it.each(Object.entries(pages()))("%s is as the code makes it (else: npm run docs)", (path, text) => {
  expect(readFileSync(join(root, path), "utf8")).toBe(text);
});
