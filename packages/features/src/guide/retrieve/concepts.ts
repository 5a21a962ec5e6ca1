import type { Sentence, SentenceQuery } from "@bellyfed/core/guide/sentences";
import { quotable } from "../check/quotes.ts";
import { type ConceptName, phrasesOf, says } from "../lexicon/concepts.ts";
import type { GuideTools } from "../tools.ts";
import { filtersOf } from "./filters.ts";
import type { Quote } from "./finding.ts";
import type { Wish } from "./searches.ts";

/** A sentence that says something, with what of it may be quoted. */
export interface Said extends Sentence {
  readonly quote: string;
}

type Among = Pick<SentenceQuery, "restaurants" | "filters" | "limit">;

/** Sentences are looked through for one concept, and of one place at most. */
const MOST_SENTENCES = 300;
const MOST_OF_A_PLACE = 5;
/** Quotes that an answer has of one place at most. */
const MOST_QUOTES = 2;
/** What a review of fewer stars says is seldom praise. */
const LEAST_RATING = 3;

/** Sentences that say that a place is so, and do not deny it; the best first. */
export async function conceptSentences(tools: GuideTools, concept: ConceptName, among: Among): Promise<Said[]> {
  const phrases = phrasesOf(concept);
  const sentences = await tools.sentences({ phrases, perRestaurant: MOST_OF_A_PLACE, ...among });
  return sentences.flatMap((sentence) => {
    const quote = quotable(sentence.text, (piece) => says(piece, concept) === "yes");
    return quote === undefined || says(sentence.text, concept) !== "yes" ? [] : [{ ...sentence, quote }];
  });
}

export interface Ranked {
  readonly id: string;
  readonly quotes: readonly Quote[];
  /** How much speaks for it. */
  readonly weight: number;
}

/**
 * The places of which reviews say all concepts of a wish, those first of which more and better sentences do. `ids`: only of these, and in their
 * order where one was asked for.
 */
export async function rankedByConcepts(
  wish: Wish,
  ids: readonly string[] | null,
  tools: GuideTools,
): Promise<readonly Ranked[]> {
  const [first, ...others] = wish.slots.concepts;
  if (first === undefined) return [];
  const among: Among = ids ? { restaurants: ids, limit: MOST_SENTENCES } : byFilters(wish);
  let ranked: readonly Ranked[] = byPlace(await conceptSentences(tools, first, among), first);
  for (const concept of others) {
    if (ranked.length === 0) return [];
    const restaurants = ranked.map(({ id }) => id);
    const sentences = await conceptSentences(tools, concept, { restaurants, limit: MOST_SENTENCES });
    ranked = together(ranked, byPlace(sentences, concept));
  }
  if (ids === null || wish.slots.order === "best") return ranked.toSorted((one, other) => other.weight - one.weight);
  const rank = new Map(ids.map((id, at) => [id, at]));
  return ranked.toSorted((one, other) => (rank.get(one.id) ?? 0) - (rank.get(other.id) ?? 0));
}

/** Places of which both is said. */
function together(some: readonly Ranked[], others: readonly Ranked[]): Ranked[] {
  const known = new Map(others.map((each) => [each.id, each]));
  return some.flatMap(({ id, quotes, weight }) => {
    const other = known.get(id);
    return other ? [{ id, quotes: [...quotes, ...other.quotes], weight: weight + other.weight }] : [];
  });
}

const byFilters = (wish: Wish): Among => ({
  filters: filtersOf(wish.slots, wish.question),
  limit: MOST_SENTENCES,
});

/** A sentence weighs as much as its review has stars above the worst; what a bad review says does not count. */
function byPlace(sentences: readonly Said[], concept: ConceptName): Ranked[] {
  const places = Map.groupBy(
    sentences.filter(({ rating }) => rating >= LEAST_RATING),
    ({ restaurantId }) => restaurantId,
  );
  return [...places].map(([id, said]) => ({
    id,
    quotes: unlike(said)
      .slice(0, MOST_QUOTES)
      .map((sentence) => quoteOf(sentence, concept)),
    weight: said.reduce((sum, { rating }) => sum + rating - 1, 0),
  }));
}

/** Sentences that say the same word for word once. */
export function unlike<Quoted extends { readonly quote: string }>(quotes: readonly Quoted[]): Quoted[] {
  const met = new Set<string>();
  return quotes.filter(({ quote }) => !met.has(quote.toLowerCase()) && met.add(quote.toLowerCase()));
}

export const quoteOf = ({ reviewId, quote, rating, language }: Said, concept: string | null): Quote => ({
  ...{ reviewId, quote, rating, language, concept },
});
