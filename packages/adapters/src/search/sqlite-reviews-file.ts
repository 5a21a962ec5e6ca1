import type { DatabaseSync } from "node:sqlite";
import { INDEX_SCHEMA } from "@bellyfed/core/search/index-key";

/**
 * What reviews say, of restaurants that are not shown as well, in a file of its own: who only searches neither unpacks nor writes it. `said` has the
 * words of each `sentence`, as restaurants' words are in the other file; `doc` is a restaurant's number there.
 */
const TABLES = `
  create table reviews.review(id integer primary key, doc integer, key text, rating integer, language text, written text, unique (doc, key)) strict;
  create table reviews.sentence(id integer primary key, text text) strict;
  create virtual table reviews.said using fts5(words, content='', contentless_delete=1, tokenize='ascii');
`;

/** Opens the file of reviews beside an index's, or makes it; one transaction changes both. */
export function attachReviews(db: DatabaseSync, path: string): void {
  db.prepare("attach ? as reviews").run(path);
  db.exec("pragma reviews.journal_mode=memory; pragma reviews.synchronous=off; pragma reviews.mmap_size=268435456");
  const version = Number(db.prepare("pragma reviews.user_version").get()?.user_version);
  if (version === 0) db.exec(`begin; ${TABLES} pragma reviews.user_version=${INDEX_SCHEMA}; commit;`);
  else if (version !== INDEX_SCHEMA) throw new Error(`${path} has reviews of schema ${version}, not ${INDEX_SCHEMA}`);
}

/** Makes it as small and fast as it can be, and takes what is gone out of its free space. */
export const settleReviews = (db: DatabaseSync): void =>
  db.exec("insert into reviews.said(said) values ('optimize'); vacuum reviews;");
