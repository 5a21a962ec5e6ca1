import type { Runtime } from "@bellyfed/core/ports";
import type { DraftSentence } from "../evidence.ts";

/** Answers of a model by all that it was told. */
export interface AnswerCache {
  get(asked: string): readonly DraftSentence[] | undefined;
  put(asked: string, sentences: readonly DraftSentence[]): void;
}

const KEPT_MS = 3_600_000;
const MOST = 300;

/**
 * Keeps answers for an hour, the 300 that were used last. What they are kept by holds the sources as they stand in the index, and nothing of
 * whoever asked: another reads what a model would have told them, too.
 */
export function answerCache({ now }: Pick<Runtime, "now">): AnswerCache {
  const kept = new Map<string, { readonly until: number; readonly sentences: readonly DraftSentence[] }>();
  return {
    get(asked) {
      const found = kept.get(asked);
      kept.delete(asked);
      if (!found || found.until <= now()) return undefined;
      kept.set(asked, found);
      return found.sentences;
    },
    put(asked, sentences) {
      kept.delete(asked);
      kept.set(asked, { until: now() + KEPT_MS, sentences });
      for (const oldest of kept.keys()) if (kept.size > MOST) kept.delete(oldest);
    },
  };
}
