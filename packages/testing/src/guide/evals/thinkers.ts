import { memoryTokenMeter } from "@bellyfed/adapters/memory/token-meter";
import type { TurnCost } from "@bellyfed/features/guide/chunk";
import { REST_MS } from "@bellyfed/features/guide/model/resting";
import type { Thinking } from "@bellyfed/features/guide/ports";
import type { Env } from "@bellyfed/functions/environment";
import { thinkingOf } from "@bellyfed/functions/guide/thinking";

/** What thinks in the turns of a run, wired as the guide's function is. */
export interface Thinker {
  /** The model's name, or `embedded`. */
  readonly name: string;
  /** What thinks in the next turn. */
  next(): Thinking;
  /** How often the guide has counted something since the run began: `GuidePlansRefused`. */
  counted(metric: string): number;
  /** What each turn has cost so far. */
  costs(): readonly TurnCost[];
  /** Why the model could not be had, each reason once. */
  readonly reasons: ReadonlySet<string>;
}

/** A run asks more on a day than all users may together, where nobody says how much it may. */
const OF_A_RUN = "1000000000";

/**
 * Rules alone where `env` has no GUIDE_URL, else the model there, within the times and the budget of a turn that hold for users too. Each turn
 * is another user's, and comes when the model has rested: what fails is one turn's.
 */
export function thinkerOf(env: Env): Thinker {
  const [counts, reasons] = [new Map<string, number>(), new Set<string>()];
  const turns: Thinking[] = [];
  const thinkingFor = thinkingOf(wired(env), {
    meter: memoryTokenMeter(),
    runtime: { now: () => Date.now() + turns.length * REST_MS },
    signals: {
      count: (metric, value = 1) => void counts.set(metric, (counts.get(metric) ?? 0) + value),
      log: {
        info: () => {},
        warn: (said, fields) => void reasons.add(String(fields?.reason ?? said)),
        error: () => {},
      },
    },
  });
  const next = () => {
    const thinking = thinkingFor({ caller: undefined, holder: `turn ${turns.length}` });
    turns.push(thinking);
    return thinking;
  };
  return {
    ...{ name: next().model, next, reasons },
    counted: (metric) => counts.get(metric) ?? 0,
    costs: () => turns.map(({ cost }) => cost()),
  };
}

function wired({ GUIDE_URL, GUIDE_MODEL = "default", ...env }: Env): Env {
  if (!GUIDE_URL) return {};
  const { GUIDE_TOKENS_PER_DAY = OF_A_RUN } = env;
  return { ...env, GUIDE_MODEL_URL: GUIDE_URL, GUIDE_MODEL, GUIDE_TOKENS_PER_DAY };
}
