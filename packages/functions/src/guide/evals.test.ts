import { progressOf } from "@bellyfed/testing/guide/evals/progress";
import { everything, runOf } from "@bellyfed/testing/guide/evals/run";
import { tableOf } from "@bellyfed/testing/guide/evals/table";
import { thinkerOf } from "@bellyfed/testing/guide/evals/thinkers";
import { brokenIn, faultless, wantingIn, worthIt } from "@bellyfed/testing/guide/evals/verdict";
import { expect, it } from "vitest";

const { env } = process;
const print = (lines: string) => void process.stdout.write(`${lines}\n`);
const HOURS_MS = 3_600_000;

it("asks enough, in three languages", () => {
  expect(everything.golden.length).toBeGreaterThanOrEqual(120);
  expect(everything.searches.length).toBeGreaterThanOrEqual(30);
  expect(everything.hostile.length).toBeGreaterThanOrEqual(60);
});

it("rules alone understand, find and refuse what they were made for, with a source for each sentence", async () => {
  const report = await runOf(thinkerOf({}), everything);
  print(tableOf(report));
  expect(brokenIn(report)).toEqual([]);
  expect(wantingIn(report, faultless)).toEqual([]);
}, 240_000);

it.skipIf(!env.GUIDE_URL)(
  env.GUIDE_URL ? `${env.GUIDE_MODEL ?? "the model"} does` : "a real model does (skipped: GUIDE_URL names none)",
  { timeout: 12 * HOURS_MS },
  async () => {
    const report = await runOf(thinkerOf(env), everything, progressOf(print));
    print(tableOf(report));
    expect(brokenIn(report)).toEqual([]);
    expect(wantingIn(report, worthIt)).toEqual([]);
  },
);
