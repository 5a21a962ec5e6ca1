import { distance, forgiven } from "@bellyfed/core/search/distance";
import { searchFold } from "@bellyfed/core/search/words";
import type { DietName } from "../../restaurants/rules.ts";
import { cuisineWords } from "../lexicon/cuisines.ts";
import { dishWords } from "../lexicon/dishes.ts";
import { type PhraseEntry, type Phrases, phrasesOf } from "../lexicon/phrases.ts";
import { isFree, isFunctionWord, type Reading } from "./reading.ts";

/** Something to eat that a phrase stands for: cuisines by their names in the data, or a dish. */
export type Eaten =
  | { readonly kind: "cuisine"; readonly names: readonly string[]; readonly ours: boolean }
  | { readonly kind: "dish"; readonly name: string };

let last: { readonly of: string; readonly phrases: Phrases<Eaten>; readonly words: readonly CuisineWord[] } | null =
  null;

interface CuisineWord {
  readonly word: string;
  readonly eaten: Eaten;
}

/** Words for all that is eaten: our cuisines, those that we do not have, and dishes; made again only where our cuisines change. */
export function eatenWords(cuisines: readonly string[]): {
  readonly phrases: Phrases<Eaten>;
  readonly words: readonly CuisineWord[];
} {
  const of = cuisines.join("\n");
  if (last?.of === of) return last;
  const entries = [...cuisineEntries(cuisines), ...dishEntries()];
  const words = entries.flatMap(([phrase, eaten]): CuisineWord[] =>
    eaten.kind === "cuisine" && /^\p{Script=Latin}{5,}$/u.test(phrase) ? [{ word: searchFold(phrase), eaten }] : [],
  );
  last = { of, phrases: phrasesOf(entries), words };
  return last;
}

/** Diets and meals are cuisines in some data; they are understood as what they are. */
const noCuisines = new Set(["vegan", "vegetarian", "halal", "kosher", "breakfast", "brunch", "gluten free", "other"]);

function cuisineEntries(cuisines: readonly string[]): PhraseEntry<Eaten>[] {
  const ours = new Map(cuisines.map((name) => [searchFold(name), name]));
  const own = cuisines
    .filter((name) => !noCuisines.has(searchFold(name)))
    .map((name): PhraseEntry<Eaten> => [name, { kind: "cuisine", names: [name], ours: true }]);
  const spoken = cuisineWords.flatMap(({ names, words }): PhraseEntry<Eaten>[] => {
    const known = names.flatMap((name) => ours.get(searchFold(name)) ?? []);
    const eaten: Eaten = {
      kind: "cuisine",
      names: known.length > 0 ? known : names.slice(0, 1),
      ours: known.length > 0,
    };
    return words.map(([word, language]) => [word, eaten, language]);
  });
  return [...own, ...spoken];
}

const dishEntries = (): PhraseEntry<Eaten>[] =>
  dishWords.flatMap((words) =>
    words.map((word): PhraseEntry<Eaten> => [word, { kind: "dish", name: words[0] ?? word }]),
  );

/** A cuisine that we have goes before a dish, which goes before a cuisine that we do not have. */
export const bestOf = <Of extends { readonly value: Eaten }>(met: readonly Of[]): Of | undefined =>
  met.find(({ value }) => value.kind === "cuisine" && value.ours) ??
  met.find(({ value }) => value.kind === "dish") ??
  met[0];

/** Words that are no mistakes for a cuisine. */
const noMistakes = new Set(
  "greet meet french frisch frische coffin bars bare barn pubs thats polite polished friend fresh grilled bakes basis ramps".split(
    " ",
  ),
);

/** What words with mistakes in them may have been: cuisines by their places among the tokens. */
export function misspeltCuisines(
  reading: Reading,
  words: readonly CuisineWord[],
): { readonly at: number; readonly eaten: Eaten }[] {
  return reading.tokens.flatMap(({ word }, at) => {
    if (!isFree(reading, at, at + 1) || isFunctionWord(reading, at) || word.length < 5 || noMistakes.has(word))
      return [];
    const mistakes = forgiven(word);
    const meant = words.find((each) => each.word[0] === word[0] && distance(word, each.word, mistakes) <= mistakes);
    return meant ? [{ at, eaten: meant.eaten }] : [];
  });
}

const diets = ["vegan", "vegetarian", "vegetarisch", "vegetarier", "glutenfrei", "gluten", "kosher", "halal"] as const;
const dietBy: Readonly<Record<(typeof diets)[number], DietName>> = {
  ...{ vegan: "vegan", vegetarian: "vegetarian", vegetarisch: "vegetarian", vegetarier: "vegetarian" },
  ...{ glutenfrei: "gluten_free", gluten: "gluten_free", kosher: "kosher", halal: "halal" },
};

/** The diet that a word with a mistake in it may have been. */
export function misspeltDiet(word: string): DietName | null {
  const mistakes = forgiven(word);
  const forms = [word, word.replace(/e[snrm]?$/, "")].filter(({ length }) => length >= 5);
  const meant = diets.find((diet) =>
    forms.some((form) => diet[0] === form[0] && distance(form, diet, mistakes) <= mistakes),
  );
  return meant ? dietBy[meant] : null;
}
