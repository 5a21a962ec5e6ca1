import { slugOf } from "@bellyfed/core/slug";
import type { AttributeName, DietName } from "../../restaurants/rules.ts";
import { askedConcepts, type ConceptName } from "../lexicon/concepts.ts";
import { attributeWords, dietWords } from "../lexicon/offers.ts";
import { metAt } from "../lexicon/phrases.ts";
import { dietCuisines } from "../retrieve/diets.ts";
import { bestOf, type Eaten, eatenWords, misspeltCuisines, misspeltDiet } from "./cuisines.ts";
import { isDenied, isDeniedOfThing, isWaived } from "./denied.ts";
import { rulesAsked } from "./house-rules.ts";
import { isFree, isFunctionWord, isOneOf, metFreely, type Reading, take, takeDescription, wordAt } from "./reading.ts";

/** Something that is wanted, or is not. */
export interface Want<Value> {
  readonly value: Value;
  readonly wanted: boolean;
}

export interface Wants {
  readonly cuisines: readonly Want<string>[];
  readonly dishes: readonly Want<string>[];
  /** Of one that is not wanted, cuisines that are it are not wanted, either. */
  readonly diets: readonly Want<DietName>[];
  readonly attributes: readonly Want<AttributeName>[];
  readonly concepts: readonly Want<ConceptName>[];
  /** Concepts of which the opposite is said: nothing to look for, but something to ask of a place ("is it loud?"). */
  readonly opposites: readonly ConceptName[];
}

/** Every value once; what is said of it first counts. */
function once<Each extends Want<unknown>>(wants: readonly Each[]): Each[] {
  return wants.filter(({ value }, at) => wants.findIndex((other) => other.value === value) === at);
}

/** What is wanted to eat, and what of a place: all that lists and lexicons know. */
export function wantsIn(reading: Reading, cuisines: readonly string[]): Wants {
  const diets = dietsIn(reading);
  const concepts = conceptsIn(reading);
  const attributes = metFreely(reading, attributeWords).flatMap(({ value, from, to }) => {
    const want = { value, wanted: !isDenied(reading, from, to) };
    takeDescription(reading, from, to);
    return isWaived(reading, from, to) ? [] : [want];
  });
  attributes.push(...rulesAsked(reading));
  const eaten = eatenIn(reading, cuisines);
  diets.push(...misspeltDietsIn(reading));
  const named = eaten.flatMap(({ value, wanted }) =>
    value.kind === "cuisine" ? value.names.map((name) => ({ value: name, wanted })) : [],
  );
  return {
    diets: once(diets).map(({ value, wanted }) => ({ value, wanted })),
    attributes: once(attributes),
    concepts: once(concepts),
    opposites: metFreely(reading, askedConcepts).flatMap(({ value }) => (value.is ? [] : [value.concept])),
    cuisines: once([...named, ...deniedKitchens(once(diets), cuisines)]),
    dishes: once(eaten.flatMap(({ value, wanted }) => (value.kind === "dish" ? [{ value: value.name, wanted }] : []))),
  };
}

/** A diet that is wanted, that is not, or (`waived`) that need not be. */
interface DietWant extends Want<DietName> {
  readonly waived: boolean;
}

const dietsIn = (reading: Reading): DietWant[] =>
  metFreely(reading, dietWords).flatMap(({ value, from, to }) => {
    // "Without the meat of pigs" is no diet of ours.
    if (value === "vegetarian" && isOneOf(reading, to, arabicMeats)) return [];
    const waived = isWaived(reading, from, to);
    const denied = isDenied(reading, from, to) || isDeniedOfThing(reading, from);
    takeDescription(reading, from, to);
    return [{ value, waived, wanted: !waived && !denied }];
  });

const arabicMeats = new Set("خنزير بقر غنم ضاني عجل خروف دجاج".split(" "));

