import type { AttributeName } from "../../restaurants/rules.ts";
import { dietCuisines } from "../retrieve/diets.ts";
import { featuresOf, mealsOf } from "../retrieve/meals.ts";
import type { Slots, Understood, When } from "../slots.ts";
import type { PastTurn } from "../turn.ts";
import { isAmong, joined } from "./among.ts";
import type { Known } from "./known.ts";
import { stepped } from "./prices.ts";
import type { Said } from "./said.ts";
import { lastList } from "./shown.ts";
import { isBare } from "./slots.ts";

const FEW_WORDS = 6;

/** The wishes that a message may go on from: of the last search, with what was asked since then among the places that it showed. */
export function lastWishes(past: readonly PastTurn[]): Slots | undefined {
  const turns = past.map(({ understood }) => understood);
  const at = turns.findLastIndex((each) => isSearch(each) && !isAmong(each));
  if (at === -1) return turns.findLast(({ slots }) => !isBare(slots))?.slots;
  const since = turns.slice(at + 1).filter(isAmong);
  return since.reduce<Slots | undefined>((slots, each) => slots && joined(slots, each.slots), turns[at]?.slots);
}

/** What is asked about one place is no search. */
const isSearch = ({ intent, places, slots }: Understood): boolean =>
  intent === "find" || (intent !== "fact" && intent !== "compare" && places.length === 0 && !isBare(slots));

/** How much of the turn before still counts: all of its wishes, only where it is, or nothing. */
export function goesOn(said: Said, own: Slots, past: readonly PastTurn[]): "wishes" | "where" | "nothing" {
  if (!lastWishes(past)) return "nothing";
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
  isBare({ ...own, city: null, neighborhood: null, order: isPriced(own.order) ? "best" : own.order });
const isPriced = (order: Slots["order"]): boolean => order === "cheapest" || order === "priciest";

/** The wishes of the turn before, changed by what was said now. */
export function followed({ said, own, question: { past }, shown: places }: Known, how: "wishes" | "where"): Slots {
  const before = lastWishes(past) ?? own;
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
    attributes: without(union(offered(own, before, also), own.attributes), own.not.attributes),
    concepts: without(union(before.concepts, own.concepts), own.not.concepts),
    ratingMin: own.ratingMin ?? before.ratingMin,
    party: own.party ?? before.party,
    when: timed(own.when, before.when, said),
    chains: own.chains ?? before.chains,
    ...priced(said, own, before, places),
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

/** What a place is to offer: another meal takes the place of the one before, unless it is said to come beside it. */
function offered(own: Slots, before: Slots, also: boolean): readonly AttributeName[] {
  const isNew = mealsOf(own.attributes).length > 0 && !also;
  return isNew ? featuresOf(before.attributes) : before.attributes;
}

function priced(
  { price, order }: Said,
  own: Slots,
  before: Slots,
  shown: Known["shown"],
): Pick<Slots, "price" | "order"> {
  if (!price) return { price: before.price, order: order ?? before.order };
  if ("levels" in price) return { price: own.price, order: order ?? before.order };
  if (price.step === "any") return { price: [], order: order ?? before.order };
  const levels = shown.flatMap(({ price_level }) => price_level ?? []);
  const step = stepped(price.step, before, levels);
  return { price: step.price, order: order ?? step.order };
}

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
