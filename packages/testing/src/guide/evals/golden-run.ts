import { type GoldenTurn, asked as now } from "@bellyfed/features/guide/evals/golden";
import { type Misses, meantSlots, missesOf, pastOf } from "@bellyfed/features/guide/evals/judge";
import type { GuideLanguage } from "@bellyfed/features/guide/slots";
import type { GuideTools } from "@bellyfed/features/guide/tools";
import type { PastTurn } from "@bellyfed/features/guide/turn";
import { questionAt } from "../asking.ts";
import type { Place } from "../places.ts";
import { type Answered, answered, usualOf } from "./answered.ts";
import { misfitsIn } from "./fitting.ts";
import { type UnderstoodBy, understoodBy } from "./planned.ts";
import { refusalFaults } from "./refusing.ts";
import { unsourcedIn } from "./sources.ts";
import type { Thinker } from "./thinkers.ts";

/** A golden turn that was answered, and what is wrong with the answer: one line each. */
export interface GoldenResult {
  readonly turn: GoldenTurn;
  readonly language: GuideLanguage;
  readonly by: UnderstoodBy;
  readonly misses: Misses;
  readonly misfits: readonly string[];
  readonly unsourced: readonly string[];
  /** Of what has to be refused. */
  readonly unrefused: readonly string[];
  readonly answered: Answered;
}

export interface GoldenWorld {
  readonly places: readonly Place[];
  readonly tools: GuideTools;
}

/** Asks the questions of a turn one after the other, and has the last one answered. */
export async function goldenResult(
  thinker: Thinker,
  turn: GoldenTurn,
  language: GuideLanguage,
  { places, tools }: GoldenWorld,
): Promise<GoldenResult> {
  const past: PastTurn[] = [];
  const said = (message: string) => questionAt(now, { message, past: [...past] });
  for (const message of turn.said.slice(0, -1)) {
    const understood = await thinker.next().planner.understand(said(message), tools, new AbortController().signal);
    past.push(pastOf(message, understood));
  }
  const { thinking, by } = understoodBy(thinker);
  const question = said(turn.said.at(-1) ?? "");
  const answer = await answered(tools, question, thinking);
  const { understood } = answer.outcome;
  const usual = await usualOf(answer, thinking, tools);
  return {
    ...{ turn, language, by: by(), answered: answer },
    misses: missesOf(turn, understood),
    misfits: misfits(turn, answer, places),
    unsourced: unsourcedIn(answer, usual, places),
    unrefused: refusalFaults(turn.intent, language, answer),
  };
}

function misfits(turn: GoldenTurn, answer: Answered, places: readonly Place[]): string[] {
  const shown = answer.outcome.shown.map(({ id }) => id);
  if (turn.unclear !== null || turn.intent === "refuse") return shown.map((id) => `${id} is shown`);
  if (turn.intent === "find") return misfitsIn(answer, meantSlots(turn), places);
  const meant = turn.places ?? shown;
  return shown.toSorted().join() === meant.toSorted().join() ? [] : [`${shown} are shown, not ${meant}`];
}