/** Whoever wants no gluten wants what is free of it. */
const misspeltDietsIn = (reading: Reading): DietWant[] =>
  reading.tokens.flatMap(({ word }, at) => {
    const value = isFree(reading, at, at + 1) && !isFunctionWord(reading, at) ? misspeltDiet(word) : null;
    return value ? [{ value, waived: false, wanted: value === "gluten_free" || !isDenied(reading, at) }] : [];
  });

/** Our cuisines that are a diet which is not wanted, but for those that are one which is: "vegetarian, but not vegan". */
function deniedKitchens(diets: readonly DietWant[], cuisines: readonly string[]): Want<string>[] {
  const wanted = diets.flatMap((diet) => (diet.wanted ? dietCuisines(diet.value).slice(0, 1) : []));
  const denied = diets.flatMap((diet) => (diet.wanted || diet.waived ? [] : dietCuisines(diet.value)));
  const isAmong = (names: readonly string[], name: string) => names.some((other) => slugOf(other) === slugOf(name));
  return cuisines
    .filter((name) => isAmong(denied, name) && !isAmong(wanted, name))
    .map((value) => ({ value, wanted: false }));
}

/** Concepts leave what is eaten to be read: "the best coffee" is good coffee, and coffee. */
function conceptsIn(reading: Reading): Want<ConceptName>[] {
  const met = metFreely(reading, askedConcepts);
  const isItself = (at: number) => met.some(({ value, from }) => from === at && value.is);
  return met.flatMap(({ value, from, to }) => {
    if (isAttribute(reading, from, to) || isWaived(reading, from, to)) return [];
    const denied = isDenied(reading, from, to);
    // "Not crowded" is that, and does not ask for a large room.
    if (value.is === false && isItself(from)) return [];
    if (value.is === false && !denied)
      return nobodyWants.has(value.concept) ? [{ value: value.concept, wanted: false }] : [];
    return [{ value: value.concept, wanted: value.is !== denied || !value.is }];
  });
}

/** What is asked for only by its opposite: "uncrowded". */
const nobodyWants: ReadonlySet<ConceptName> = new Set(["crowded", "touristy"]);

/** Whether a longer phrase says that it is something a restaurant tells itself: "live music". */
const isAttribute = (reading: Reading, from: number, to: number): boolean =>
  [from - 1, from].some((at) =>
    metAt(attributeWords, reading.tokens, at, reading.language).some(
      (met) => met.to >= to && met.to - met.from >= to - from,
    ),
  );

function eatenIn(reading: Reading, cuisines: readonly string[]): Want<Eaten>[] {
  const { phrases, words } = eatenWords(cuisines);
  const found: Want<Eaten>[] = [];
  for (let at = 0; at < reading.tokens.length; at++) {
    if (reading.taken[at]) continue;
    const met = bestOf(
      metAt(phrases, reading.tokens, at, reading.language).filter(({ from, to }) => isFree(reading, from, to)),
    );
    if (!met || isNoFood(reading, met.from, met.to)) continue;
    if (!isWaived(reading, met.from, met.to))
      found.push({ value: met.value, wanted: !isDenied(reading, met.from, met.to) });
    take(reading, met.from, met.to);
    at = met.to - 1;
  }
  const misspelt = misspeltCuisines(reading, words).map(({ at, eaten }) => {
    const want = { value: eaten, wanted: !isDenied(reading, at) };
    take(reading, at, at + 1);
    return want;
  });
  return [...found, ...misspelt];
}

/** "A coffee table", "English menu", "speak German": words for cuisines that mean something else. */
const behind = new Set(["menu", "speaking", "speakers", "table", "machine"]);
const ahead = new Set(["speak", "speaks", "spoken", "sprechen", "spricht"]);
const isNoFood = (reading: Reading, from: number, to: number): boolean =>
  (behind.has(wordAt(reading, to)) && wordAt(reading, from) !== "tasting") || ahead.has(wordAt(reading, from - 1));
