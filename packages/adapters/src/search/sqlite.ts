import type { GuideIndex } from "@bellyfed/core/guide/sentences";
import { gazetteer } from "./sqlite-gazetteer.ts";
import { lookingUp } from "./sqlite-look-up.ts";
import { freshReviews, noReviews } from "./sqlite-reviews.ts";
import { attachReviews, settleReviews } from "./sqlite-reviews-file.ts";
import { freshRows } from "./sqlite-rows.ts";
import { openIndexFile } from "./sqlite-schema.ts";
import { searching } from "./sqlite-searching.ts";
import { sentencesOf } from "./sqlite-sentences.ts";
import { statementsOf } from "./sqlite-statements.ts";
import { suggesting } from "./sqlite-suggest.ts";
import { traitsOf } from "./sqlite-traits.ts";
import { vocabulary } from "./sqlite-vocabulary.ts";
import { writing } from "./sqlite-writing.ts";

/**
 * An index in a file that nobody else has open; `:memory:` keeps it nowhere. Throws where this Node's SQLite has no FTS5. `beside`: the file of what
 * reviews say; without it nothing of that is written, and to ask for sentences is a mistake.
 */
export function sqliteIndex(path: string, beside?: string): GuideIndex {
  const db = openIndexFile(path);
  if (beside !== undefined) attachReviews(db, beside);
  const [words, traits, statements, rows] = [vocabulary(db), traitsOf(db), statementsOf(db), freshRows(db)];
  const read = (name: string) => String(statements.get("select value from meta where name = ?", [name])?.value);
  let write: ReturnType<typeof writing> | undefined;
  const reviews = beside === undefined ? noReviews : freshReviews(db);
  const opened = {
    ...{ statements, traits, vocabulary: words, rows, reviews },
    mean: () => Number(read("mean")),
  };
  const names = gazetteer(opened);
  return {
    position: async () => read("position"),
    notes: async (keys) => {
      const found = statements.all("select key, json from note where key in (select value from json_each(?))", [
        JSON.stringify(keys),
      ]);
      return new Map(found.map(({ key, json }) => [String(key), String(json)]));
    },
    async apply(change) {
      write ??= writing(db, { word: words.add, document: rows.touch, review: reviews.touch }, beside !== undefined);
      write(change);
      if (change.upsert.length + change.remove.length > 0) names.forget();
    },
    search: async (query) => searching(opened, query),
    suggest: async (query) => suggesting(opened, query),
    sentences: async (query) => sentencesOf(opened, query),
    cities: async () => names.cities(),
    cuisines: async () => names.cuisines(),
    neighborhoods: async () => names.neighborhoods(),
    known: async (phrases, limit) => names.known(phrases, limit),
    lookUp: async (asked) => lookingUp(statements, asked),
    async settle() {
      traits.clear();
      db.exec(`update meta set value = coalesce((select cast(sum(sum) as real) / nullif(sum(count), 0) from doc), value) where name = 'mean';
        insert into fts(fts) values ('optimize'); insert into phrases(phrases) values ('optimize');`);
      rows.pack();
      if (beside !== undefined) settleReviews(db);
      db.exec("vacuum; analyze;");
    },
    close: async () => db.close(),
  };
}
