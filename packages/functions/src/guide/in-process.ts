import type { Endpoint } from "@bellyfed/core/endpoint";
import type { GuideIndex } from "@bellyfed/core/guide/sentences";
import type { GuideTools } from "@bellyfed/features/guide/tools";
import { endpoints as menus } from "@bellyfed/features/menus/contract";
import { endpoints as restaurants } from "@bellyfed/features/restaurants/contract";
import { endpoints as reviews } from "@bellyfed/features/reviews/contract";
import { endpoints as search } from "@bellyfed/features/search/contract";
import type * as v from "valibot";
import type { Ask, Asked } from "../http/in-process.ts";

/** What is not there, or not to be seen by whoever asks. */
const ABSENT = [404, 410];

/**
 * What a turn may ask: the API's own operations, on behalf of whoever asked, and the index's words. `look`: the index as it is now; it throws
 * where searches cannot be answered yet.
 */
export function guideTools(ask: Ask, look: () => Promise<{ readonly index: GuideIndex }>): GuideTools {
  const index = async () => (await look()).index;
  const seen = async <E extends Endpoint>(
    endpoint: E,
    asked: Asked<E>,
  ): Promise<v.InferOutput<E["response"]> | undefined> => {
    const answer = await ask(endpoint, asked);
    if (answer.ok) return answer.body;
    if (ABSENT.includes(answer.problem.status)) return undefined;
    throw new Error(`${endpoint.operation}: ${answer.problem.code}, ${answer.problem.detail}`);
  };
  return {
    async searchRestaurants(asked) {
      // Its words are the contract's own, which the route reads.
      const found = await seen(search.searchRestaurants, { query: asked as never });
      if (!found) throw new Error("There is no search");
      return found;
    },
    getRestaurant: (id) => seen(restaurants.getRestaurant, { params: { id } }),
    getMenu: (id) => seen(menus.getMenu, { params: { id } }),
    async getReviews(id, { q, limit } = {}) {
      const query = { ...(q !== undefined && { q }), ...(limit !== undefined && { limit: String(limit) }) };
      return (await seen(reviews.listReviews, { params: { id }, query }))?.data ?? [];
    },
    cities: async () => (await index()).cities(),
    cuisines: async () => (await index()).cuisines(),
    neighborhoods: async () => (await index()).neighborhoods(),
    known: async (phrases, limit) => (await index()).known(phrases, limit),
    sentences: async (query) => (await index()).sentences(query),
  };
}
