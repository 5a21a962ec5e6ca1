import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import manifest from "./manifest.ts";

it("has the colours of the tokens", () => {
  const [, paper] =
    /--color-paper: light-dark\((#\w+)/.exec(readFileSync(join(import.meta.dirname, "globals.css"), "utf8")) ?? [];
  expect(manifest()).toMatchObject({ background_color: paper, theme_color: paper });
});

it("names icons that there are, in the sizes that it says", () => {
  for (const { src, sizes } of manifest().icons ?? []) {
    const path = join(import.meta.dirname, "../public", src);
    expect(existsSync(path)).toBe(true);
    const png = readFileSync(path);
    expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`).toBe(sizes);
  }
});
