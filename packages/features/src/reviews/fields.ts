import { fault } from "@bellyfed/core/fault";
import { LANGUAGE } from "@bellyfed/core/patterns";
import {
  day,
  integer,
  integerText,
  line,
  maxCharacters,
  oneOf,
  severalWords,
  strictObject,
  text,
  written,
} from "@bellyfed/core/schema";
import * as v from "valibot";
import { BEST_RATING, MOST_SOUGHT, mostCharacters, reviewSorts } from "./rules.ts";

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

/** Which reviews are asked for, and in which order. */
export const listing = {
  sort: v.optional(oneOf(reviewSorts), "newest"),
  rating: severalWords(integerText(1, BEST_RATING), BEST_RATING),
  language: v.exactOptional(fields.language),
  q: v.exactOptional(line(MOST_SOUGHT)),
};
