import { slotsOf } from "@bellyfed/testing/guide/asking";
import { searchResult, searchWorld } from "@bellyfed/testing/guide/evals/search-run";
import { searches } from "@bellyfed/testing/guide/evals/searches";
import { thinkerOf } from "@bellyfed/testing/guide/evals/thinkers";
import { describe, expect, it } from "vitest";
import { guideLanguages } from "../slots.ts";

const world = await searchWorld();
const rules = thinkerOf({});

it("has thirty questions in three languages", () => {
  expect(searches.length).toBe(30);
  expect(new Set(searches.map(([language]) => language))).toEqual(new Set(guideLanguages));
});

describe.each(searches)("%s: %s", (language, message, meant) => {
  it("is answered with what a look at every place finds, and nothing without a source", async () => {
    const { misfits, unsourced, answered } = await searchResult(rules, [language, message, slotsOf(meant)], world);
    expect([misfits, unsourced], answered.outcome.text).toEqual([[], []]);
  });
});
