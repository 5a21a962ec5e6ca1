import type { AttributeName, DietName } from "../../restaurants/rules.ts";
import { askedConcepts, type ConceptName } from "../lexicon/concepts.ts";
import { attributeWords, dietWords } from "../lexicon/offers.ts";
import { metAt } from "../lexicon/phrases.ts";
import { chainWords, independentWords, nearWords, orderWords, priceSteps, priceWords } from "../lexicon/wishes.ts";
import type { Order } from "../slots.ts";
import { elativeIn } from "./choosing.ts";
import { bestOf, type Eaten, eatenWords, misspeltCuisines, misspeltDiet } from "./cuisines.ts";
import { isDenied } from "./denied.ts";
import { isFree, isFunctionWord, isOneOf, metFreely, type Reading, take, takeMet, wordAt } from "./reading.ts";

/** Something that is wanted, or is not. */
export interface Want<Value> {
  readonly value: Value;
  readonly wanted: boolean;
}

export interface Wants {
  readonly cuisines: readonly Want<string>[];
  readonly dishes: readonly Want<string>[];
  readonly diets: readonly DietName[];
  readonly attributes: readonly Want<AttributeName>[];
  readonly concepts: readonly Want<ConceptName>[];
}

/** Every value once; what is said of it first counts. */
function once<Value>(wants: readonly Want<Value>[]): Want<Value>[] {
  return wants.filter(({ value }, at) => wants.findIndex((other) => other.value === value) === at);
}

/** What is wanted to eat, and what of a place: all that lists and lexicons know. */
export function wantsIn(reading: Reading, cuisines: readonly string[]): Wants {
  const diets = takeMet(reading, dietWords).map(({ value }) => value);
  const concepts = conceptsIn(reading);
  const attributes = metFreely(reading, attributeWords).map(({ value, from, to }) => {
    const want = { value, wanted: !isDenied(reading, from, to) };
    take(reading, from, to);
    return want;
  });
  const eaten = eatenIn(reading, cuisines);
  reading.tokens.forEach(({ word }, at) => {
    const diet = isFree(reading, at, at + 1) && !isFunctionWord(reading, at) ? misspeltDiet(word) : null;
    if (diet) diets.push(diet);
  });
  return {
    diets: [...new Set(diets)],
    attributes: once(attributes),
    concepts: once(concepts),
    cuisines: once(
      eaten.flatMap(({ value, wanted }) =>
        value.kind === "cuisine" ? value.names.map((name) => ({ value: name, wanted })) : [],
      ),
    ),
    dishes: once(eaten.flatMap(({ value, wanted }) => (value.kind === "dish" ? [{ value: value.name, wanted }] : []))),
  };
}

/** Concepts leave what is eaten to be read: "the best coffee" is good coffee, and coffee. */
function conceptsIn(reading: Reading): Want<ConceptName>[] {
  return metFreely(reading, askedConcepts).flatMap(({ value, from, to }) => {
    if (isAttribute(reading, from, to)) return [];
    const denied = isDenied(reading, from, to);
    if (value.is === false && !denied) return [];
    return [{ value: value.concept, wanted: value.is !== denied || !value.is }];
  });
}

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

/** What prices are wanted: levels, or a step from those of the turn before; null where nothing is said. */
export type PriceSaid = { readonly levels: readonly number[] } | { readonly step: "down" | "up" | "any" } | null;

const LEVELS = [1, 2, 3, 4];

export function priceIn(reading: Reading): PriceSaid {
  const [step] = takeMet(reading, priceSteps);
  if (step) return { step: step.value };
  const said = metFreely(reading, priceWords).map(({ value, from, to }) => ({
    value,
    from,
    to,
    denied: isDenied(reading, from, to),
  }));
  for (const { from, to } of said) take(reading, from, to);
  const [first] = said;
  if (!first) return null;
  const { value, denied } = said.find((each) => each.denied) ?? first;
  const levels = LEVELS.filter((level) => value.includes(level) !== denied);
  return { levels: denied && value.length === 1 ? LEVELS.filter((level) => level > Math.max(...value)) : levels };
}

/** In which order, whether it is close by and how far that may be, and whether chains are left out. */
export interface Ways {
  readonly order: Order | null;
  readonly nearby: boolean;
  readonly radius: number | null;
  readonly chains: "without" | null;
}

export function waysIn(reading: Reading): Ways {
  const near = metFreely(reading, nearWords);
  const orders = metFreely(reading, orderWords);
  const independent = takeMet(reading, independentWords);
  const chains = metFreely(reading, chainWords).filter(({ from, to }) => isDenied(reading, from, to));
  for (const { from, to } of [...near, ...orders, ...chains]) take(reading, from, to);
  const first = orders.find(({ value, from }) => value !== "distance" || !isOneOf(reading, from + 1, notNearest));
  const elative = elativeIn(reading);
  if (elative) take(reading, elative.from, elative.to);
  const order = first?.value ?? elative?.order ?? null;
  return {
    order,
    nearby: near.length > 0 || order === "distance",
    radius: near.find(({ value }) => value !== null)?.value ?? null,
    chains: chains.length > 0 || independent.length > 0 ? "without" : null,
  };
}

/** "Nächsten Samstag" is no distance. */
const notNearest = new Set(
  "montag dienstag mittwoch donnerstag freitag samstag sonntag woche wochenende mal tag to".split(" "),
);
