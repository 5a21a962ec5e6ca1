import { met } from "../lexicon/phrases.ts";
import { tokensOf } from "../lexicon/tokens.ts";
import { type Untold, untoldLabels, untoldWords } from "../lexicon/untold.ts";
import type { Brief } from "../ports.ts";
import type { GuideLanguage } from "../rules.ts";
import { languageOf, listed } from "./language.ts";

const say: Readonly<Record<GuideLanguage, (things: string) => string>> = {
  en: (things) => `I know nothing of ${things}: restaurants do not tell that here, so I could not look for it.`,
  de: (things) =>
    `Von ${things} weiss ich nichts: Restaurants sagen das hier nicht, also konnte ich nicht danach suchen.`,
  ar: (things) => `لا أعرف شيئًا عن ${things}: المطاعم لا تذكر ذلك هنا، فلم أستطع البحث عنه.`,
};

/** What is asked for and nobody tells, in words; empty where there is no such thing. */
export function untoldIn({ question, understood }: Brief): readonly string[] {
  const { language, intent, unclear } = understood;
  if (unclear || !["find", "fact", "compare"].includes(intent)) return [];
  const things = new Set<Untold>(met(untoldWords, tokensOf(question.message), language).map(({ value }) => value));
  const labels = [...things].map((thing) => untoldLabels[thing][language]);
  return labels.length === 0 ? [] : [say[language](listed(labels, languageOf[language].labels))];
}
