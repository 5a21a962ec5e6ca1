import type { GuideIndex } from "@bellyfed/core/guide/sentences";
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
  "what is hidden can be found": planted((index) => ({
    apply: (change) =>
      index.apply({ ...change, upsert: change.upsert.map((document) => ({ ...document, hidden: false })) }),
  })),
};
