import type { Thinking } from "@bellyfed/features/guide/ports";
import type { Thinker } from "./thinkers.ts";

/**
 * Who understood a question: the model, rules because it is theirs to decide, or rules because the model could not be had or said what means
 * nothing.
 */
export type UnderstoodBy = "model" | "rules" | "instead";

/** What the guide counts when rules answer though a model is connected. */
export const instead = ["GuidePlansRefused", "GuideModelUnavailable", "GuideBudgetSpent"] as const;

/** What thinks in the next turn, and, once it has understood, by whom. */
export function understoodBy(thinker: Thinker): { readonly thinking: Thinking; by(): UnderstoodBy } {
  const thinking = thinker.next();
  const before = fallbacksOf(thinker);
  let by: UnderstoodBy = "rules";
  const planner: Thinking["planner"] = {
    async understand(...asked) {
      const understood = await thinking.planner.understand(...asked);
      const { input_tokens, output_tokens } = thinking.cost().usage;
      if (fallbacksOf(thinker) > before) by = "instead";
      else if (input_tokens + output_tokens > 0) by = "model";
      return understood;
    },
  };
  return { thinking: { ...thinking, planner }, by: () => by };
}

/** How often rules answered instead of the model since the run began. */
export const fallbacksOf = ({ counted }: Thinker): number => instead.reduce((sum, metric) => sum + counted(metric), 0);
