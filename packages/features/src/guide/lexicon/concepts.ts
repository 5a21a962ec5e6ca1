import { type GuideLanguage, guideLanguages } from "../rules.ts";
import { food } from "./concepts/food.ts";
import { moods } from "./concepts/moods.ts";
import { occasions } from "./concepts/occasions.ts";
import { places } from "./concepts/places.ts";
import { service } from "./concepts/service.ts";
import type { Concept, Wording } from "./concepts/wording.ts";
import { type Standing, standingOf } from "./denial.ts";
import { inflected } from "./endings.ts";
import { met, type PhraseEntry, type Phrases, phrasesOf as phrases } from "./phrases.ts";
import { tokensOf } from "./tokens.ts";

/** What a restaurant says of itself (terrace, live music, children, brunch) is an attribute of the data and no concept. */
const concepts = { ...moods, ...occasions, ...service, ...food, ...places } satisfies Readonly<Record<string, Concept>>;

/** Moods and other things that only reviews tell. */
export type ConceptName = keyof typeof concepts;
export const conceptNames = Object.keys(concepts) as readonly ConceptName[];

/** Every phrase of some kinds, in all three languages. */
const phrasesIn = (concept: Concept, ...kinds: readonly (keyof Wording)[]): (readonly [string, GuideLanguage])[] =>
  guideLanguages.flatMap((language) =>
    kinds
      .flatMap((kind) => inflected(concept[language][kind] ?? "", language))
      .map((each) => [each, language] as const),
  );

export interface AskedConcept {
  readonly concept: ConceptName;
  readonly is: boolean;
}

const asked = (concept: ConceptName, is: boolean, ...kinds: readonly (keyof Wording)[]): PhraseEntry<AskedConcept>[] =>
  phrasesIn(concepts[concept], ...kinds).map(([phrase, language]) => [phrase, { concept, is }, language]);

/** What people write when they ask for a concept, or (`is: false`) for its opposite. */
export const askedConcepts: Phrases<AskedConcept> = phrases(
  conceptNames.flatMap((concept) => [...asked(concept, true, "words", "asks"), ...asked(concept, false, "opposite")]),
);

/** By which sentences of reviews are found that may say it: see core/guide/sentences.ts. */
export const phrasesOf = (name: ConceptName): readonly string[] => saidOf(name).written;

/** By which sentences are found that may say it or its opposite. */
export const phrasesForAndAgainst = (name: ConceptName): readonly string[] => {
  const { written, against } = saidOf(name);
  return [...written, ...against];
};

/**
 * Whether a sentence of a review says that a place is so (`quiet`), or that it is not; null where it says neither, or both, asks, hopes, or
 * tells of long ago.
 */
export function says(sentence: string, name: ConceptName): "yes" | "no" | null {
  if (/[?؟]\s*$/.test(sentence)) return null;
  const tokens = tokensOf(sentence);
  const heard = met(saidOf(name).index, tokens).map(({ value, from, to }) =>
    judged(standingOf(tokens, from, to), value),
  );
  if (heard.includes("yes") === heard.includes("no")) return null;
  return heard.includes("yes") ? "yes" : "no";
}

/** "Not loud" is less than quiet. */
function judged(standing: Standing, isSo: boolean): "yes" | "no" | null {
  if (standing === "said") return isSo ? "yes" : "no";
  return standing === "denied" && isSo ? "no" : null;
}

/** What reviews say, ready to be looked for, and as it is written. */
interface Said {
  readonly index: Phrases<boolean>;
  readonly written: readonly string[];
  /** The same of its opposite. */
  readonly against: readonly string[];
}
/** Made when they are first asked for: a turn has two or three. */
const said = new Map<ConceptName, Said>();

function saidOf(name: ConceptName): Said {
  const known = said.get(name);
  if (known) return known;
  const [so, notSo] = [["words", "says"] as const, ["opposite"] as const].map((kinds) =>
    phrasesIn(concepts[name], ...kinds).map(([phrase]) => phrase),
  ) as [string[], string[]];
  const index = phrases([...so.map((each) => [each, true] as const), ...notSo.map((each) => [each, false] as const)]);
  const [written, against] = [so, notSo].map((all) => [...new Set(all.flatMap(asWritten))]) as [string[], string[]];
  const made = { index, written, against };
  said.set(name, made);
  return made;
}

/** Arabic words are written with what stands before them: the article, and "and"; short ones are prepositions. */
function asWritten(phrase: string): string[] {
  if (!/^[\u0600-\u06ff]{4}/.test(phrase)) return [phrase];
  return phrase.startsWith("ال") ? [phrase, `و${phrase}`] : [phrase, `ال${phrase}`, `و${phrase}`];
}
