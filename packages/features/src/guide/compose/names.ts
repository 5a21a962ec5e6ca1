import { searchFold } from "@bellyfed/core/search/words";
import { cityLabels } from "../lexicon/cities.ts";
import { dishWords } from "../lexicon/dishes.ts";
import type { GuideLanguage } from "../rules.ts";

const cities = new Map(cityLabels.flatMap((each) => each.names.map((name) => [searchFold(name), each] as const)));

/** A city in the language of an answer; as the data has it where that language calls it alike, or is not known to call it otherwise. */
export const cityLabel = (name: string, language: GuideLanguage): string =>
  language === "en" ? name : (cities.get(searchFold(name))?.[language] ?? name);

const dishes = new Map(dishWords.map((words) => [searchFold(words[0] ?? ""), words]));

/** A dish that is asked for, in Arabic letters where the answer is Arabic and they are known; menus write it as they do. */
export const dishLabel = (name: string, language: GuideLanguage): string =>
  language === "ar" ? (dishes.get(searchFold(name))?.find((word) => /^[\u0600-\u06ff]/.test(word)) ?? name) : name;
