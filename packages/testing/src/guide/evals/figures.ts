import type { Intent } from "@bellyfed/features/guide/slots";
import { type Answered, printed } from "./answered.ts";
import type { GoldenResult } from "./golden-run.ts";
import type { Report } from "./run.ts";
import { sourced } from "./sources.ts";

/** Of so many so many are right. */
export interface Share {
  readonly right: number;
  readonly of: number;
}

export const shareOf = <Result>(results: readonly Result[], isRight: (result: Result) => boolean): Share => ({
  right: results.filter(isRight).length,
  of: results.length,
});

/** Kinds of golden turns, as the table has them. */
export const kinds = {
  finds: ["find"],
  "of places": ["fact", "compare"],
  talk: ["smalltalk", "help", "unclear"],
  "to refuse": ["refuse", "medical"],
} as const satisfies Readonly<Record<string, readonly Intent[]>>;

export const isKind =
  (intents: readonly Intent[]) =>
  ({ turn }: GoldenResult): boolean =>
    intents.includes(turn.intent);
/** Whether an answer has to show places, or the right ones where it shows any. */
export const isOfPlaces = isKind([...kinds.finds, ...kinds["of places"]]);
export const isFollowUp = ({ turn }: GoldenResult): boolean => turn.said.length > 1;
export const isUnderstood = ({ misses }: GoldenResult): boolean => misses.length === 0;
/** Whether a model was asked, and what it understood was what was meant. */
export const isForModel = ({ by }: Pick<GoldenResult, "by">): boolean => by !== "rules";
export const isByModel = ({ by, misses }: GoldenResult): boolean => by === "model" && misses.length === 0;

/** All answers of a run. */
export const answersOf = ({ golden, refusals, searches, hostile }: Report): Answered[] => [
  ...[...golden, ...refusals, ...searches].map(({ answered }) => answered),
  ...hostile.flatMap(({ answers }) => answers),
];

/** What a run says of places: sentences with a source, those without one, and those that were not shown. */
export function sentencesIn(report: Report) {
  const { golden, refusals, searches, hostile, thinker } = report;
  const answers = answersOf(report);
  const sum = (count: (answer: Answered) => number) => answers.reduce((all, answer) => all + count(answer), 0);
  const dropped = sum((answer) => printed(answer).sentences.filter(({ shown }) => !shown).length);
  return {
    shown: sum(sourced),
    unsourced: [...golden, ...refusals, ...searches, ...hostile].flatMap(({ unsourced }) => unsourced),
    dropped: dropped + thinker.counted("GuideSentencesRefused"),
  };
}

/** A value below which so many of a hundred are; undefined of none. */
export function percentile(values: readonly number[], percent: number): number | undefined {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)];
}

/** Tokens and price of a run; micro dollars are null where nobody says what a token costs. */
export function costOf({ thinker }: Report) {
  const all = thinker.costs().filter(({ usage }) => usage.input_tokens + usage.output_tokens > 0);
  const prices = all.map(({ price }) => price.micro_usd);
  return {
    turns: all.length,
    input: all.reduce((sum, { usage }) => sum + usage.input_tokens, 0),
    output: all.reduce((sum, { usage }) => sum + usage.output_tokens, 0),
    microUsd: prices.reduce<number | null>((sum, price) => (sum === null || price === null ? null : sum + price), 0),
  };
}
