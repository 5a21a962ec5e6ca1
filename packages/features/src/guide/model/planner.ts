import type { ChatLimits, ChatModel, ChatPiece } from "@bellyfed/core/guide/chat-model";
import * as v from "valibot";
import type { Planner } from "../ports.ts";
import type { Intent, Understood } from "../slots.ts";
import type { GuideTools } from "../tools.ts";
import type { Question } from "../turn.ts";
import { noSlots } from "../understand/slots.ts";
import { about, lookingFor } from "./plan.ts";
import { planPrompt } from "./plan-prompt.ts";
import { knownNames, planTools, readable } from "./plan-tools.ts";
import { UnusablePlan } from "./unusable-plan.ts";

const LIMITS: ChatLimits = { outputTokens: 400, firstMs: 6_000, wholeMs: 8_000 };
/** What rules alone decide: what must not be answered, and what needs no model. */
const RULED: ReadonlySet<Intent> = new Set(["medical", "refuse", "smalltalk", "help"]);

/**
 * Understands by a language model, which sees the words of whoever asks and closed lists, and asks for one of a few reading tools. What it
 * says is read strictly, and every name in it is one of ours; otherwise, and where the model cannot be had, it is as `rules` say, and
 * `instead` is told why. What rules call medical or refuse stays that.
 */
export const modelPlanner = (model: ChatModel, rules: Planner, instead: (error: unknown) => void): Planner => ({
  async understand(question, tools, signal) {
    const ruled = await rules.understand(question, tools, signal);
    // A city that is not ours no tool of the model can name.
    if (RULED.has(ruled.intent) || ruled.unclear?.kind === "unknown_city") return ruled;
    try {
      return await plan(model, question, tools, signal);
    } catch (error) {
      // Whoever stopped the turn was not failed by the model; what is understood then matters no more.
      if (!signal.aborted) instead(error);
      return ruled;
    }
  },
});

async function plan(model: ChatModel, question: Question, tools: GuideTools, signal: AbortSignal): Promise<Understood> {
  const known = await knownNames(tools);
  const call = await onlyCall(model.stream(planPrompt(question), planTools(known), undefined, LIMITS, signal));
  const calls = readable(known);
  switch (call.name) {
    case "find_restaurants":
      return lookingFor(read(calls.find_restaurants, call.input), question, tools);
    case "about_places":
      return about("fact", read(calls.about_places, call.input), question, tools);
    case "compare_places":
      return about("compare", read(calls.compare_places, call.input), question, tools);
    case "say": {
      const { language, goes_on, what } = read(calls.say, call.input);
      const base = { language, slots: noSlots, places: [], topics: [], unclear: null };
      return { ...base, intent: what, isFollowUp: goes_on };
    }
    default:
      throw new UnusablePlan("no tool of ours");
  }
}

type Call = Extract<ChatPiece, { kind: "tool" }>;

/** The one call: a model that wants two things at once has not decided, and one that talks has not understood. */
async function onlyCall(pieces: AsyncIterable<ChatPiece>): Promise<Call> {
  const calls: Call[] = [];
  for await (const piece of pieces) if (piece.kind === "tool") calls.push(piece);
  const [call, another] = calls;
  if (!call || another) throw new UnusablePlan(call ? "two calls" : "no call");
  return call;
}

function read<Output>(schema: v.GenericSchema<unknown, Output>, input: unknown): Output {
  const { success, output } = v.safeParse(schema, input);
  if (!success) throw new UnusablePlan("a call that is not as it has to be");
  return output;
}
