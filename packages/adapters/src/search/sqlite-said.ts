import type { DatabaseSync } from "node:sqlite";
import type { Said } from "@bellyfed/core/search/said";
import { MOST_SENTENCES } from "@bellyfed/core/search/sentence-splitting";
import { searchWords } from "@bellyfed/core/search/words";

/** A sentence's number says of which review it is. */
export const firstSentence = (review: number): number => review * MOST_SENTENCES;
export const reviewOf = (sentence: number): number => Math.floor(sentence / MOST_SENTENCES);

/** Writes what reviews say, and answers the number of each; `numberOf`: of a restaurant. */
export function saying(db: DatabaseSync, numberOf: (restaurant: string) => number): (said: Said) => number {
  const put = db.prepare(
    `insert into review(doc, key, rating, language, written) values (?, ?, ?, ?, ?)
     on conflict do update set rating = excluded.rating, language = excluded.language, written = excluded.written returning id`,
  );
  const before = db.prepare("select id from sentence where id >= ? and id < ?");
  const unsaid = ["sentence where id", "said where rowid"].map((what) => db.prepare(`delete from ${what} = ?`));
  const sentence = db.prepare("insert into sentence values (?, ?)");
  const words = db.prepare("insert into said(rowid, words) values (?, ?)");
  const gone = db.prepare("delete from review where id = ?");
  return ({ restaurantId, reviewId, rating, language, writtenAt, sentences }) => {
    const review = Number(put.get(numberOf(restaurantId), reviewId, rating, language, writtenAt)?.id);
    const first = firstSentence(review);
    for (const { id } of before.all(first, firstSentence(review + 1)))
      for (const statement of unsaid) statement.run(id as number);
    for (const [at, text] of sentences.slice(0, MOST_SENTENCES).entries()) {
      sentence.run(first + at, text);
      words.run(first + at, searchWords(text).join(" "));
    }
    if (sentences.length === 0) gone.run(review);
    return review;
  };
}
