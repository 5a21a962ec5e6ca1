import { functionWords } from "../lexicon/common.ts";
import type { Token } from "../lexicon/tokens.ts";
import type { GuideLanguage } from "../rules.ts";

const ARABIC = /\p{Script=Arabic}/u;
const LATIN = /\p{Script=Latin}/u;
/** "Freitagmittag"; days by themselves are among the small words. */
const GERMAN_DAY = /^(?:(?:sonn|mon|diens|donners|frei|sams)tag|mittwoch)./;

/** In which language a message is written: by its script, then by its small words; where they do not tell, it is the one that was spoken before, or of whoever asks. */
export function languageOf(tokens: readonly Token[], spoken: GuideLanguage): GuideLanguage {
  const arabic = tokens.filter(({ text }) => ARABIC.test(text)).length;
  const latin = tokens.filter(({ text }) => LATIN.test(text)).length;
  if (arabic > 0 && arabic * 2 >= latin) return "ar";
  if (latin === 0) return spoken;
  const count = (language: GuideLanguage) => tokens.filter(({ word }) => functionWords[language].has(word)).length;
  const days = tokens.filter(({ word }) => GERMAN_DAY.test(word)).length;
  const german =
    count("de") + days + tokens.filter(({ text }) => /[äöüß]/i.test(text) && !/zürich/i.test(text)).length / 2;
  const english = count("en");
  if (german === english) return spoken === "ar" ? "en" : spoken;
  return german > english ? "de" : "en";
}
