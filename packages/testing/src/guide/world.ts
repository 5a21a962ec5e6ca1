import { memoryIndex } from "@bellyfed/adapters/search/memory";
import { sentencesOf } from "@bellyfed/core/search/sentence-splitting";
import { slugOf } from "@bellyfed/core/slug";
import type { GuideTools, SearchParameters } from "@bellyfed/features/guide/tools";
import type { Menu } from "@bellyfed/features/menus/contract";
import type { Restaurant } from "@bellyfed/features/restaurants/contract";
import { madeOf } from "@bellyfed/features/restaurants/made";
import { answersOf } from "@bellyfed/features/search/answers";
import { endpoints } from "@bellyfed/features/search/contract";
import { documentOf } from "@bellyfed/features/search/folding";
import { searchQuery } from "@bellyfed/features/search/queries";
import * as v from "valibot";
import type { Place } from "./places.ts";

/** A small world in memory, as the guide's tools tell it, and how often each was asked. */
export interface World {
  readonly tools: GuideTools;
  readonly asked: Readonly<Record<string, number>>;
  /** A restaurant as the API answers it. */
  restaurant(id: string): Restaurant;
}

/** Tools over places that look at every one, by the API's own contract. `now`: milliseconds since 1970. */
export async function guideWorld(places: readonly Place[], now: number, index = memoryIndex()): Promise<World> {
  await index.apply({
    upsert: places.flatMap((place) => documentOf(foldedOf(place)) ?? []),
    said: places.flatMap(saidOf),
    ...{ remove: [], position: "1" },
  });
  await index.settle();
  const byId = new Map(places.map((place) => [place.facts.id, place]));
  const shown = (id: string) => {
    const place = byId.get(id);
    return place && !place.facts.hidden ? place : undefined;
  };
  const asked: Record<string, number> = {};
  const count = <Answer>(tool: string, answer: Answer): Answer => {
    asked[tool] = (asked[tool] ?? 0) + 1;
    return answer;
  };
  const tools: GuideTools = {
    ...{ cities: index.cities, cuisines: index.cuisines, neighborhoods: index.neighborhoods, known: index.known },
    sentences: (query) => count("sentences", index.sentences(query)),
    searchRestaurants: async (parameters) => count("searchRestaurants", await searched(parameters)),
    getRestaurant: async (id) => {
      const place = count("getRestaurant", shown(id));
      return place && restaurantOf(place, now);
    },
    getMenu: async (id) => {
      const place = count("getMenu", shown(id));
      return place && menuOf(place);
    },
    getReviews: async (id, { q, limit = 25 } = {}) => {
      const reviews = count("getReviews", shown(id)?.reviews ?? []);
      const has = (text: string | null) => q === undefined || (text ?? "").toLowerCase().includes(q.toLowerCase());
      return reviews.filter(({ text }) => has(text)).slice(0, limit);
    },
  };
  return {
    tools,
    asked,
    restaurant: (id) => restaurantOf(byId.get(id) as Place, now),
  };

  async function searched({ cursor, ...parameters }: SearchParameters) {
    const query = v.parse(endpoints.searchRestaurants.query, parameters);
    const after = typeof cursor === "string" ? JSON.parse(cursor) : undefined;
    const found = await index.search(searchQuery(query, after, now));
    return {
      data: answersOf(found, query, (facts) => madeOf(facts, now)),
      ...{ facets: {}, total: found.total, next_cursor: found.next ? JSON.stringify(found.next) : null },
    };
  }
}

const ratingOf = ({ reviews }: Place): [number, number, number, number, number] => {
  const histogram: [number, number, number, number, number] = [0, 0, 0, 0, 0];
  for (const { rating } of reviews) histogram[rating - 1] = (histogram[rating - 1] ?? 0) + 1;
  return histogram;
};

const foldedOf = (place: Place) => ({
  facts: { ...place.facts, slug: slugOf(place.facts.name) },
  histogram: ratingOf(place),
  dishes: Object.fromEntries(place.menu.map((item) => [item.id, item])),
});

const saidOf = ({ facts, reviews }: Place) =>
  facts.hidden
    ? []
    : reviews.map(({ id, rating, language, created_at, title, text }) => ({
        ...{ restaurantId: facts.id, reviewId: id, rating, language, writtenAt: created_at },
        sentences: sentencesOf([title, text], language),
      }));

function restaurantOf(place: Place, now: number): Restaurant {
  const { rating, ...facts } = JSON.parse(documentOf(foldedOf(place))?.shown ?? "{}");
  const { time_zone: _, searched_diets: __, ...told } = facts;
  return { ...told, ...madeOf(facts, now), rating };
}

function menuOf({ menu }: Place): Menu {
  const sections = Map.groupBy(menu, ({ section }) => section);
  return {
    version: menu.length,
    sections: [...sections].map(([name, items]) => ({ name, items: items.map(({ section: _, ...item }) => item) })),
  };
}
