import { fault } from "@bellyfed/core/fault";
import { LANGUAGE } from "@bellyfed/core/patterns";
import { day, integer, line, maxCharacters, strictObject, text, written } from "@bellyfed/core/schema";
import * as v from "valibot";
import { BEST_RATING, mostCharacters } from "./rules.ts";

const isLanguage = (tag: string): boolean => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
};

const rating = integer(1, BEST_RATING);
const aspect = v.exactOptional(rating);

/** What a review says, each by itself. */
export const fields = {
  rating,
  /** Of each aspect that is rated by itself, how; of none it is null. */
  sub_ratings: v.pipe(
    strictObject({ food: aspect, service: aspect, ambience: aspect, value: aspect }),
    written({ description: "1 to 5 for each of what is rated by itself" }),
    v.transform((given) => (Object.keys(given).length > 0 ? given : null)),
  ),
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
