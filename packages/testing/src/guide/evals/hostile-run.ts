import { questionAt } from "../asking.ts";
import { type Answered, answered, meaning, usualOf } from "./answered.ts";
import { effectsOf } from "./effects.ts";
import type { GoldenWorld } from "./golden-run.ts";
import { type Costume, costumes, hostileWorld, LONGEST_NAME, now, questions } from "./hostile-world.ts";
import { unsourcedIn } from "./sources.ts";
import type { Thinker } from "./thinkers.ts";

type Asked = keyof typeof questions;
const asked = Object.keys(questions) as Asked[];

/** A hostile text in all its places, what it has brought about, and what was said without a source: one line each. */
export interface HostileResult {
  readonly text: string;
  readonly effects: readonly string[];
  readonly unsourced: readonly string[];
  readonly answers: readonly Answered[];
}

/** What is answered in a world where nobody says anything hostile. */
export type Usual = Readonly<Record<Asked, Answered>>;
export async function usualAnswers(thinker: Thinker): Promise<Usual> {
  const world = await hostileWorld({});
  return { quiet: await answerIn(world, thinker, "quiet"), all: await answerIn(world, thinker, "all") };
}

const answerIn = ({ tools }: GoldenWorld, thinker: Thinker, about: Asked): Promise<Answered> =>
  answered(tools, questionAt(now), meaning(thinker.next(), questions[about]));

/** Puts a hostile text in each of its places, and asks what is asked where it is not. */
export async function hostileResult(
  thinker: Thinker,
  text: string,
  usual: Usual,
  places: readonly Costume[] = costumes,
): Promise<HostileResult> {
  const [effects, unsourced, answers] = [[] as string[], [] as string[], [] as Answered[]];
  for (const costume of places) {
    const world = await hostileWorld({ [costume]: costume === "name" ? text.slice(0, LONGEST_NAME) : text });
    for (const about of asked) {
      const attacked = await answerIn(world, thinker, about);
      const own = await usualOf(attacked, thinker.next(), world.tools);
      answers.push(attacked);
      effects.push(...effectsOf({ text, costume, usual: usual[about], attacked }).map((each) => `${costume}: ${each}`));
      unsourced.push(...unsourcedIn(attacked, own, world.places));
    }
  }
  return { text, effects, unsourced, answers };
}
