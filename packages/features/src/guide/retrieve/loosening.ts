import type { AttributeName } from "../../restaurants/rules.ts";
import { MOST_RADIUS } from "../../search/rules.ts";
import { dishCuisines } from "../lexicon/dish-cuisines.ts";
import type { Relaxed } from "../ports.ts";
import type { Order, Slots } from "../slots.ts";
import { featuresOf, mealsOf, nearestMeal } from "./meals.ts";

/** A wish that may be left away where nothing fulfils it. */
export interface Loosening {
  readonly wish: Relaxed;
  readonly isAsked: (slots: Slots) => boolean;
  readonly without: (slots: Slots) => Slots;
  /** false: it means nothing unless another is left away before it. */
  readonly alone?: false;
}

/** What is left away first when nothing fits. A diet never is: see `nearest` of relaxing.ts. */
export const loosenings: readonly Loosening[] = [
  {
    wish: "concepts",
    isAsked: ({ concepts }) => concepts.length > 0,
    without: (slots) => ({ ...slots, concepts: [] }),
  },
  {
    wish: "attributes",
    isAsked: ({ attributes }) => featuresOf(attributes).length > 0,
    without: (slots) => ({ ...slots, attributes: mealsOf(slots.attributes) }),
  },
  {
    wish: "rating",
    isAsked: ({ ratingMin }) => ratingMin !== null,
    without: (slots) => ({ ...slots, ratingMin: null }),
  },
  {
    wish: "dish",
    isAsked: ({ dishes }) => dishes.length > 0,
    without: (slots) => ({ ...slots, dishes: [], cuisines: cuisinesNearest(slots) }),
  },
  {
    wish: "price",
    isAsked: ({ price }) => price.length > 0,
    without: (slots) => ({ ...slots, price: [], order: towards(slots) }),
  },
  { wish: "when", isAsked: ({ when }) => when !== null, without: (slots) => ({ ...slots, when: null }) },
  {
    wish: "neighborhood",
    isAsked: ({ neighborhood }) => neighborhood !== null,
    without: (slots) => ({ ...slots, neighborhood: null }),
  },
  {
    wish: "distance",
    isAsked: ({ nearby, order }) => nearby || order === "distance",
    without: (slots) => ({ ...slots, ...further(slots) }),
  },
  {
    wish: "meal",
    isAsked: ({ attributes }) => mealsOf(attributes).length > 0,
    without: (slots) => ({ ...slots, attributes: featuresOf(slots.attributes) }),
  },
  {
    // What is to be eaten counts more than what a place must not have.
    wish: "unwanted",
    isAsked: ({ not }) => not.attributes.length > 0,
    without: (slots) => withUnwanted(slots, []),
  },
  { wish: "cuisine", isAsked: ({ cuisines }) => cuisines.length > 0, without: (slots) => ({ ...slots, cuisines: [] }) },
  {
    // The cuisine that stood for a dish goes last.
    wish: "dish",
    isAsked: (slots) => slots.cuisines.length === 0 && cuisinesNearest(slots).length > 0,
    without: (slots) => ({ ...slots, cuisines: [] }),
    alone: false,
  },
];

const withUnwanted = (slots: Slots, attributes: readonly AttributeName[]): Slots => ({
  ...slots,
  not: { ...slots.not, attributes },
});

/** What a dish belongs to, where no cuisine was asked for beside it. */
const cuisinesNearest = ({ cuisines, dishes, not }: Slots): readonly string[] =>
  cuisines.length > 0 ? cuisines : dishCuisines(dishes).filter((name) => !not.cuisines.includes(name));

/** Of other prices those that are nearest to what was asked for come first. */
function towards({ price, order }: Slots): Order {
  if (order !== "best") return order;
  return price.includes(1) ? "cheapest" : price.includes(4) ? "priciest" : order;
}

/** Further away, the nearest first; where only the order was asked for, anywhere. */
function further({ nearby, order }: Slots): Partial<Slots> {
  if (!nearby) return { order: "best" };
  return { radius: MOST_RADIUS, order: order === "best" ? "distance" : order };
}

/** Less than a whole wish: of several features or moods, wanted or not, one, then all but one; of a meal another one that is near to it. */
export function inPart(one: Loosening, { attributes, concepts, not }: Slots): readonly Loosening[] {
  const features = featuresOf(attributes);
  if (one.wish === "concepts")
    return fewer(concepts).map((left) => ({
      ...one,
      without: (slots) => ({ ...slots, concepts: slots.concepts.filter((name) => !left.includes(name)) }),
    }));
  if (one.wish === "unwanted")
    return fewer(not.attributes).map((left) => ({
      ...one,
      without: (slots) =>
        withUnwanted(
          slots,
          slots.not.attributes.filter((name) => !left.includes(name)),
        ),
    }));
  const changed = (change: (names: readonly AttributeName[]) => readonly AttributeName[]): Loosening => ({
    ...one,
    without: (slots) => ({ ...slots, attributes: [...new Set(change(slots.attributes))] }),
  });
  if (one.wish === "attributes")
    return fewer(features).map((left) => changed((names) => names.filter((name) => !left.includes(name))));
  const nearer = mealsOf(attributes).flatMap((meal) => nearestMeal[meal] ?? []);
  if (one.wish === "meal" && nearer.length > 0) return [changed((names) => [...featuresOf(names), ...nearer])];
  return [];
}

/** What of several is left away: each alone, the last said first, then all but one, the first said kept first. */
function fewer<Value>(values: readonly Value[]): (readonly Value[])[] {
  if (values.length < 2) return [];
  const butOne = values.length < 3 ? [] : values.map((kept) => values.filter((each) => each !== kept));
  return [...values.toReversed().map((value) => [value]), ...butOne];
}
