import type { Chunk, TurnCost } from "@bellyfed/features/guide/chunk";
import { templates } from "@bellyfed/features/guide/compose/writer";
import type { Relaxed, Thinking } from "@bellyfed/features/guide/ports";
import type { ToolCall } from "@bellyfed/features/guide/retrieve/recording";
import type { Judged } from "@bellyfed/features/guide/state";
import type { GuideTools } from "@bellyfed/features/guide/tools";
import type { Question } from "@bellyfed/features/guide/turn";
import { type Played, play, playing } from "../asking.ts";

/** A turn that was answered, how long that took, and what it cost. Times are in milliseconds since the question. */
export interface Answered extends Played {
  readonly question: Question;
  /** Until the first words; null where there were none. */
  readonly firstMs: number | null;
  readonly wholeMs: number;
  readonly cost: TurnCost;
  readonly fellBack: ReturnType<Thinking["fellBack"]>;
}

/** What a turn knew, as it prints it. */
export interface Printed {
  readonly calls: readonly ToolCall[];
  readonly sentences: readonly Judged[];
  readonly relaxed: readonly Relaxed[];
}
export const printed = ({ outcome }: Played): Printed => outcome.state as Printed;

/** Answers a question from its beginning to its end. */
export async function answered(tools: GuideTools, question: Question, thinking: Thinking): Promise<Answered> {
  const [chunks, began] = [[] as Chunk[], performance.now()];
  const turn = playing(tools, question, thinking);
  let firstMs: number | null = null;
  for (;;) {
    const { value, done } = await turn.next();
    const passed = performance.now() - began;
    if (done) {
      const [cost, fellBack] = [thinking.cost(), thinking.fellBack()];
      return { question, chunks, outcome: value, firstMs, wholeMs: passed, cost, fellBack };
    }
    if (value.type === "text-delta") firstMs ??= passed;
    chunks.push(value);
  }
}

/** The sentences of an answer as they came. */
export const sentencesOf = ({ chunks }: Played): string[] =>
  chunks.flatMap((chunk) => (chunk.type === "text-delta" ? [chunk.delta.trim()] : []));

/** A thinking that understands what it is told, and writes as before. */
export const meaning = (thinking: Thinking, understood: Answered["outcome"]["understood"]): Thinking => ({
  ...thinking,
  planner: { understand: async () => understood },
});

/** What the templates answer to the same, understood alike: what a model answers is held against it. */
export async function usualOf(answer: Answered, thinking: Thinking, tools: GuideTools): Promise<Played> {
  if (thinking.model === "embedded") return answer;
  const alone = { ...meaning(thinking, answer.outcome.understood), writer: templates, model: "embedded" };
  return play(tools, answer.question, { ...alone, fellBack: () => null });
}
