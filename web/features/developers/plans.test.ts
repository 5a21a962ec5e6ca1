import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { plans } from "./plans.ts";

const stages = readFileSync(join(import.meta.dirname, "../../../stacks/stage.ts"), "utf8");
const number = (text = "") => Number(text.replaceAll("_", ""));

it.each(Object.entries(plans))("says what a key of the plan %s allows on every stage", (name, plan) => {
  const pattern = `\\b${name}: \\{ rate: ([\\d_]+), burst: ([\\d_]+), quota: \\{ limit: ([\\d_]+), period: "day" \\} \\}`;
  const found = [...stages.matchAll(new RegExp(pattern, "g"))].map(([, rate, burst, perDay]) => ({
    rate: number(rate),
    burst: number(burst),
    perDay: number(perDay),
  }));
  expect(found).toEqual([plan]);
});
