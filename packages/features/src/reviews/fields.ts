import { fault } from "@bellyfed/core/fault";
import { LANGUAGE } from "@bellyfed/core/patterns";
import { day, integer, line, maxCharacters, text, written } from "@bellyfed/core/schema";
import * as v from "valibot";
import { BEST_RATING, mostCharacters } from "./rules.ts";

const isLanguage = (tag: string): boolean => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
};

/** What a review says, each by itself. */
export const fields = {
  rating: integer(1, BEST_RATING),
  title: line(mostCharacters.title),
  text: text(mostCharacters.text),
  visited_on: day,
  /** BCP 47: `en`, `pt-BR`. */
  language: v.pipe(
    v.string(),
    maxCharacters(35),
    v.check(isLanguage, fault("pattern.language")),
    written({ pattern: LANGUAGE }),
  ),
};
