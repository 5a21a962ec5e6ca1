import { phrasesIn, phrasesOf } from "@bellyfed/core/search/said";
import { quotable } from "../check/quotes.ts";
import { phrasesForAndAgainst, says } from "../lexicon/concepts.ts";
import { inflectionsOf } from "../lexicon/inflections.ts";
import { subjectOf } from "../lexicon/subjects.ts";
import { type GuideLanguage, guideLanguages } from "../rules.ts";
import type { GuideTools } from "../tools.ts";
import { unlike } from "./concepts.ts";
import type { Quote } from "./finding.ts";

const MOST_SENTENCES = 60;
/** One for it and one against it. */
const ENOUGH = 2;

/**
 * Sentences of a place's reviews that speak of something, in whatever of our languages: of each subject the best one, and one of whoever liked
 * the place least. Nothing where no review speaks of it.
 */
export async function subjectQuotes(
  id: string,
  subjects: readonly string[],
  language: GuideLanguage,
  tools: GuideTools,
): Promise<Quote[]> {
  const all = subjects.map(async (subject) => {
    const words = wordsOf(subject, language);
    const phrases = [...new Set(guideLanguages.flatMap((each) => words[each]))];
    const found = await tools.sentences({ phrases, restaurants: [id], limit: MOST_SENTENCES });
    const quotes = found.flatMap(({ text, reviewId, rating, language: written }): Quote[] => {
      const own = phrasesOf(ownWords(words, written));
      const quote = quotable(text, (piece) => phrasesIn(piece, own).length > 0);
      return quote === undefined ? [] : [{ reviewId, quote, rating, language: written, concept: null }];
    });
    const more = quotes.length < ENOUGH ? await byConcepts(id, subject, tools) : [];
    return forAndAgainst(unlike([...quotes, ...more]), language);
  });
  return (await Promise.all(all)).flat();
}

/** Sentences that tell of a subject without its name: of the service that somebody was friendly. */
async function byConcepts(id: string, subject: string, tools: GuideTools): Promise<Quote[]> {
  const all = (subjectOf(subject)?.concepts ?? []).map(async (concept) => {
    const phrases = phrasesForAndAgainst(concept);
    const found = await tools.sentences({ phrases, restaurants: [id], limit: MOST_SENTENCES });
    return found.flatMap(({ text, reviewId, rating, language }): Quote[] => {
      const quote = quotable(text, (piece) => says(piece, concept) !== null);
      return quote === undefined ? [] : [{ reviewId, quote, rating, language, concept }];
    });
  });
  return (await Promise.all(all)).flat();
}

type Words = Readonly<Record<GuideLanguage, readonly string[]>>;

/** A word that no list knows is looked for in reviews of every language. */
function wordsOf(subject: string, language: GuideLanguage): Words {
  const known = subjectOf(subject);
  const inflected = (each: GuideLanguage): readonly string[] =>
    known ? known.words[each].flatMap((word) => inflectionsOf(word, each)) : inflectionsOf(subject, language);
  return { en: inflected("en"), de: inflected("de"), ar: inflected("ar") };
}

/** "Personal" is staff in German, and none in English: words count in the language of a review, where it says which that is. */
function ownWords(words: Words, written: string | null): readonly string[] {
  const own = guideLanguages.find((language) => written?.toLowerCase().split("-")[0] === language);
  return own ? words[own] : guideLanguages.flatMap((language) => words[language]);
}

/** Those in the language of whoever asks first, then as they come: the best first. */
function forAndAgainst(quotes: readonly Quote[], language: GuideLanguage): Quote[] {
  const readable = quotes.toSorted((one, other) => Number(isIn(other, language)) - Number(isIn(one, language)));
  const [best, ...others] = readable;
  if (!best) return [];
  const worst = others.toSorted((one, other) => one.rating - other.rating)[0];
  return worst ? [best, worst] : [best];
}

const isIn = ({ language }: Quote, asked: GuideLanguage): boolean => language?.toLowerCase().startsWith(asked) ?? false;
