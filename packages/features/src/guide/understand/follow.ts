import { dietCuisines } from "../retrieve/diets.ts";
import type { Slots, When } from "../slots.ts";
import type { PastTurn } from "../turn.ts";
import type { Said } from "./said.ts";
import { lastList } from "./shown.ts";
import { isBare } from "./slots.ts";

const FEW_WORDS = 6;

/** The last turn that looked for places, whose wishes a message may go on from. */
export const lastSearch = (past: readonly PastTurn[]): PastTurn | undefined =>
  past.findLast(({ understood }) => understood.intent === "find" || !isBare(understood.slots));

/** How much of the turn before still counts: all of its wishes, only where it is, or nothing. */
export function goesOn(said: Said, own: Slots, past: readonly PastTurn[]): "wishes" | "where" | "nothing" {
  if (!lastSearch(past)) return "nothing";
  const isPlaced = own.city !== null || own.neighborhood !== null || said.city !== null;
  const step = said.price !== null && "step" in said.price;
  if (
    (step && !(isPlaced && !isOnlyPlace(own))) ||
    said.following.some((kind) => kind !== "also") ||
    said.order === "distance"
  )
    return "wishes";
  if (isPlaced) return said.words <= 4 && isOnlyPlace(own) ? "wishes" : "nothing";
  return said.words <= FEW_WORDS ? "wishes" : "where";
}

const isOnlyPlace = (own: Slots): boolean =>
  isBare({ ...own, city: null, neighborhood: null, order: own.order === "cheapest" ? "best" : own.order });

/** The wishes of the turn before, changed by what was said now. */
export function followed(said: Said, own: Slots, past: readonly PastTurn[], how: "wishes" | "where"): Slots {
  const before = lastSearch(past)?.understood.slots ?? own;
  const where = placed(own, before);
  if (how === "where") return { ...own, ...where };
  const also = said.following.includes("also");
  const another = said.following.includes("another");
  const shown = lastList(past).map(({ id }) => id);
  return {
    ...before,
    ...where,
    ...eaten(own, before, also),
    diets: without(union(before.diets, own.diets), unwantedDiets(said)),
    attributes: without(union(before.attributes, own.attributes), own.not.attributes),
    concepts: without(union(before.concepts, own.concepts), own.not.concepts),
    price: priced(said, own, before),
    ratingMin: own.ratingMin ?? before.ratingMin,
    party: own.party ?? before.party,
    when: timed(own.when, before.when, said),
    chains: own.chains ?? before.chains,
    order: said.order ?? (cheapest(said, before) ? "cheapest" : before.order),
    count: own.count ?? before.count,
    not: {
      cuisines: without(union(before.not.cuisines, own.not.cuisines), [
        ...own.cuisines,
        ...own.diets.flatMap(dietCuisines),
      ]),
      dishes: without(union(before.not.dishes, own.not.dishes), own.dishes),
      concepts: without(union(before.not.concepts, own.not.concepts), own.concepts),
      attributes: without(union(before.not.attributes, own.not.attributes), own.attributes),
      places: another ? union(before.not.places, shown) : [],
    },
  };
}

const union = <Value>(one: readonly Value[], other: readonly Value[]): Value[] => [...new Set([...one, ...other])];
const without = <Value>(all: readonly Value[], less: readonly Value[]): Value[] =>
  all.filter((each) => !less.includes(each));

const unwantedDiets = ({ wants }: Said) => wants.diets.flatMap(({ value, wanted }) => (wanted ? [] : [value]));

/** Where it is: another city leaves the old part of town behind. */
function placed(own: Slots, before: Slots): Pick<Slots, "city" | "neighborhood" | "nearby" | "radius"> {
  if (own.city !== null || own.neighborhood !== null) {
    const { city, neighborhood, nearby, radius } = own;
    return { city: city ?? before.city, neighborhood, nearby, radius };
  }
  const nearby = own.nearby || before.nearby;
  return { city: before.city, neighborhood: before.neighborhood, nearby, radius: own.radius ?? before.radius };
}

/** Another kitchen or dish takes the place of the one before, unless it is said to come beside it. */
function eaten(own: Slots, before: Slots, also: boolean): Pick<Slots, "cuisines" | "dishes"> {
  const isNew = own.cuisines.length > 0 || own.dishes.length > 0;
  if (isNew && !also) return { cuisines: own.cuisines, dishes: own.dishes };
  return {
    cuisines: without(union(before.cuisines, own.cuisines), own.not.cuisines),
    dishes: without(union(before.dishes, own.dishes), own.not.dishes),
  };
}

function priced({ price }: Said, own: Slots, before: Slots): readonly number[] {
  if (!price) return before.price;
  if ("levels" in price) return own.price;
  if (price.step === "any") return [];
  if (price.step === "up") return Math.max(...before.price) >= 3 ? [4] : [3, 4];
  const highest = before.price.length > 0 ? Math.min(Math.max(...before.price), 3) : 3;
  return [1, 2, 3].filter((level) => level < highest || level === 1);
}

/** There is no level below the lowest. */
const cheapest = ({ price }: Said, before: Slots): boolean =>
  price !== null && "step" in price && price.step === "down" && Math.max(...before.price) === 1;

/** "And on Sunday?" keeps the hour, "at nine" the day. */
export function timed(own: When | null, before: When | null, { time }: Said): When | null {
  if (!own || !before || !time || time.now) return own ?? before;
  if (own.kind === "on" && before.kind === "at" && "day" in before.open && !own.part)
    return { kind: "at", open: { day: own.day, minutes: before.open.minutes } };
  if (own.kind === "on" && before.kind === "on" && time.day && !own.part) return { ...own, part: before.part };
  if (own.kind === "on" && !time.day && before.kind === "on") return { ...before, part: own.part };
  if (own.kind === "at" && "day" in own.open && !time.day) {
    const day = before.kind === "on" ? before.day : "day" in before.open ? before.open.day : own.open.day;
    return { kind: "at", open: { day, minutes: own.open.minutes } };
  }
  return own;
}
