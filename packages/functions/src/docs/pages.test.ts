import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { pages } from "./pages.ts";

const folder = join(import.meta.dirname, "../../../../docs");

it.each(Object.entries(pages()))("docs/%s is as the code makes it (else: npm run docs)", (name, text) => {
  expect(readFileSync(join(folder, name), "utf8")).toBe(text);
});
