import { filtersOf, type Sentence, type SentenceQuery } from "@bellyfed/core/guide/sentences";
import { passing } from "@bellyfed/core/search/filters";
import { bySaid, firstOfEach, phrasesIn, phrasesOf, type Said } from "@bellyfed/core/search/said";
import type { Kept } from "./memory-document.ts";

/** Sentences by a look at every one. */
export function memorySentences(all: readonly Kept[], said: readonly Said[], query: SentenceQuery): Sentence[] {
  const passes = passing(filtersOf(query));
  const among = new Set(
    all
      .filter(({ document, parts }) => passes(document, parts))
      .map(({ document }) => document.id)
      .filter((id) => query.restaurants?.includes(id) ?? true),
  );
  const phrases = phrasesOf(query.phrases);
  const found = said
    .filter(({ restaurantId }) => among.has(restaurantId))
    .flatMap(({ sentences, ...review }) =>
      sentences.map((text, at) => ({ ...review, text, at, matched: phrasesIn(text, phrases) })),
    )
    .filter(({ matched }) => matched.length > 0);
  return firstOfEach(found.sort(bySaid), query).map(({ at: _, ...sentence }) => sentence);
}
