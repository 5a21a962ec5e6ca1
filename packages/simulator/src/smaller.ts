import type { History, Step } from "./history.ts";

/**
 * A smaller history that fails as well: takes away faults, steps and rows, first many and then one at a time, as long as it still fails.
 * fast-check's own shrinking cannot take away a step without drawing anew what was drawn after it.
 */
export async function smaller(history: History, fails: (history: History) => Promise<boolean>): Promise<History> {
  for (let now = history; ; ) {
    const next = await firstFailing(simplerThan(now), fails);
    if (!next) return now;
    now = next;
  }
}

async function firstFailing(
  candidates: Iterable<History>,
  fails: (history: History) => Promise<boolean>,
): Promise<History | undefined> {
  for (const candidate of candidates) if (await fails(candidate)) return candidate;
  return undefined;
}

function* simplerThan(history: History): Iterable<History> {
  const { steps, faults, luck } = history;
  if (luck !== 0) yield { ...history, luck: 0 };
  if (history.former) yield { ...history, former: false };
  if (history.unnumbered) yield { ...history, unnumbered: false };
  if (history.lanes !== undefined && history.lanes > 1) yield { ...history, lanes: 1 };
  for (const fewer of without(faults)) yield { ...history, faults: fewer };
  for (const fewer of without(steps)) yield { ...history, steps: fewer };
  for (const [at, step] of steps.entries()) {
    for (const simpler of simplerSteps(step)) yield { ...history, steps: steps.with(at, simpler) };
  }
}

function* simplerSteps(step: Step): Iterable<Step> {
  if (step.kind === "import") for (const rows of without(step.rows)) if (rows.length > 0) yield { ...step, rows };
  if (step.kind === "update" && step.guarded) yield { ...step, guarded: false };
}

/** The list without a part of it: a half, a quarter, and so on down to one. */
function* without<Item>(all: readonly Item[]): Iterable<readonly Item[]> {
  for (let size = Math.ceil(all.length / 2); size > 0; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < all.length; at += size) yield all.toSpliced(at, size);
  }
}
