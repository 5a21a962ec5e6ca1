import type { Dropped } from "./check/check.ts";
import type { Ground } from "./ground/ground.ts";
import type { Brief, TurnPorts } from "./ports.ts";
import type { Retrieved } from "./retrieve/finding.ts";
import type { ToolCall } from "./retrieve/recording.ts";
import type { Understood } from "./slots.ts";
import type { Question, Reference, TurnOutcome } from "./turn.ts";

/** What a turn knows before it speaks. */
export interface TurnState {
  readonly question: Question;
  readonly understood: Understood;
  readonly calls: readonly ToolCall[];
  readonly retrieved: Retrieved;
  readonly grounded: Ground;
  readonly references: readonly Reference[];
}

/** A sentence of a writer, and what became of it. */
export interface Judged {
  readonly draft: string;
  readonly sources: readonly string[];
  readonly shown: boolean;
  /** null where it is shown. */
  readonly why: Dropped | null;
}

/** The answer, and how it came about. */
export interface Answer {
  readonly text: string;
  readonly judged: readonly Judged[];
  /** Sentences that are shown, the guide's own included. */
  readonly sentences: number;
}

/** What a writer is given of a turn. */
export const briefOf = ({ question, understood, retrieved, grounded }: TurnState): Brief => ({
  ...{ question, understood, sources: grounded.sources, places: grounded.places },
  ...{ total: retrieved.total, relaxed: retrieved.relaxed },
});

export function outcomeOf(state: TurnState, answer: Answer, { thinking, signal }: TurnPorts): TurnOutcome {
  const { understood, grounded, references } = state;
  return {
    understood,
    shown: grounded.places.map(({ id, name }) => ({ id, name })),
    text: answer.text,
    sources: references,
    counts: {
      restaurants: grounded.places.length,
      sources: references.length,
      sentences: answer.sentences,
    },
    ended: signal.aborted ? "stopped" : "done",
    state: printed(state, answer, thinking),
  };
}

/** The state of a turn as it is printed: what was read is told by ids and numbers. */
const printed = (state: TurnState, { judged }: Answer, thinking: TurnPorts["thinking"]) => ({
  question: { message: state.question.message, locale: state.question.locale, now: state.question.now },
  understood: state.understood,
  calls: state.calls,
  found: state.grounded.places,
  total: state.retrieved.total,
  relaxed: state.retrieved.relaxed,
  sources: state.references,
  sentences: judged,
  model: thinking.model,
  fell_back: thinking.fellBack(),
});
