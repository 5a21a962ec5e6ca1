import type { Step } from "./history.ts";
import { CLEAR } from "./sealed.ts";

/** A dish as somebody puts it on a menu. */
export const dishOf = ({ item, section, position, amount }: Extract<Step, { kind: "dish" }>) => ({
  ...{ name: `Dish ${item}`, section, position },
  price: { amount, currency: "EUR" },
});

/** A review as somebody writes it. */
export const contentOf = ({ rating, id }: { readonly rating: number; readonly id: number }) => ({
  rating,
  sub_ratings: aspectsIn({ rating, id }),
  title: `${CLEAR} step ${id}`,
  text: `${CLEAR} step ${id} gives ${rating} stars`,
});

/** Of some nothing, of some more: what is rated by itself follows from what is rated at all, and from when. */
const aspectsIn = ({ rating, id }: { readonly rating: number; readonly id: number }) =>
  id % 3 === 0 ? null : { food: rating, ...(id % 3 === 1 && { value: 1 + (id % 5) }) };
