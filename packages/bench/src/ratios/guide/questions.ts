import type { GoldenTurn } from "@bellyfed/features/guide/evals/golden";
import { arabic } from "@bellyfed/features/guide/evals/turns-ar";
import { german } from "@bellyfed/features/guide/evals/turns-de";
import { english } from "@bellyfed/features/guide/evals/turns-en";

/** The evals' turns, each with what was said before it, in three languages by turns, so that any stretch of them is a mix. */
export const conversations: readonly (readonly string[])[] = byTurns([english, german, arabic]).map(({ said }) => said);

function byTurns(lists: readonly (readonly GoldenTurn[])[]): GoldenTurn[] {
  const longest = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list[at] ?? [])).flat();
}
