import { AppError } from "@bellyfed/core/error";
import type { ChatModel } from "@bellyfed/core/guide/chat-model";
import type { TokenMeter } from "@bellyfed/core/guide/token-meter";
import type { Count, Log } from "@bellyfed/core/ports";
import type { Planner, Thinking, Writer } from "../ports.ts";
import { type Spent, type TokenHolder, type TokenLimits, withinBudget } from "./budget.ts";
import { modelPlanner } from "./planner.ts";
import { isUnavailable } from "./resting.ts";
import { type AnswerCache, modelWriter } from "./writer.ts";

/** US dollars for a million tokens, which is micro dollars for one. */
export interface TokenPrices {
  readonly input: number;
  readonly output: number;
}

/** A language model that is connected, and all that bounds it. */
export interface Connected {
  readonly model: ChatModel;
  readonly limits: TokenLimits;
  /** undefined where nobody says what it costs. */
  readonly prices: TokenPrices | undefined;
  readonly meter: TokenMeter;
  /** Answers that this instance has had from the model. */
  readonly cache: AnswerCache;
  readonly log: Pick<Log, "warn">;
  readonly count: Count;
}

/** What answers without a language model, and when there is none to be had. */
export interface Rules {
  readonly planner: Planner;
  readonly writer: Writer;
}

/** Rules alone: nothing is asked of anybody, and nothing costs. */
export const embedded = ({ planner, writer }: Rules): Thinking => ({
  ...{ planner, writer, model: EMBEDDED },
  cost: () => ({ usage: { input_tokens: 0, output_tokens: 0 }, price: { micro_usd: 0 }, model: EMBEDDED }),
  fellBack: () => null,
});
const EMBEDDED = "embedded";

/** What thinks in one turn: a language model within its budgets, with rules to fall back to. */
export function thinkingWith(connected: Connected, rules: Rules, holder: TokenHolder): Thinking {
  const { meter, limits, cache, count } = connected;
  const spent: Spent = { tokens: { input: 0, output: 0 } };
  let [fellBack, tookPart] = [null as ReturnType<Thinking["fellBack"]>, false];
  const instead = (error: unknown) => {
    fellBack ??= reasonOf(error);
    report(connected, error);
  };
  const bounded = withinBudget(connected.model, meter, limits, holder, spent);
  const model = fallenBackOnce(bounded, () => fellBack);
  return {
    planner: modelPlanner(model, rules.planner, instead),
    writer: modelWriter(model, rules.writer, {
      ...{ cache, instead },
      took: () => {
        tookPart = true;
      },
      dropped: () => count("GuideSentencesRefused"),
    }),
    model: model.name,
    cost() {
      const { input, output } = spent.tokens;
      const isUsed = tookPart || input + output > 0;
      return {
        usage: { input_tokens: input, output_tokens: output },
        price: { micro_usd: isUsed ? microUsd(spent, connected.prices) : 0 },
        model: isUsed ? model.name : EMBEDDED,
      };
    },
    fellBack: () => fellBack,
  };
}
