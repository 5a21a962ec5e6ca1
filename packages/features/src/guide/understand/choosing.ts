import {
  bestWords,
  closers,
  definite,
  elativeEnds,
  elatives,
  fillers,
  ofShownWords,
  openers,
  whichVerbs,
  whichWords,
  wholeWords,
} from "../lexicon/choosing.ts";
import { numberOf } from "../lexicon/numbers.ts";
import { orderWords } from "../lexicon/wishes.ts";
import type { Order } from "../slots.ts";
import { isDenied } from "./denied.ts";
import { isOneOf, metFreely, type Reading, wordAt } from "./reading.ts";

/** How a message asks among the places that were shown. */
export interface Choice {
  /** Whether it says so: "which of them", "which have". */
  readonly ofShown: boolean;
  /** What one of them is to be more than the others; null where nothing is said of that. */
  readonly most: Order | null;
  /** How many of these. */
  readonly count: number | null;
}

export const noChoice: Choice = { ofShown: false, most: null, count: null };

/** Where something is said to be the most. */
interface Most {
  readonly order: Order;
  readonly from: number;
  readonly to: number;
}

/** What a message asks among places that were shown, as far as its words tell; nothing is taken. */
export function choiceIn(reading: Reading): Choice {
  const which = reading.tokens.findIndex((_, at) => isWhich(reading, at));
  const ofShown =
    (which !== -1 && isOneOf(reading, which + 1, whichVerbs)) ||
    metFreely(reading, ofShownWords).some(({ from }) => !isOneOf(reading, from - 1, wholeWords));
  const mosts = mostsIn(reading);
  const most = mosts.find((each) => ofShown || isDefinite(reading, each) || (which !== -1 && isLast(reading, each.to)));
  return { ofShown, most: most?.order ?? null, count: most ? countBefore(reading, most.from) : null };
}

/** "Which" that begins a question. */
const isWhich = (reading: Reading, at: number): boolean =>
  isOneOf(reading, at, whichWords) &&
  reading.tokens.slice(0, at).every((token, before) => token.afterBreak || isOneOf(reading, before, fillers));

function mostsIn(reading: Reading): Most[] {
  const ordered = metFreely(reading, orderWords).filter(({ from, to }) => isSuperlative(reading, from, to));
  const arabic = reading.tokens.flatMap((_, at) => {
    const order = elativeAt(reading, at);
    return order ? [{ value: order, from: at, to: at + 1 }] : [];
  });
  const taken = [...ordered, ...arabic];
  const best = metFreely(reading, bestWords).filter(({ from }) => !taken.some((each) => each.from === from));
  return [...taken, ...best]
    .filter(({ from, to }) => !isDenied(reading, from, to))
    .map(({ value, from, to }) => ({ order: value, from, to }));
}

const SUPERLATIVE = /^(?:most|least|best|top|lowest|highest|latest)|est$|st(?:e|en|er|es|em)$/;
const isSuperlative = (reading: Reading, from: number, to: number): boolean =>
  reading.tokens.slice(from, to).some(({ word }, at) => SUPERLATIVE.test(word) || hasArticle(reading, from + at));

/** "The cheapest", with no noun behind it, or as what a question begins with: "is the cheapest place open?" */
function isDefinite(reading: Reading, { from, to }: Most): boolean {
  const before = countBefore(reading, from) === null ? from - 1 : from - 2;
  const isAsked = isOneOf(reading, 0, openers) && (before === 1 || (before === 0 && hasArticle(reading, from)));
  return (isOneOf(reading, before, definite) || hasArticle(reading, from)) && (isAsked || isLast(reading, to));
}

/** "The two cheapest". */
function countBefore({ tokens }: Reading, from: number): number | null {
  const count = numberOf(tokens[from - 1]);
  return count !== null && Number.isInteger(count) && count > 1 && count <= 10 ? count : null;
}

const isLast = (reading: Reading, to: number): boolean =>
  to >= reading.tokens.length || reading.tokens[to]?.afterBreak === true || isOneOf(reading, to, closers);

const hasArticle = (reading: Reading, at: number): boolean => /^[وف]?(?:[بك]?ال|لل)./.test(wordAt(reading, at));

const elativeAt = (reading: Reading, at: number): Order | null => {
  const form = reading.taken[at] ? undefined : reading.tokens[at]?.forms.find((each) => elatives.has(each));
  return form === undefined ? null : (elatives.get(form) ?? null);
};

/** The order that an Arabic message asks for by "the cheapest" or "the cheapest place", with where that stands. */
export function elativeIn(reading: Reading): Most | null {
  if (reading.language !== "ar") return null;
  for (let at = 0; at < reading.tokens.length; at++) {
    const order = elativeAt(reading, at);
    const behind = reading.tokens[at + 1];
    const isOfNoun = behind !== undefined && !behind.afterBreak && !isOneOf(reading, at + 1, elativeEnds);
    if (order && (hasArticle(reading, at) || isOfNoun)) return { order, from: at, to: at + 1 };
  }
  return null;
}
