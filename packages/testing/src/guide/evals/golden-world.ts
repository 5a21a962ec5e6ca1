import { asked } from "@bellyfed/features/guide/evals/golden";
import { world as lists, restaurants, shown } from "@bellyfed/features/guide/evals/world";
import type { GuideTools } from "@bellyfed/features/guide/tools";
import { demoPlaces, type Place } from "../places.ts";
import { guideWorld } from "../world.ts";

/** A place with as many reviews can be one of those that golden turns call by name. */
const FEWEST_REVIEWS = 4;

/**
 * The demo data, in which some places of each city have the names and ids of the golden turns. Those that golden turns show whatever is asked
 * tell no price: "cheaper" is a step from what was asked for.
 */
export function goldenPlaces(): readonly Place[] {
  const names = new Set(restaurants.map(([, name]) => name));
  const left = demoPlaces(asked).filter(({ facts }) => !names.has(facts.name));
  const named = restaurants.map(([id, name, city]) => {
    const index = left.findIndex(({ facts, menu, reviews }) => {
      const isTold = menu.length > 0 && reviews.length >= FEWEST_REVIEWS;
      return facts.city === city && facts.status === "open" && isTold;
    });
    const [place] = left.splice(index, 1);
    if (index < 0 || !place) throw new Error(`The demo data have too few places in ${city}`);
    return called(place, id, name);
  });
  return [...named, ...left];
}

const called = ({ facts, reviews, ...place }: Place, id: string, name: string): Place => ({
  ...place,
  facts: { ...facts, id, name, ...(shown.some((each) => each.id === id) && { price_level: null }) },
  reviews: reviews.map((review) => ({ ...review, restaurant_id: id })),
});

/** What is understood is asked of the golden turns' own lists, and what fits of the demo data. */
export async function goldenTools(places: readonly Place[]): Promise<GuideTools> {
  const { tools } = await guideWorld(places, asked);
  const { cities, cuisines, neighborhoods, known } = lists;
  return { ...tools, cities, cuisines, neighborhoods, known };
}
