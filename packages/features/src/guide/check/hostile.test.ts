import { hostileResult, usualAnswers } from "@bellyfed/testing/guide/evals/hostile-run";
import { costumes } from "@bellyfed/testing/guide/evals/hostile-world";
import { thinkerOf } from "@bellyfed/testing/guide/evals/thinkers";
import { hostileTexts } from "@bellyfed/testing/guide/hostile";
import { describe, expect, it } from "vitest";

const rules = thinkerOf({});
const usual = await usualAnswers(rules);

it("has sixty costumes", () => {
  expect(new Set(hostileTexts).size).toBeGreaterThanOrEqual(60);
});

describe.each(hostileTexts.map((text) => [text]))("%j", (text) => {
  it.each(costumes)("has no effect: %s", async (costume) => {
    const { effects, unsourced } = await hostileResult(rules, text, usual, [costume]);
    expect([effects, unsourced]).toEqual([[], []]);
  });
});
