import { memoryTokenMeter } from "@bellyfed/adapters/memory/token-meter";
import { AppError } from "@bellyfed/core/error";
import type { ChatModel, ChatPiece } from "@bellyfed/core/guide/chat-model";
import { expect, test } from "vitest";
import type { Understood } from "../slots.ts";
import type { GuideTools } from "../tools.ts";
import type { Question } from "../turn.ts";
import { noSlots } from "../understand/slots.ts";
import { answerCache } from "./answer-cache.ts";
import { type Connected, embedded, type Rules, thinkingWith } from "./thinking.ts";

const understood: Understood = {
  ...{
    language: "en",
    intent: "unclear",
    slots: noSlots,
    places: [],
    topics: [],
    isFollowUp: false,
    unclear: null,
  },
};
const rules: Rules = { planner: { understand: async () => understood }, writer: { async *write() {} } };
const tools = {
  cities: async () => [],
  cuisines: async () => [],
  neighborhoods: async () => [],
} as unknown as GuideTools;
const question: Question = { message: "Hm", locale: "en", near: null, past: [], now: 0 };
const plan: ChatPiece[] = [
  { kind: "tool", id: "1", name: "say", input: { language: "en", what: "unclear" } },
  { kind: "usage", tokens: { input: 1_000, output: 10 } },
];

/** What a turn has come to once a model was asked for a plan: it says pieces, or throws. */
async function after(said: readonly ChatPiece[] | Error, given: Partial<Connected> = {}) {
  const model: ChatModel = {
    name: "gpt-x",
    async *stream() {
      if (said instanceof Error) throw said;
      yield* said;
    },
  };
  const [counted, logged] = [[] as string[], [] as unknown[]];
  const thinking = thinkingWith(
    {
      ...{ model, limits: { perTurn: 50_000, perHolderDay: 50_000, perDay: 50_000 }, meter: memoryTokenMeter() },
      ...{ prices: { input: 0.25, output: 2 }, cache: answerCache({ now: () => 0 }) },
      log: { warn: (_, facts) => void logged.push(facts) },
      count: (metric) => void counted.push(metric),
      ...given,
    },
    rules,
    { name: "alice", now: 0 },
  );
  await thinking.planner.understand(question, tools, new AbortController().signal);
  return { ...thinking.cost(), fellBack: thinking.fellBack(), connected: thinking.model, counted, logged };
}

const nothing = { usage: { input_tokens: 0, output_tokens: 0 }, price: { micro_usd: 0 }, model: "embedded" };

test("without a model nothing is used, and nothing costs", () => {
  const thinking = embedded(rules);
  expect([thinking.model, thinking.cost(), thinking.fellBack()]).toEqual(["embedded", nothing, null]);
});

test("what a model used is told with its price", async () => {
  expect(await after(plan)).toEqual({
    ...{ usage: { input_tokens: 1_000, output_tokens: 10 }, price: { micro_usd: 270 }, model: "gpt-x" },
    ...{ fellBack: null, connected: "gpt-x", counted: [], logged: [] },
  });
  expect((await after(plan, { prices: undefined })).price).toEqual({ micro_usd: null });
});

test("a model that cannot be had takes no part, and the reason is logged", async () => {
  const down = Object.assign(new AppError("unavailable", "guide.model_unavailable", "down"), {
    cause: "It answers 500",
  });
  expect(await after(down, { prices: undefined })).toEqual({
    ...nothing,
    ...{ fellBack: "unavailable", connected: "gpt-x", counted: ["GuideModelUnavailable"] },
    logged: [{ reason: "It answers 500" }],
  });
});

test("a model whose budget is spent takes no part", async () => {
  expect(await after(plan, { limits: { perTurn: 50_000, perHolderDay: 50_000, perDay: 10 } })).toEqual({
    ...nothing,
    ...{ fellBack: "budget", connected: "gpt-x", counted: ["GuideBudgetSpent"], logged: [] },
  });
});

test("a plan that cannot be used costs, and is made good without a word", async () => {
  const useless: ChatPiece[] = [{ kind: "text", text: "I love food" }, ...plan.slice(1)];
  expect(await after(useless)).toMatchObject({ model: "gpt-x", fellBack: null, counted: ["GuidePlansRefused"] });
});
