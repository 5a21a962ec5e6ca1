import { searchWords } from "./words.ts";

/** So many characters a sentence has at most: a longer one is cut where a word ends. */
export const MOST_CHARACTERS = 300;
/** So many sentences of one review are kept: more than any that is written to be read. */
export const MOST_SENTENCES = 64;

/** By their language, as making one takes long. What is no language is split as English is. */
const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(language: string): Intl.Segmenter {
  const known =
    segmenters.get(language) ?? new Intl.Segmenter([...supported(language), "en"], { granularity: "sentence" });
  segmenters.set(language, known);
  return known;
}

/** A language that was said, as far as it is one. */
function supported(language: string): readonly string[] {
  try {
    return Intl.Segmenter.supportedLocalesOf(language);
  } catch {
    return [];
  }
}

/** The sentences of a review's texts (title, text), word for word, in their order, without those that have no word. `language`: as the review says it. */
export function sentencesOf(texts: readonly (string | null)[], language: string | null): string[] {
  const segmenter = segmenterFor(language ?? "en");
  return texts
    .flatMap((text) => (text ?? "").split(/[\n\r\u2028\u2029]+/))
    .flatMap((line) => whole([...segmenter.segment(line)].map(({ segment }) => segment)))
    .flatMap((sentence) => pieces(sentence.trim()))
    .filter((sentence) => searchWords(sentence).length > 0)
    .slice(0, MOST_SENTENCES);
}

/** What ends in a full stop that ends no sentence: a number (am 3. Mai), an initial, Mr., Dr., St. */
const GOES_ON = /(^|[\s\p{P}])(\p{Lu}|\d+|Mrs?|Ms|Dr|St|Nr)\.\s*$/u;

/** Sentences of segments, as languages know fewer abbreviations than people write. */
function whole(segments: readonly string[]): string[] {
  const sentences: string[] = [];
  for (const segment of segments) {
    const before = sentences.at(-1);
    if (before !== undefined && GOES_ON.test(before)) sentences[sentences.length - 1] = before + segment;
    else sentences.push(segment);
  }
  return sentences;
}

/** A sentence in pieces that are short enough; one long word is cut between characters. */
function pieces(sentence: string): string[] {
  if (sentence.length <= MOST_CHARACTERS) return [sentence];
  const space = sentence.slice(0, MOST_CHARACTERS + 1).search(/\s\S*$/);
  const end = space > 0 ? space : MOST_CHARACTERS - (isHalved(sentence) ? 1 : 0);
  return [sentence.slice(0, end).trimEnd(), ...pieces(sentence.slice(end).trim())];
}

/** Whether a cut would go through a character of two units. */
const isHalved = (sentence: string): boolean => (sentence.codePointAt(MOST_CHARACTERS - 1) ?? 0) > 0xffff;
