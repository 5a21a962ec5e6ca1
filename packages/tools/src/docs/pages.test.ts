import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../sources.ts";
import { pages } from "./pages.ts";

it.each(Object.entries(pages()))("%s is as the code makes it (else: npm run docs)", (path, text) => {
  expect(readFileSync(join(root, path), "utf8")).toBe(text);
});
