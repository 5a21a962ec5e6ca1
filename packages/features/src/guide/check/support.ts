import { searchWords } from "@bellyfed/core/search/words";
import { conceptWords } from "../compose/concept-labels.ts";
import { cuisineLabel } from "../compose/cuisine-labels.ts";
import { languageOf } from "../compose/language.ts";
import { cityLabel } from "../compose/names.ts";
import type { Source } from "../evidence.ts";
import type { GuideLanguage } from "../slots.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** Letters at the beginning by which two words are forms of one: "roman-tic", "roman-tically"; and how many more one may have. */
const STEM = 5;
const MOST_ENDING = 4;

/**
 * Whether a text has a word that is neither one of those with which anything is said nor in what its sources say: a writer puts together what
 * was read, and adds nothing.
 */
export function unsupported(bare: string, sources: readonly Source[], language: GuideLanguage): boolean {
  const ours = vocabularyOf(language);
  const said = sources.flatMap((source) => textsOf(source, language)).flatMap(searchWords);
  const known = new Set(said);
  return searchWords(bare).some((word) => {
    const forms = language === "ar" ? [word, withoutPrefix(word)] : [word];
    return !forms.some((form) => ours.has(form) || known.has(form) || said.some((other) => isForm(form, other)));
  });
}

const isForm = (word: string, other: string): boolean =>
  word.slice(0, STEM) === other.slice(0, STEM) &&
  Math.min(word.length, other.length) >= STEM &&
  Math.abs(word.length - other.length) <= MOST_ENDING;

/** What is written onto an Arabic word before it: and, with, for, like, the. */
const withoutPrefix = (word: string): string => word.replace(/^[وف]?[بلك]?(?:ال|لل)?(?=.{3})/u, "");

function textsOf(source: Source, language: GuideLanguage): readonly string[] {
  const { labels } = languageOf[language];
  switch (source.kind) {
    case "restaurant": {
      const { name, cuisines, city, neighborhood, diets, attributes } = source.restaurant;
      return [
        ...[name, ...cuisines, city, neighborhood ?? ""],
        ...[...cuisines.map((cuisine) => cuisineLabel(cuisine, language)), cityLabel(city, language)],
        ...diets.flatMap((diet) => [labels.diet[diet], labels.diets[diet]]),
        ...attributes.map((attribute) => labels.attributes[attribute]),
      ];
    }
    case "review":
      return [source.quote, ...(source.concept === null ? [] : conceptWords(source.concept, language))];
    case "menu":
      return source.menu.sections.flatMap(({ items }) => items.map((item) => item.name));
  }
}
