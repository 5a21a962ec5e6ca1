import { readdirSync } from "node:fs";
import { join } from "node:path";
import { wiring } from "@bellyfed/core/wiring";
import { features } from "@bellyfed/features/features";
import { expect, it } from "vitest";
import { functions, streamingFunctions } from "./functions.ts";

const names = Object.keys({ ...functions, ...streamingFunctions }).sort();

it("lists every file of lambdas/", () => {
  const files = readdirSync(join(import.meta.dirname, "lambdas")).filter((file) => !file.endsWith(".test.ts"));
  expect(files.map((file) => file.replace(/\.ts$/, "")).sort()).toEqual(names);
});

it("has every function that a feature names", () => {
  const named = wiring(features).functions.map(({ file }) => file);
  expect(named.length).toBeGreaterThan(10);
  expect(names).toEqual(expect.arrayContaining(named));
});
