import { languageOf } from "@bellyfed/features/guide/compose/language";
import type { Played } from "../asking.ts";
import type { Place } from "../places.ts";
import { printed, sentencesOf } from "./answered.ts";

/** Numbers of sources at the end of a sentence: `[1][12]`. */
const MARKERS = /(?: ?\[\d+\])+$/;
/** What is left of a placeholder, or of a value that there is not. */
const UNFILLED = /[{}]|\bundefined\b|\bnull\b|\bNaN\b/;

/** How many sentences of an answer say something of a place, and bear numbers. */
export const sourced = (played: Played): number => sentencesOf(played).filter((each) => MARKERS.test(each)).length;

/**
 * What an answer says without a source of its turn: one line each, none in any answer of any model. `usual` is the answer of the templates to
 * the same: what bears no number is what the guide says of itself and its search there, too.
 */
export function unsourcedIn(played: Played, usual: Played, places: readonly Place[]): string[] {
  const { outcome, chunks } = played;
  const told = new Set(chunks.flatMap((chunk) => (chunk.type === "source-url" ? [chunk.sourceId] : [])));
  const { frame } = languageOf[outcome.understood.language];
  const own = new Set([...bareOf(usual), frame.fellBack(), frame.intro(true), frame.intro(false)]);
  const shown = printed(played).sentences.filter((sentence) => sentence.shown);
  const strange = (id: string) => !told.has(id);
  return [
    ...shown.filter(({ sources }) => sources.length === 0 || sources.some(strange)).map(({ draft }) => draft),
    ...numbersIn(outcome.text).filter(strange),
    ...bareOf(played).filter((sentence) => !own.has(sentence)),
    ...(sourced(played) === shown.length ? [] : [`${shown.length} sentences, ${sourced(played)} with numbers`]),
    ...(UNFILLED.test(outcome.text) ? [outcome.text] : []),
    ...misquotesIn(played, places),
  ];
}

const bareOf = (played: Played): string[] => sentencesOf(played).filter((sentence) => !MARKERS.test(sentence));

const numbersIn = (text: string): string[] => [...text.matchAll(/\[(\d+)\]/g)].flatMap(([, number]) => number ?? []);

/** Quotes that do not stand in their review word for word. */
function misquotesIn({ outcome }: Played, places: readonly Place[]): string[] {
  return outcome.sources.flatMap(({ restaurant_id, review_id, quote }) => {
    if (review_id === null) return [];
    const reviews = places.find(({ facts }) => facts.id === restaurant_id)?.reviews ?? [];
    const review = reviews.find(({ id }) => id === review_id);
    return `${review?.title}\n${review?.text}`.includes(quote ?? "") ? [] : [`${quote} is no quote of ${review_id}`];
  });
}
