import type { Found, Hit } from "@bellyfed/core/search/search-index";
import { type Term, termsOf } from "@bellyfed/core/search/terms";
import type { Restaurant } from "../restaurants/contract.ts";
import type { FoundRestaurant, Highlight } from "./contract.ts";
import type { Facts, Made } from "./folding.ts";
import { offsetsIn } from "./offsets.ts";
import type { Asked } from "./queries.ts";

/** What is made of what is known of a restaurant at an instant, milliseconds since 1970. */
export type MadeOf = (facts: Facts, now: number) => Made;

/** What is found, as it is answered; `made`: what is made of each now. With `fields` it is an id and these. */
export function answersOf({ hits, level }: Found, asked: Asked, made: (facts: Facts) => Made): FoundRestaurant[] {
  const terms = termsOf(asked.q ?? "");
  return hits.map((hit) => {
    const { rating, ...facts } = JSON.parse(hit.shown) as Facts & Pick<Restaurant, "rating">;
    const { time_zone: _, pause: __, neighborhood_found: ___, searched_diets = [], ...told } = facts;
    const all = { ...told, ...made(facts), rating, ...matchOf(hit, asked) };
    if (terms.length === 0) return chosen(all, asked);
    return chosen(
      {
        ...all,
        highlights: highlightsOf({ ...all, diets: searched_diets }, hit.dishes, (text) =>
          offsetsIn(text, terms, level),
        ),
      },
      asked,
    );
  });
}

const matchOf = ({ distance, score, missed }: Hit, { explain }: Asked) => ({
  ...(distance !== null && { distance_m: distance }),
  ...(score !== null && { score }),
  ...(explain === "1" && missed && { explain: { ...missed, words: [...missed.words] } }),
});

function chosen(all: FoundRestaurant, { fields }: Asked): FoundRestaurant {
  if (!fields) return all;
  const isAsked = (name: string) => name === "id" || name === "explain" || (fields as readonly string[]).includes(name);
  return Object.fromEntries(Object.entries(all).filter(([name]) => isAsked(name))) as FoundRestaurant;
}

type Shown = Pick<Restaurant, "name" | "cuisines" | "city" | "neighborhood"> & {
  readonly diets: readonly string[];
};

function highlightsOf(
  { name, cuisines, diets, city, neighborhood }: Shown,
  dishes: readonly string[],
  offsetsOf: (text: string) => [number, number][],
): Highlight[] {
  const texts: readonly (readonly [Highlight["field"], string])[] = [
    ["name", name],
    ...cuisines.map((cuisine) => ["cuisines", cuisine] as const),
    ...diets.map((diet) => ["diets", diet] as const),
    ["city", city],
    ...(neighborhood === null ? [] : [["neighborhood", neighborhood] as const]),
    ...dishes.map((dish) => ["dishes", dish] as const),
  ];
  return texts
    .map(([field, text]) => ({ field, text, offsets: offsetsOf(text) }))
    .filter(({ offsets }) => offsets.length > 0);
}

/** Suggested texts with where the words stand in them that were typed. */
export const withOffsets = <Suggested extends { readonly text: string }>(
  suggested: readonly Suggested[],
  typed: string,
) => {
  const terms: readonly Term[] = termsOf(typed);
  return suggested.map((each) => ({ ...each, offsets: offsetsIn(each.text, terms, "forgiving") }));
};
