import type { GoldenTurn } from "@bellyfed/features/guide/evals/golden";
import { again } from "@bellyfed/features/guide/evals/turns-again";
import { arabic } from "@bellyfed/features/guide/evals/turns-ar";
import { german } from "@bellyfed/features/guide/evals/turns-de";
import { english } from "@bellyfed/features/guide/evals/turns-en";
import { held } from "@bellyfed/features/guide/evals/turns-held";
import { tokensOf } from "@bellyfed/features/guide/lexicon/tokens";
import type { GuideLanguage } from "@bellyfed/features/guide/slots";
import { languageOf } from "@bellyfed/features/guide/understand/language";
import { slotsOf } from "../asking.ts";
import { hostileTexts } from "../hostile.ts";
import { type GoldenResult, goldenResult } from "./golden-run.ts";
import { goldenPlaces, goldenTools } from "./golden-world.ts";
import { type HostileResult, hostileResult, usualAnswers } from "./hostile-run.ts";
import { type SearchResult, searchResult, searchWorld } from "./search-run.ts";
import { searches } from "./searches.ts";
import type { Thinker } from "./thinkers.ts";

/** What came of a run. */
export interface Report {
  readonly thinker: Thinker;
  readonly golden: readonly GoldenResult[];
  /** Further questions that have to be refused. */
  readonly refusals: readonly GoldenResult[];
  readonly searches: readonly SearchResult[];
  readonly hostile: readonly HostileResult[];
  /** In milliseconds. */
  readonly took: number;
}

/** What is asked. */
export interface Questions {
  readonly golden: readonly (readonly [GuideLanguage, GoldenTurn])[];
  readonly refusals: readonly (readonly [GuideLanguage, GoldenTurn])[];
  readonly searches: typeof searches;
  readonly hostile: readonly string[];
}

const inLanguage = (language: GuideLanguage, turns: readonly GoldenTurn[]) =>
  turns.map((turn) => [language, turn] as const);

const inTheirs = (turn: GoldenTurn) => [languageOf(tokensOf(turn.said.join(" ")), "en"), turn] as const;

/** All that there is to ask. */
export const everything: Questions = {
  golden: [...inLanguage("en", english), ...inLanguage("de", german), ...inLanguage("ar", arabic)],
  refusals: [...again, ...held].filter(({ intent }) => intent === "refuse" || intent === "medical").map(inTheirs),
  ...{ searches, hostile: hostileTexts },
};

/** Told after each question how many are done, and of how many. */
export type Progress = (done: number, of: number) => void;

/** Asks all questions, one after the other. Throws where a model cannot be had from the beginning on. */
export async function runOf(
  thinker: Thinker,
  asked: Questions = everything,
  tell: Progress = () => {},
): Promise<Report> {
  const began = performance.now();
  const total = [asked.golden, asked.refusals, asked.searches, asked.hostile].reduce(
    (sum, { length }) => sum + length,
    0,
  );
  let done = 0;
  async function each<Asked, Result>(all: readonly Asked[], ask: (asked: Asked) => Promise<Result>): Promise<Result[]> {
    const results: Result[] = [];
    for (const one of all) {
      results.push(await ask(one));
      done += 1;
      tell(done, total);
      if (done === FIRST) expectThere(thinker);
    }
    return results;
  }
  const places = goldenPlaces();
  const goldenWorld = { places, tools: await goldenTools(places) };
  const inGolden = ([language, turn]: readonly [GuideLanguage, GoldenTurn]) =>
    goldenResult(thinker, turn, language, goldenWorld);
  const golden = await each(asked.golden, inGolden);
  const refusals = await each(asked.refusals, inGolden);
  const world = await searchWorld();
  const found = await each(asked.searches, ([language, message, meant]) =>
    searchResult(thinker, [language, message, slotsOf(meant)], world),
  );
  const usual = await usualAnswers(thinker);
  const hostile = await each(asked.hostile, (text) => hostileResult(thinker, text, usual));
  return { thinker, golden, refusals, searches: found, hostile, took: performance.now() - began };
}

/** After so many questions it is looked whether there is a model at all. */
const FIRST = 5;

function expectThere({ name, counted, costs, reasons }: Thinker): void {
  const isSilent = costs().every(({ usage }) => usage.input_tokens + usage.output_tokens === 0);
  if (isSilent && counted("GuideModelUnavailable") >= FIRST)
    throw new Error(`The model ${name} cannot be had: ${[...reasons].join("; ")}`);
}
