import type { GuideIndex } from "@bellyfed/core/guide/sentences";
import type { Said } from "@bellyfed/core/search/said";
import type { Plant } from "./plant.ts";

const planted = (change: (index: GuideIndex) => Partial<GuideIndex>): Plant => ({
  index: (index) => ({ ...index, ...change(index) }),
});
const restaurantsOnly = (keys: readonly string[]) => keys.filter((key) => !/^(RESTAURANT|REVIEW|MENU)#/.test(key));

/** Bugs in how an index is made. */
export const searchPlants: Readonly<Record<string, Plant>> = {
  "an index does not know which events of a stream it has": planted((index) => ({
    notes: (keys) => index.notes(restaurantsOnly(keys)),
  })),
  "an index says that it has one event more than it has": planted((index) => ({
    apply: (change) =>
      index.apply({ ...change, position: change.position.replace(/\d+$/, (last) => String(Number(last) + 1)) }),
  })),
  "an index forgets what it knew of a restaurant when more happens": planted((index) => ({
    notes: async (keys) => new Map([...(await index.notes(keys))].filter(([key]) => !key.startsWith("EST#"))),
  })),
  "an index goes on saying what a review said that is gone": planted((index) => ({
    apply: ({ unsaid: _, ...change }) => index.apply(change),
  })),
  "an index keeps the sentences of a review that was changed": planted((index) => {
    const former = new Map<string, readonly string[]>();
    const withFormer = (said: Said): Said => {
      const name = `${said.restaurantId} ${said.reviewId}`;
      const sentences = [...new Set([...(former.get(name) ?? []), ...said.sentences])];
      former.set(name, sentences);
      return { ...said, sentences };
    };
    return { apply: (change) => index.apply({ ...change, said: (change.said ?? []).map(withFormer) }) };
  }),
  "what is hidden can be found": planted((index) => ({
    apply: (change) =>
      index.apply({ ...change, upsert: change.upsert.map((document) => ({ ...document, hidden: false })) }),
  })),
};
