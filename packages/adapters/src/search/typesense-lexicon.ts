import type { WeekHours } from "@bellyfed/core/search/document";
import { isOpen } from "@bellyfed/core/search/filters";
import type { OpenWhen } from "@bellyfed/core/search/query";
import { isMeant, type KnownWords, type Term } from "@bellyfed/core/search/terms";
import type { Collection } from "./typesense-collection.ts";

/** What is to be known of an index to ask for words with mistakes, and for places that are open: its words, and its kinds of hours. */
export interface Lexicon extends KnownWords {
  /** The words that begin so. */
  beginningWith(start: string): readonly string[];
  /** The kinds of hours by which a place is open then. */
  openWeeks(when: OpenWhen): readonly string[];
  hasWeek(id: string): boolean;
  /** Reads what was written up to this change of this index and is not known yet; of another index than before, all of it. */
  readUpTo(seq: number, made: string | undefined): Promise<void>;
}

/** All of it is kept in memory: some ten thousand words. */
export function lexicon(collection: Collection): Lexicon {
  const [words, weeks] = [new Set<string>(), new Map<string, WeekHours>()];
  let read = 0;
  let of: string | undefined;
  let reading = Promise.resolve();
  const readMore = async (seq: number, made: string | undefined) => {
    const isOther = made !== of;
    const from = isOther ? 0 : read;
    if (seq <= from && !isOther) return;
    const written = await collection.export(`kind:=[word,week] && seq:>${from} && seq:<=${seq}`);
    if (isOther) {
      words.clear();
      weeks.clear();
    }
    for (const { kind, id, data } of written) {
      if (kind === "word") words.add(String(data));
      else weeks.set(id.slice("week ".length), JSON.parse(String(data)) as WeekHours);
    }
    [read, of] = [seq, made];
  };
  return {
    has: (word) => words.has(word),
    meantBy: (term: Term) => [...words].filter((word) => isNear(term, word)),
    beginningWith: (start) => [...words].filter((word) => word.startsWith(start)),
    openWeeks: (when) => [...weeks].flatMap(([id, hours]) => (isOpen(hours, when) ? [id] : [])),
    hasWeek: (id) => weeks.has(id),
    // Those who come at once wait for one after the other, and the second finds that nothing is left to read.
    readUpTo(seq, made) {
      const now = reading.then(() => readMore(seq, made));
      reading = now.catch(() => {});
      return now;
    },
  };
}

const isNear = (term: Term, word: string): boolean =>
  Math.abs(word.length - term.word.length) <= term.mistakes && isMeant(term, word);
