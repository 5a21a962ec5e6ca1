import { searchFold } from "@bellyfed/core/search/words";
import { HIGHEST_PRICE_LEVEL } from "../../restaurants/rules.ts";
import { type Limit, limitsAhead, limitsBehind } from "../lexicon/limits.ts";
import { numberOf } from "../lexicon/numbers.ts";
import { type Met, metAt } from "../lexicon/phrases.ts";
import { isDenied } from "./denied.ts";
import { isFree, isOneOf, type Reading, take, wordAt } from "./reading.ts";

const LEVELS = Array.from({ length: HIGHEST_PRICE_LEVEL }, (_, at) => at + 1);
const SIGNS = /^(?:\${1,4}|€{1,4})$/;
/** Between two levels: both, and what lies between them. */
const joins = new Set(["or", "to", "and", "oder", "bis", "und", "أو", "إلى", "و", "او", "حتى"].map(searchFold));
const MOST_WORDS = 3;

/** Price levels that are written as such: `$$`, "$$ or $$$", "$$$ at most". null: none is. */
export function levelsIn(reading: Reading): readonly number[] | null {
  const at = reading.tokens.findIndex((_, index) => isLevel(reading, index));
  if (at === -1) return null;
  const level = wordAt(reading, at).length;
  const other = isLevel(reading, at + 1)
    ? at + 1
    : isLevel(reading, at + 2) && isOneOf(reading, at + 1, joins)
      ? at + 2
      : null;
  if (other !== null) {
    take(reading, at, other + 1);
    const ends = [level, wordAt(reading, other).length];
    return LEVELS.filter((each) => each >= Math.min(...ends) && each <= Math.max(...ends));
  }
  const limit = limitAhead(reading, at) ?? limitBehind(reading, at);
  const denied = limit === null && isDenied(reading, at);
  take(reading, Math.min(at, limit?.from ?? at), Math.max(at + 1, limit?.to ?? 0));
  return LEVELS.filter((each) => (limit ? isWithin(each, level, limit.value) : (each === level) !== denied));
}

/** An amount of money has a number beside its sign. */
const isLevel = (reading: Reading, at: number): boolean =>
  SIGNS.test(wordAt(reading, at)) &&
  isFree(reading, at, at + 1) &&
  [at - 1, at + 1].every((beside) => numberOf(reading.tokens[beside]) === null);

function limitAhead({ tokens, language }: Reading, to: number): Met<Limit> | null {
  for (let from = Math.max(0, to - MOST_WORDS); from < to; from++) {
    const limit = metAt(limitsAhead, tokens, from, language).find((met) => met.to === to);
    if (limit) return limit;
  }
  return null;
}

const limitBehind = ({ tokens, language }: Reading, at: number): Met<Limit> | null =>
  metAt(limitsBehind, tokens, at + 1, language)[0] ?? null;

function isWithin(each: number, level: number, limit: Limit): boolean {
  switch (limit) {
    case "most":
      return each <= level;
    case "least":
      return each >= level;
    case "below":
      return each < Math.max(level, 2);
    case "above":
      return each > Math.min(level, HIGHEST_PRICE_LEVEL - 1);
  }
}
