import type { Planner } from "@bellyfed/features/guide/ports";

const NOTHING = { cities: [], cuisines: [], concepts: [], attributes: [], dishes: [], places: [] } as const;

export const rules: Planner = {
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
};
