import { costOf } from "../model.ts";
import type { Usage } from "../prices.ts";
import { byModel, byRules, kept, OF_A_QUESTION, tokensCost } from "./question.ts";

const THOUSAND = 1_000;
/** Dollars of a million tokens, of input and of output: examples. */
const EXAMPLES = [
  [0.1, 0.4],
  [0.25, 2],
  [3, 15],
] as const;

const dollars = (amount: number) => amount.toFixed(2);
const precise = (amount: number) => amount.toFixed(3);
const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
/** `costOf` answers dollars of a million. */
const partsOf = (usage: Usage) =>
  Object.fromEntries(Object.entries(costOf(usage)).map(([group, amount]) => [group, amount / THOUSAND]));
const together = (usage: Usage): number =>
  Object.values(partsOf(usage)).reduce((sum, amount) => sum + amount, 0) + THOUSAND * kept;

/** What a thousand questions to the guide cost, as it stands in docs/operations.md. */
export const guideTable = (): string => [...resources(), "", ...models(), "", ...assumptions()].join("\n");

function resources(): string[] {
  const heads = Object.keys(partsOf(byRules));
  const of = (name: string, usage: Usage) =>
    row([
      name,
      ...Object.values(partsOf(usage)).map(precise),
      precise(THOUSAND * kept),
      `**${dollars(together(usage))}**`,
    ]);
  return [
    row(["US$ per thousand questions", ...heads, "kept 30 days", "together"]),
    row(["---", ...heads.map(() => "--:"), "--:", "--:"]),
    of("answered by rules", byRules),
    of("answered with a model, without its tokens", byModel),
  ];
}

function models(): string[] {
  return [
    row(["price of a million tokens, input and output", "tokens, at most", "a thousand questions"]),
    row(["---", "--:", "--:"]),
    row(["a model of your own", "0.00", `**${dollars(together(byModel))}**`]),
    ...EXAMPLES.map(([input, output]) => {
      const tokens = THOUSAND * tokensCost(input, output);
      const price = `$${dollars(input)}, $${dollars(output)}`;
      return row([price, dollars(tokens), `**${dollars(tokens + together(byModel))}**`]);
    }),
  ];
}

function assumptions(): string[] {
  const { seconds, secondsWithModel, tokens, looks, answerGb, keptGb } = OF_A_QUESTION;
  return [
    `- A question asks a model twice at most: with the demo data its two requests have some ${tokens.input.toLocaleString("en")} tokens at three bytes each, and the answers at most ${tokens.output.toLocaleString("en")}.`,
    `- An answer takes ${seconds} s of its function by rules, and ${secondsWithModel} s with a model, for which it mostly waits: then what there is of it is stored four times a second.`,
    "- The answer streams: it counts as one request, and its first 6 MB cost nothing at Lambda.",
    `- It has ${answerGb * 1e6} KB, and ${keptGb * 1e6} KB are kept of it, sealed; that DynamoDB deletes them when their time is over costs nothing.`,
    "- In DynamoDB: three counts (a question of this minute, one under way, one less), the chat's key, its beginning and its end in transactions, in which writes count double, and the log's commit, all counted by packages/bench/src/price.",
    `- The log's event goes through relay, bus and feed as all others; ${looks} restaurants, menus or lists of reviews are looked at one by one, and each look is counted as any other.`,
  ];
}
