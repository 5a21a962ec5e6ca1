import { filtersOf, type Sentence, type SentenceQuery } from "@bellyfed/core/guide/sentences";
import { bySaid, firstOfEach, type Phrase, phrasesIn, phrasesOf } from "@bellyfed/core/search/said";
import { numbersIn } from "./sqlite-numbers.ts";
import type { Opened } from "./sqlite-opened.ts";
import type { Reviews } from "./sqlite-reviews.ts";
import { firstSentence, reviewOf } from "./sqlite-said.ts";
import type { Statements } from "./sqlite-statements.ts";
import { visited } from "./sqlite-visits.ts";

/** Sentences that were found, and for each how good it is: more is better. */
interface Found {
  readonly ids: Int32Array;
  readonly goodness: Float64Array;
}

/** Sentences of reviews from the file. */
export function sentencesOf(index: Opened, query: SentenceQuery): Sentence[] {
  const phrases = phrasesOf(query.phrases);
  const found = foundBy(index, phrases, query);
  const sorted = found.goodness.toSorted();
  // Where each restaurant has few, more of them may be needed than are told.
  for (let most = query.limit; ; most *= 4) {
    const least = sorted.at(-Math.min(most, sorted.length)) ?? 0;
    const best = found.ids.filter((_, at) => (found.goodness[at] ?? 0) >= least);
    const first = firstOfEach(read(index.statements, best, phrases).sort(bySaid), query);
    if (first.length >= query.limit || best.length === found.ids.length) return first.map(({ at: _, ...told }) => told);
  }
}

/** What all phrases find, of the restaurants that are asked for. */
function foundBy(index: Opened, phrases: readonly Phrase[], query: SentenceQuery): Found {
  const reviews = index.reviews.now();
  const hits = allOf(phrases.map(({ words }) => saidWith(index.statements, words)));
  const isAmong = restaurantsOf(index, query, hits, reviews);
  const [ids, goodness] = [new Int32Array(hits.length), new Float64Array(hits.length)];
  let count = 0;
  for (let at = 0; at < hits.length; ) {
    const id = hits[at] ?? 0;
    const from = at;
    while (hits[at] === id) at++;
    const review = reviewOf(id);
    if (!isAmong(reviews.doc[review] ?? 0)) continue;
    ids[count] = id;
    goodness[count++] = goodnessOf(at - from, reviews.rating[review] ?? 0, reviews.written[review] ?? 0);
  }
  return { ids: ids.subarray(0, count), goodness: goodness.subarray(0, count) };
}

/** Later than any review is written, in milliseconds since 1970, and more than any rating. */
const [LAST, MOST_RATED] = [2 ** 42, 8];
/** `bySaid` as one number, but for what is the same to the millisecond. */
const goodnessOf = (matched: number, rating: number, written: number): number =>
  (matched * MOST_RATED + rating) * LAST + written;

const SAID = "select group_concat(rowid, ' ') ids from said where said match ?";
const saidWith = (statements: Statements, words: readonly string[]): Int32Array =>
  numbersIn(statements.get(SAID, [`"${words.join(" ")}"`])?.ids);

/** All numbers of these lists in their order, each as often as it comes. */
function allOf(lists: readonly Int32Array[]): Int32Array {
  const all = new Int32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const list of lists) {
    all.set(list, end);
    end += list.length;
  }
  return all.sort();
}

const NUMBERS = "select group_concat(id, ' ') ids from place where key in (select value from json_each(?))";

/** Tells of which restaurants sentences are asked for; each of those that have one is looked at once. */
function restaurantsOf(
  { statements, rows, traits }: Opened,
  query: SentenceQuery,
  sentences: Int32Array,
  { doc }: Reviews,
): (doc: number) => boolean {
  const { columns, size } = rows.now().kept;
  const named =
    query.restaurants && new Set(numbersIn(statements.get(NUMBERS, [JSON.stringify(query.restaurants)])?.ids));
  const [seen, own] = [new Uint8Array(size), new Int32Array(Math.min(size, sentences.length))];
  let count = 0;
  for (const sentence of sentences) {
    const id = doc[reviewOf(sentence)] ?? 0;
    if (id >= size || seen[id] !== 0 || (named && !named.has(id))) continue;
    seen[id] = 1;
    own[count++] = id;
  }
  seen.fill(0);
  for (const id of visited(columns, own.subarray(0, count), traits, filtersOf(query), []).found) seen[id] = 1;
  return (id) => seen[id] === 1;
}

const TOLD = `select place.key restaurant, review.id number, review.key, review.rating, review.language, review.written, sentence.id, sentence.text from json_each(?) found
  cross join sentence on sentence.id = found.value cross join review on review.id = sentence.id / ${firstSentence(1)} cross join place on place.id = review.doc`;

const read = (statements: Statements, ids: Int32Array, phrases: readonly Phrase[]) =>
  statements.all(TOLD, [JSON.stringify([...ids])]).map((row) => ({
    ...{ restaurantId: String(row.restaurant), reviewId: String(row.key), text: String(row.text) },
    ...{ rating: Number(row.rating), language: row.language === null ? null : String(row.language) },
    ...{ writtenAt: String(row.written), matched: phrasesIn(String(row.text), phrases) },
    at: Number(row.id) - firstSentence(Number(row.number)),
  }));
