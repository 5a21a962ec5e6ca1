import { templates } from "@bellyfed/features/guide/compose/writer";
import type { Thinking } from "@bellyfed/features/guide/ports";

const NOTHING = { cities: [], cuisines: [], concepts: [], attributes: [], dishes: [], places: [] } as const;

/** Rules alone: no language model is connected. */
export const thinking = (): Thinking => ({
  planner: {
    understand: async ({ locale, message }, tools) => {
      const [cities, cuisines] = await Promise.all([tools.cities(), tools.cuisines()]);
      const said = (names: readonly string[]) =>
        names.filter((name) => message.toLowerCase().includes(name.toLowerCase()));
      return {
        ...{ language: locale, intent: "find", places: [], topics: [], isFollowUp: false, unclear: null },
        slots: {
          ...{ city: said(cities)[0] ?? null, neighborhood: null, nearby: false, radius: null, dishes: [] },
          ...{
            cuisines: said(cuisines).slice(0, 1),
            diets: [],
            attributes: [],
            concepts: [],
            price: [],
            ratingMin: null,
          },
          ...{ party: null, when: null, chains: null, order: "best", count: null, not: NOTHING },
        },
      };
    },
  },
  writer: templates,
  model: "embedded",
  cost: () => ({ usage: { input_tokens: 0, output_tokens: 0 }, price: { micro_usd: 0 }, model: "embedded" }),
  fellBack: () => null,
});
