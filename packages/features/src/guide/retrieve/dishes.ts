import { searchWords } from "@bellyfed/core/search/words";
import { slugOf } from "@bellyfed/core/slug";
import type { Menu, MenuItem } from "../../menus/contract.ts";
import type { Restaurant } from "../../restaurants/contract.ts";
import { kindsOf } from "../lexicon/dish-kinds.ts";
import { inflectionsOf } from "../lexicon/inflections.ts";
import { subjectOf } from "../lexicon/subjects.ts";
import { guideLanguages } from "../rules.ts";

/** The dishes of a menu that can be had and whose names have all words of a dish that was asked for, in their order. */
export function dishesCalled(menu: Menu, dish: string): MenuItem[] {
  const words = ` ${searchWords(dish).join(" ")} `;
  if (words.trim() === "") return [];
  return offered(menu).filter(({ name }) => ` ${searchWords(name).join(" ")} `.includes(words));
}

/** The same, and dishes that are it by another name: a rib-eye is a steak. */
export const dishesServed = (menu: Menu, dish: string): MenuItem[] => [
  ...new Set([dish, ...kindsOf(dish).dishes].flatMap((name) => dishesCalled(menu, name))),
];

/** Whether a place is of a kitchen that bears the name of a dish. */
export const isKitchenOf = ({ cuisines }: Pick<Restaurant, "cuisines">, dish: string): boolean =>
  kindsOf(dish).cuisines.some((name) => cuisines.some((cuisine) => slugOf(cuisine) === slugOf(name)));

/**
 * What of a menu is meant by a dish as people say it: dishes that are called so in any of our languages, inflected or as the end of a longer
 * word (Käsefondue); else those with all its words ("the crab toast"); else the dishes of a section of that name. Those that cannot be had now
 * are among them: they are on the menu.
 */
export function dishesMeant(menu: Menu, dish: string): MenuItem[] {
  const names = [...namesOf(dish), ...kindsOf(dish).dishes].map(formsOf);
  const items = allOf(menu);
  const called = items.filter(({ name }) => names.some((words) => stands(words, searchWords(name))));
  if (called.length > 0) return called;
  const words = formsOf(dish);
  const like = items.filter(({ name }) => hasAll(searchWords(name), words));
  if (like.length > 0) return like;
  const sections = menu.sections.filter(({ name }) => names.some((each) => hasAll(searchWords(name), each)));
  return allOf({ ...menu, sections });
}

/** Whether a name is that of a dish that is asked for, in any of our languages. */
export const isSameDish = (name: string, dish: string): boolean =>
  namesOf(dish).some((each) => hasAll(searchWords(name), formsOf(each)));

const allOf = ({ sections }: Menu): MenuItem[] => sections.flatMap(({ items }) => items);
const offered = (menu: Menu): MenuItem[] => allOf(menu).filter(({ available }) => available);

/** All that a dish is called. */
function namesOf(dish: string): readonly string[] {
  const known = subjectOf(dish);
  return [...new Set([dish, ...(known ? guideLanguages.flatMap((language) => known.words[language]) : [])])];
}

/** A word of a name, with the ways in which it may be inflected. */
type Forms = ReadonlySet<string>;
const formsOf = (name: string): Forms[] =>
  searchWords(name).map((word) => new Set(guideLanguages.flatMap((language) => inflectionsOf(word, language))));

const hasAll = (all: readonly string[], asked: readonly Forms[]): boolean =>
  asked.length > 0 && asked.every((forms) => all.some((word) => forms.has(word)));

/** The end of a longer word counts from so many letters on: "Reis" is in no "Preis". */
const LEAST_END = 5;

/** Whether words stand in a name one after the other. */
const stands = (words: readonly Forms[], name: readonly string[]): boolean =>
  words.length > 0 && name.some((_, from) => words.every((forms, at) => isIn(forms, name[from + at] ?? "")));

/** A word itself, or a longer one that ends in it. */
const isIn = (forms: Forms, word: string): boolean =>
  forms.has(word) || [...forms].some((form) => form.length >= LEAST_END && word.endsWith(form));
