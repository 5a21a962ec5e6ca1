import { domainWords } from "../lexicon/common.ts";
import { met, type Phrases } from "../lexicon/phrases.ts";
import {
  bookingWords,
  helpWords,
  medicalWords,
  orderingWords,
  otherSubjects,
  smallTalkWords,
} from "../lexicon/talk.ts";
import { compareWords } from "../lexicon/topics.ts";
import { asksWhetherBookable } from "./house-rules.ts";
import { isOneOf, type Reading, wordAt } from "./reading.ts";

/** What a message is, beside what it asks for. */
export interface Talk {
  readonly gives: "orders" | "writing" | null;
  readonly other: boolean;
  readonly medical: boolean;
  readonly celiac: boolean;
  readonly booking: boolean;
  /** Whether it asks if places take bookings. */
  readonly asksBookable: boolean;
  readonly help: boolean;
  readonly small: boolean;
  readonly compares: boolean;
  /** Whether it is about eating at all. */
  readonly domain: boolean;
  /** Whether it is put as a question or an order. */
  readonly asks: boolean;
}

const celiac = new Set("celiac coeliac celiacs coeliacs zoliakie سيلياك السيلياك الزلاقي".split(" "));
const writing = new Set(
  "write poem translate poetry essay code joke schreib schreibe gedicht ubersetze witz اكتب ترجم قصيده نكته".split(" "),
);
const asking = new Set(
  "what who why how when where which explain solve calculate define was wer warum wie wann wo welche erklare berechne ما من لماذا كيف متى اشرح احسب ماذا".split(
    " ",
  ),
);

export function talkIn(reading: Reading, text: string): Talk {
  const { tokens, language } = reading;
  const has = (phrases: Phrases<unknown>) => met(phrases, tokens, language).length > 0;
  const any = (words: ReadonlySet<string>) => tokens.some((_, at) => isOneOf(reading, at, words));
  const help = met(helpWords, tokens, language);
  return {
    gives: has(orderingWords) ? "orders" : any(writing) ? "writing" : null,
    other: has(otherSubjects),
    medical: has(medicalWords),
    celiac: any(celiac),
    booking: has(bookingWords),
    asksBookable: asksWhetherBookable(reading),
    help: help.some(({ from, to }) => to - from > 1 || tokens.length <= 3),
    small: has(smallTalkWords),
    compares: has(compareWords),
    domain: any(domainWords),
    asks: /[?؟]/.test(text) || asking.has(wordAt(reading, 0)),
  };
}
