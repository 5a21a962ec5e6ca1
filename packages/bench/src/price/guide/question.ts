import { MEASURED } from "../measured.ts";
import { ASSUMED, committed, invocation, looked, numbered, sum } from "../model.ts";
import { PRICES, type Resource, STORAGE, type Usage } from "../prices.ts";

/**
 * Capacity units of a question that begins a chat and is answered by five restaurants with their quotes, all that it does in the tables: counted
 * on the local engine. What restaurants say of their hours changes a kilobyte now and then; these are the most.
 */
export const ASKED = { readUnit: 4, writeUnit: 70 } as const satisfies Usage;

/** What is assumed of a question besides the prices. */
export const OF_A_QUESTION = {
  /** Seconds of one answer by rules; measured over HTTP among 25,000 restaurants, the slowest of twenty and rounded up. */
  seconds: 0.4,
  /** And with a model that thinks for a while. */
  secondsWithModel: 6,
  /** GB on the wire, as events are: not compressed. */
  answerGb: 14e-6,
  logGb: 2.4e-6,
  /** Restaurants, menus and lists of reviews that are looked at one by one, on average over the evals' questions. */
  looks: 0.65,
  /** GB that are kept of it for thirty days: the chunks and the answer, sealed. */
  keptGb: 35e-6,
  /** Of a model's tokens, the most: of two requests, and of what it answers. */
  tokens: { input: 7_300, output: 1_300 },
  /** What two requests to a model take and give back of two budgets. */
  budgets: { writeUnit: 8 },
  /** What there is of an answer is stored each quarter of a second, and looked at whether it is stopped. */
  groupsPerSecond: 4,
} as const;

const { answering, traced } = ASSUMED;

const asked = (seconds: number): Usage =>
  sum(invocation({ gb: answering.gb, seconds }), ASKED, committed, numbered, {
    ...{ apiRequest: 1, firewallRequest: 1, trace: traced },
    ...{ logGb: OF_A_QUESTION.logGb, transferGb: OF_A_QUESTION.answerGb },
  });

const times = (usage: Usage, count: number): Usage =>
  Object.fromEntries(Object.entries(usage).map(([name, amount]) => [name, amount * count]));

/** A question that rules answer. */
export const byRules: Usage = sum(
  asked(OF_A_QUESTION.seconds),
  times(sum(looked, MEASURED.getRestaurant), OF_A_QUESTION.looks),
);

/** One that a model answers, without its tokens. */
export const byModel: Usage = sum(
  asked(OF_A_QUESTION.secondsWithModel),
  times(sum(looked, MEASURED.getRestaurant), OF_A_QUESTION.looks),
  OF_A_QUESTION.budgets,
  times({ readUnit: 1, writeUnit: 1 }, OF_A_QUESTION.groupsPerSecond * OF_A_QUESTION.secondsWithModel),
);

/** Dollars of what is kept of a question until it is gone; that it goes by its time costs nothing. */
export const kept: number = OF_A_QUESTION.keptGb * (STORAGE.table + STORAGE.recovery);

/** Dollars of a question's resources. */
export const dollarsOf = (usage: Usage): number =>
  (Object.entries(usage) as [Resource, number][]).reduce((all, [name, amount]) => all + PRICES[name] * amount, 0);

/** Dollars of a question's tokens at the most, by the prices of a million of them. */
export const tokensCost = (input: number, output: number): number =>
  (OF_A_QUESTION.tokens.input * input + OF_A_QUESTION.tokens.output * output) / 1e6;
