import type { Slots } from "../slots.ts";

/** Nothing is asked for. */
export const noSlots: Slots = {
  city: null,
  neighborhood: null,
  nearby: false,
  radius: null,
  cuisines: [],
  dishes: [],
  diets: [],
  attributes: [],
  concepts: [],
  price: [],
  ratingMin: null,
  party: null,
  when: null,
  chains: null,
  order: "best",
  not: { cuisines: [], dishes: [], concepts: [], attributes: [], places: [] },
  count: null,
};

/** Whether anything is asked for beside a place on the map and how many people come: with that it can be looked for everywhere. */
export const isSpecific = (slots: Slots): boolean =>
  [slots.cuisines, slots.dishes, slots.diets, slots.attributes, slots.concepts, slots.price].some(
    (list) => list.length > 0,
  ) ||
  [slots.not.cuisines, slots.not.dishes, slots.not.concepts, slots.not.attributes].some((list) => list.length > 0) ||
  slots.ratingMin !== null ||
  slots.chains !== null ||
  slots.order !== "best";

/** Whether nothing at all was said that narrows a search. */
export const isBare = (slots: Slots): boolean =>
  !isSpecific(slots) &&
  slots.city === null &&
  slots.neighborhood === null &&
  !slots.nearby &&
  slots.radius === null &&
  slots.party === null &&
  slots.when === null &&
  slots.count === null;
