import type { DatabaseSync } from "node:sqlite";
import type { Said, SaidBy } from "@bellyfed/core/search/said";
import { MOST_SENTENCES } from "@bellyfed/core/search/sentence-splitting";
import { searchWords } from "@bellyfed/core/search/words";

/** A sentence's number says of which review it is. */
export const firstSentence = (review: number): number => review * MOST_SENTENCES;
export const reviewOf = (sentence: number): number => Math.floor(sentence / MOST_SENTENCES);

/** Writes what reviews say, or that they say nothing, and answers the number of each; `numberOf`: of a restaurant. */
export function saying(
  db: DatabaseSync,
  numberOf: (restaurant: string) => number,
): { say(said: Said): number; unsay(by: SaidBy): number | undefined } {
  const find = db.prepare("select id from review where doc = ? and key = ?");
  const put = db.prepare("insert into review(id, doc, key, rating, language, written) values (?, ?, ?, ?, ?, ?)");
  const sentences = db.prepare("select id from sentence where id >= ? and id < ?");
  const gone = ["sentence where id", "said where rowid"].map((what) => db.prepare(`delete from ${what} = ?`));
  const review = db.prepare("delete from review where id = ?");
  const sentence = db.prepare("insert into sentence values (?, ?)");
  const words = db.prepare("insert into said(rowid, words) values (?, ?)");
  function unsay({ restaurantId, reviewId }: SaidBy): number | undefined {
    const found = find.get(numberOf(restaurantId), reviewId);
    if (!found) return undefined;
    const number = Number(found.id);
    for (const { id } of sentences.all(firstSentence(number), firstSentence(number + 1)))
      for (const statement of gone) statement.run(Number(id));
    review.run(number);
    return number;
  }
  return {
    unsay,
    say(said) {
      // It keeps its number.
      const before = unsay(said) ?? null;
      const { rating, language, writtenAt } = said;
      const { lastInsertRowid } = put.run(
        before,
        numberOf(said.restaurantId),
        said.reviewId,
        rating,
        language,
        writtenAt,
      );
      const number = Number(lastInsertRowid);
      for (const [at, text] of said.sentences.slice(0, MOST_SENTENCES).entries()) {
        sentence.run(firstSentence(number) + at, text);
        words.run(firstSentence(number) + at, searchWords(text).join(" "));
      }
      return number;
    },
  };
}
