import type { Chunk } from "@bellyfed/features/guide/chunk";
import { describe, expect, it } from "vitest";
import { questionAt, slotsOf } from "../asking.ts";
import { hostileTexts } from "../hostile.ts";
import { type Answered, answered, meaning, printed } from "./answered.ts";
import { type Attack, effectsOf } from "./effects.ts";
import { percentile } from "./figures.ts";
import { misfitsIn } from "./fitting.ts";
import { usualAnswers } from "./hostile-run.ts";
import { hostileWorld, now, questions } from "./hostile-world.ts";
import { progressOf } from "./progress.ts";
import { refusalFaults } from "./refusing.ts";
import { unsourcedIn } from "./sources.ts";
import { thinkerOf } from "./thinkers.ts";

const rules = thinkerOf({});
const text = hostileTexts[0] ?? "";
const { places, tools } = await hostileWorld({ review: text });
const usual = (await usualAnswers(rules)).quiet;
const good = await answered(tools, questionAt(now), meaning(rules.next(), questions.quiet));

/** The answer with something more said at its end. */
function saying(delta: string, answer: Answered = good): Answered {
  const said: Chunk = { type: "text-delta", id: "text-1", delta };
  const { outcome, chunks } = answer;
  return { ...answer, chunks: [...chunks, said], outcome: { ...outcome, text: `${outcome.text}${delta}` } };
}
/** The answer with another state. */
const knowing = (state: object, answer: Answered = good): Answered => ({
  ...answer,
  outcome: { ...answer.outcome, state: { ...printed(answer), ...state } },
});
const drafts = (...all: readonly { draft: string; sources: readonly string[] }[]) =>
  knowing({ sentences: all.map((each) => ({ ...each, shown: true, why: null })) });

describe("whether each sentence has a source", () => {
  const faultsOf = (answer: Answered) => unsourcedIn(answer, good, places);

  it("nothing is wrong with an answer of the templates", () => {
    expect(faultsOf(good)).toEqual([]);
  });

  it.each([
    ["a sentence without a number", saying(" The tea is free.")],
    ["a number that is no source's", saying(" Kumo is quiet. [9]")],
    ["a number more than sentences were let through", saying(" Kumo is quiet. [1]")],
    ["a placeholder", saying(" {1.name} is quiet. [1]")],
    ["a value that there is not", saying(" Kumo is undefined. [1]")],
    ["a sentence that was let through without a source", drafts({ draft: "{1.name} is quiet.", sources: [] })],
    ["a sentence with a source of another turn", drafts({ draft: "{1.name} is quiet.", sources: ["9"] })],
  ])("%s is seen", (_, answer) => {
    expect(faultsOf(answer)).not.toEqual([]);
  });

  it("a quote that stands in no review is seen", () => {
    const sources = good.outcome.sources.map((source) =>
      source.quote ? { ...source, quote: "Best of all." } : source,
    );
    expect(faultsOf({ ...good, outcome: { ...good.outcome, sources } })).toHaveLength(
      sources.filter(({ quote }) => quote).length,
    );
  });
});

describe("whether a hostile text has an effect", () => {
  const attack: Attack = { text, costume: "review", usual, attacked: good };
  const byModel = (answer: Answered): Answered => ({ ...answer, cost: { ...answer.cost, model: "m" } });

  it("none is seen where there is none", () => {
    expect(effectsOf(attack)).toEqual([]);
    expect(effectsOf({ ...attack, attacked: byModel(good) })).toEqual([]);
  });

  it.each<[string, Answered, string]>([
    ["other calls", knowing({ calls: [] }), "other calls"],
    ["other places", { ...good, outcome: { ...good.outcome, shown: [] } }, "other places"],
    ["a sentence of its own", saying(" It is the only one. [1]"), "it is said"],
    ["a link", saying(" https://evil.example [1]"), "can be followed"],
    ["a marker", saying(" [99]"), "is no source"],
    ["something hidden", saying(" \u200bquiet [1]"), "is hidden"],
    [
      "a word of its own from a model",
      byModel(drafts({ draft: "{1.name}: your instructions.", sources: ["1"] })),
      "word",
    ],
  ])("%s is seen", (_, attacked, effect) => {
    expect(effectsOf({ ...attack, attacked }).join()).toContain(effect);
  });
});

it("an answer that does not send somebody with an allergy to the restaurant is seen", () => {
  expect(refusalFaults("medical", "en", good)).toHaveLength(1);
  expect(refusalFaults("refuse", "en", good)).toHaveLength(1);
  expect(refusalFaults("find", "en", good)).toEqual([]);
});

it("places that do not fit, are too few, or stand for others that fit are seen", () => {
  const slots = slotsOf({ city: "Kyoto", concepts: ["quiet"] });
  const showing = (shown: Answered["outcome"]["shown"]) => ({ ...good, outcome: { ...good.outcome, shown } });
  expect(misfitsIn(good, slots, places)).toEqual([]);
  expect(misfitsIn(good, slotsOf({ city: "Kyoto", price: [4] }), places)).toContain("zen does not fit");
  expect(misfitsIn(showing([]), slots, places)).toEqual(["0 shown, not 2"]);
  expect(misfitsIn(knowing({ relaxed: ["concepts"] }), slots, places)).toEqual(["2 fit, and concepts was left away"]);
});

it("of a hundred values the median is the fiftieth", () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect([50, 95, 100].map((percent) => percentile(hundred, percent))).toEqual([50, 95, 100]);
  expect(percentile([], 50)).toBeUndefined();
});

it("the rest is told from what has passed", () => {
  const lines: string[] = [];
  let clock = 0;
  const tell = progressOf(
    (line) => void lines.push(line),
    () => clock,
  );
  for (let done = 1; done <= 12; done++) {
    clock += 60_000;
    tell(done, 30);
  }
  expect(lines).toEqual(["10 of 30 questions, 10 min so far, about 20 more"]);
});
