import { readdirSync } from "node:fs";
import { join } from "node:path";
import { features } from "@bellyfed/features/features";
import { expect, it } from "vitest";
import { functions } from "./functions.ts";

const names = Object.keys(functions).sort();

it("lists every file of lambdas/", () => {
  const files = readdirSync(join(import.meta.dirname, "lambdas")).filter((file) => !file.endsWith(".test.ts"));
  expect(files.map((file) => file.replace(/\.ts$/, "")).sort()).toEqual(names);
});

it("has every function that a feature names", () => {
  const named = features.flatMap(({ routes, readModels, queues, schedules }) =>
    [...routes, ...readModels, ...queues, ...schedules].map((each) => each.function),
  );
  expect(named.length).toBeGreaterThan(20);
  expect(names).toEqual(expect.arrayContaining(named));
});
