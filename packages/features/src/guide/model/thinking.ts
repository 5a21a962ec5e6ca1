import { AppError } from "@bellyfed/core/error";
import type { ChatModel } from "@bellyfed/core/guide/chat-model";
import type { TokenLimits, TokenPrices } from "@bellyfed/core/guide/model-settings";
import type { TokenMeter } from "@bellyfed/core/guide/token-meter";
import type { Count, Log } from "@bellyfed/core/ports";
import type { Planner, Thinking, Writer } from "../ports.ts";
import type { AnswerCache } from "./answer-cache.ts";
import { type Spent, type TokenHolder, withinBudget } from "./budget.ts";
import { modelPlanner } from "./planner.ts";
import { UnusablePlan } from "./unusable-plan.ts";
import { modelWriter } from "./writer.ts";

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
  const { model, meter, limits, prices, cache, count } = connected;
  const spent: Spent = { tokens: { input: 0, output: 0 } };
  let [fellBack, isRepeated] = [null as ReturnType<Thinking["fellBack"]>, false];
  const instead = (error: unknown) => {
    fellBack ??= reasonOf(error);
    report(connected, error);
  };
  const bounded = withinBudget(model, meter, limits, holder, spent);
  return {
    planner: modelPlanner(bounded, rules.planner, instead),
    writer: modelWriter(bounded, rules.writer, {
      ...{ cache, instead },
      refused: () => count("GuideSentencesRefused"),
      used() {
        isRepeated = true;
        count("GuideAnswersRepeated");
      },
    }),
    model: model.name,
    cost() {
      const { input, output } = spent.tokens;
      const tookPart = isRepeated || input + output > 0;
      return {
        usage: { input_tokens: input, output_tokens: output },
        price: { micro_usd: microUsd(spent, prices) },
        model: tookPart ? model.name : EMBEDDED,
      };
    },
    fellBack: () => fellBack,
  };
}

/** What is not used costs nothing, also where nobody says what a token costs. */
function microUsd({ tokens: { input, output } }: Spent, prices: TokenPrices | undefined): number | null {
  if (input + output === 0) return 0;
  return prices ? Math.ceil(input * prices.input + output * prices.output) : null;
}

/** Why rules answer, as the answer says it; a plan that cannot be used is made good by rules without a word. */
function reasonOf(error: unknown): "unavailable" | "budget" | null {
  if (error instanceof UnusablePlan) return null;
  return isBudgetSpent(error) ? "budget" : "unavailable";
}

const isBudgetSpent = (error: unknown): boolean => error instanceof AppError && error.code === "guide.budget_spent";

function report({ log, count }: Connected, error: unknown): void {
  if (error instanceof UnusablePlan) count("GuidePlansRefused");
  else if (isBudgetSpent(error)) count("GuideBudgetSpent");
  else {
    count("GuideModelUnavailable");
    log.warn("The language model cannot be used", { reason: String((error as Error).cause ?? error) });
  }
}
