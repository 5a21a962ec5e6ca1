import { met } from "../lexicon/phrases.ts";
import { tokensOf } from "../lexicon/tokens.ts";
import { type Untold, untoldLabels, untoldWords } from "../lexicon/untold.ts";
import type { Brief } from "../ports.ts";
import type { GuideLanguage } from "../rules.ts";
import { languageOf, listed } from "./language.ts";

/** `isSearch`: it was to be looked for; else a place was asked for it. */
const say: Readonly<Record<GuideLanguage, (things: string, isSearch: boolean) => string>> = {
  en: (things, isSearch) =>
    `I know nothing of ${things}: restaurants do not tell that here${isSearch ? ", so I could not look for it" : ""}.`,
  de: (things, isSearch) =>
    `Von ${things} weiss ich nichts: Restaurants sagen das hier nicht${isSearch ? ", also konnte ich nicht danach suchen" : ""}.`,
  ar: (things, isSearch) =>
    `لا أعرف شيئًا عن ${things}: المطاعم لا تذكر ذلك هنا${isSearch ? "، فلم أستطع البحث عنه" : ""}.`,
};

/** What is asked for and nobody tells, in words; empty where there is no such thing. */
export function untoldIn({ question, understood }: Brief): readonly string[] {
  const { language, intent, unclear } = understood;
  if (unclear || !["find", "fact", "compare"].includes(intent)) return [];
  const things = new Set<Untold>(met(untoldWords, tokensOf(question.message), language).map(({ value }) => value));
  const labels = [...things].map((thing) => untoldLabels[thing][language]);
  return labels.length === 0 ? [] : [say[language](listed(labels, languageOf[language].labels), intent === "find")];
}
