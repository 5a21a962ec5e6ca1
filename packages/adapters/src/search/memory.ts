import type { GuideIndex } from "@bellyfed/core/guide/sentences";
import { PRIOR_MEAN } from "@bellyfed/core/search/order";
import type { Said, SaidBy } from "@bellyfed/core/search/said";
import { type Kept, keep } from "./memory-document.ts";
import { memoryGazetteer } from "./memory-gazetteer.ts";
import { memoryLookUp } from "./memory-look-up.ts";
import { memorySentences } from "./memory-sentences.ts";
import { memorySuggest } from "./memory-suggest.ts";
import { scan } from "./scan.ts";

const keyOf = ({ restaurantId, reviewId }: SaidBy): string => `${restaurantId}#${reviewId}`;

/** An index that looks at every document for every query: for tests, and what other indexes are compared with. */
export function memoryIndex(): GuideIndex {
  const kept = new Map<string, Kept>();
  let [position, mean] = ["0", PRIOR_MEAN];
  const all = () => [...kept.values()];
  const notes = new Map<string, string>();
  const said = new Map<string, Said>();
  return {
    position: async () => position,
    notes: async (keys) => new Map([...notes].filter(([key]) => keys.includes(key))),
    async apply(change) {
      for (const id of change.remove) kept.delete(id);
      for (const document of change.upsert) {
        if (document.hidden) kept.delete(document.id);
        else kept.set(document.id, keep(document));
      }
      for (const review of change.unsaid ?? []) said.delete(keyOf(review));
      for (const review of change.said ?? []) said.set(keyOf(review), review);
      for (const [key, note] of change.notes ?? []) notes.set(key, note);
      position = change.position;
    },
    search: async (query) => scan(all(), query, mean),
    suggest: async (query) => memorySuggest(all(), query),
    lookUp: async (asked) => memoryLookUp(all(), asked),
    sentences: async (query) => memorySentences(all(), [...said.values()], query),
    ...memoryGazetteer(all),
    async settle() {
      const ratings = all().map(({ document }) => document.rating);
      const count = ratings.reduce((sum, rating) => sum + rating.count, 0);
      mean = count === 0 ? PRIOR_MEAN : ratings.reduce((sum, rating) => sum + rating.sum, 0) / count;
    },
    close: async () => undefined,
  };
}
