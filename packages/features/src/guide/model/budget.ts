import { AppError } from "@bellyfed/core/error";
import type { ChatModel, Tokens } from "@bellyfed/core/guide/chat-model";
import type { TokenLimits } from "@bellyfed/core/guide/model-settings";
import type { TokenAccount, TokenMeter } from "@bellyfed/core/guide/token-meter";
import type { Key } from "@bellyfed/core/ports";

/** In whose name tokens are counted, and when. */
export interface TokenHolder {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const DAY_MS = 86_400_000;
/** Bytes of UTF-8 that are one token at least: a few more for English, about as many for Arabic. */
const BYTES_PER_TOKEN = 3;
const bytes = new TextEncoder();

/** Tokens of a text, estimated high. */
export const estimated = (text: string): number => Math.ceil(bytes.encode(text).length / BYTES_PER_TOKEN);

/** What was counted in a turn, over all its calls. */
export interface Spent {
  tokens: Tokens;
}

/**
 * A model that takes the most a call may use from three budgets before it asks, and gives back what it did not use. Where one has too little
 * left it throws AppError `guide.budget_spent` and asks nothing. What a model does not count is estimated.
 */
export function withinBudget(
  model: ChatModel,
  meter: TokenMeter,
  limits: TokenLimits,
  holder: TokenHolder,
  spent: Spent,
): ChatModel {
  const accounts = accountsOf(limits, holder);
  return {
    name: model.name,
    async *stream(messages, tools, schema, limitsOfCall, signal) {
      const input = estimated(JSON.stringify([messages, tools, schema ?? null]));
      const taken = input + limitsOfCall.outputTokens;
      if (sum(spent.tokens) + taken > limits.perTurn) throw budgetSpent();
      await take(meter, accounts, taken);
      let [told, said]: [Tokens | undefined, string | undefined] = [undefined, undefined];
      try {
        for await (const piece of model.stream(messages, tools, schema, limitsOfCall, signal)) {
          said =
            (said ?? "") +
            (piece.kind === "text" ? piece.text : piece.kind === "tool" ? JSON.stringify(piece.input) : "");
          if (piece.kind === "usage" && sum(piece.tokens) > 0) told = piece.tokens;
          yield piece;
        }
      } finally {
        // A model that has said nothing at all is taken to have read nothing: while it is down it costs nothing.
        const guessed = said === undefined ? { input: 0, output: 0 } : { input, output: estimated(said) };
        const used = told ?? guessed;
        spent.tokens = { input: spent.tokens.input + used.input, output: spent.tokens.output + used.output };
        // What cannot be given back stays taken: the answer is there all the same.
        await Promise.allSettled(accounts.map((account) => meter.settle(account, sum(used) - taken)));
      }
    },
  };
}

const sum = ({ input, output }: Tokens): number => input + output;

/** GUIDE#TOKENS#<day> / <holder>, and ALL: what was used on a day. */
const tokensKey = (day: string, holder: string | null): Key => ({
  PK: `GUIDE#TOKENS#${day}`,
  SK: holder === null ? "ALL" : `HOLDER#${holder}`,
});

/** Of the day in UTC; kept for one more, so that it can be looked at. */
function accountsOf({ perHolderDay, perDay }: TokenLimits, { name, now }: TokenHolder): readonly TokenAccount[] {
  const day = new Date(now).toISOString().slice(0, 10);
  const expiresAt = (Math.floor(now / DAY_MS) + 2) * (DAY_MS / 1_000);
  return [
    { key: tokensKey(day, name), most: perHolderDay, expiresAt },
    { key: tokensKey(day, null), most: perDay, expiresAt },
  ];
}

/** From all of them, or from none. */
async function take(meter: TokenMeter, accounts: readonly TokenAccount[], tokens: number): Promise<void> {
  const taken: TokenAccount[] = [];
  for (const account of accounts) {
    if (!(await meter.take(account, tokens))) {
      await Promise.all(taken.map((each) => meter.settle(each, -tokens)));
      throw budgetSpent();
    }
    taken.push(account);
  }
}

const budgetSpent = (): AppError =>
  new AppError("unavailable", "guide.budget_spent", "The budget of the language model is spent");
