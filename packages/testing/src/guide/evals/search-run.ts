import type { GuideLanguage, Slots } from "@bellyfed/features/guide/slots";
import { questionAt } from "../asking.ts";
import { demoPlaces } from "../places.ts";
import { guideWorld } from "../world.ts";
import { type Answered, answered, usualOf } from "./answered.ts";
import { misfitsIn } from "./fitting.ts";
import type { GoldenWorld } from "./golden-run.ts";
import { type UnderstoodBy, understoodBy } from "./planned.ts";
import { unsourcedIn } from "./sources.ts";
import type { Thinker } from "./thinkers.ts";

/** A search that was answered, and what is wrong with the answer: one line each. */
export interface SearchResult {
  readonly message: string;
  readonly language: GuideLanguage;
  readonly by: UnderstoodBy;
  readonly misfits: readonly string[];
  readonly unsourced: readonly string[];
  readonly answered: Answered;
}

/** A Saturday. */
const now = Date.UTC(2026, 10, 28, 12);

/** The demo data, by the names that they have. */
export async function searchWorld(): Promise<GoldenWorld> {
  const places = demoPlaces(now);
  return { places, tools: (await guideWorld(places, now)).tools };
}

/** Has a search answered, of which is known what it means. */
export async function searchResult(
  thinker: Thinker,
  [language, message, meant]: readonly [GuideLanguage, string, Slots],
  { places, tools }: GoldenWorld,
): Promise<SearchResult> {
  const { thinking, by } = understoodBy(thinker);
  const question = questionAt(now, { message, locale: language });
  const answer = await answered(tools, question, thinking);
  const { understood } = answer.outcome;
  const usual = await usualOf(answer, thinking, tools);
  const strange = understood.language === language ? [] : [`answered in ${understood.language}`];
  return {
    ...{ message, language, by: by(), answered: answer },
    misfits: [...strange, ...misfitsIn(answer, meant, places)],
    unsourced: unsourcedIn(answer, usual, places),
  };
}
