import { DatabaseSync } from "node:sqlite";
import { INDEX_SCHEMA } from "@bellyfed/core/search/index-key";
import { PRIOR_MEAN } from "@bellyfed/core/search/order";

/**
 * `doc` is what documents are compared by, and what is shown stands beside it. `packed` has all of it once more, column by column, as it is
 * read into memory, and `changed` which documents are other ones since. A document's `place`, `offer`, `state` and `hours` are traits, by which
 * it is filtered and counted. `place` gives restaurants their numbers, for good, as reviews may come before what they are of. Words come folded and apart, so the tokenizer only splits at spaces: to `ascii` everything beyond ASCII is a
 * letter. `value` says what may be suggested, `phrase` finds it by its words, `known` looks up one certain place by what is known of it, `called` by all of its name, and dishes, too; `term` has all words, by how long they are. `note` is for whoever
 * makes the documents.
 */
const TABLES = `
  create table meta(name text primary key, value text) strict, without rowid;
  create table doc(id integer primary key, place integer, offer integer, state integer, hours integer, lat real, lng real, count integer, sum integer, average integer, created integer,
    names integer, popularity integer, liked integer, status text, established integer, city text, key text unique, scored text, sort text) strict;
  create table place(id integer primary key, key text unique) strict;
  create table trait(id integer primary key, json text unique) strict;
  create table shown(id integer primary key, json text) strict;
  create table value(kind text, key text, doc integer, name text, primary key (kind, key, doc)) strict, without rowid;
  create index value_doc on value(doc);
  create table known(key text, doc integer, primary key (key, doc)) strict, without rowid;
  create index known_doc on known(doc);
  create table called(key text, kind text, doc integer, primary key (key, kind, doc)) strict, without rowid;
  create index called_doc on called(doc);
  create table term(size integer, term text, primary key (size, term)) strict, without rowid;
  create table phrase(id integer primary key, kind text, key text, unique (kind, key)) strict;
  create table packed(name text primary key, value blob) strict;
  create table changed(id integer primary key) strict;
  create table note(key text primary key, json text) strict, without rowid;
  create virtual table fts using fts5(name, more, content='', contentless_delete=1, detail=column, tokenize='ascii', prefix='2 3');
  create virtual table phrases using fts5(words, content='', contentless_delete=1, detail=column, tokenize='ascii', prefix='2');
  create virtual table geo using rtree(id, w, e, s, n);
  insert into meta values ('position', '0'), ('mean', '${PRIOR_MEAN}');
`;

/** Opens an index's file, or makes it; `:memory:` keeps it nowhere. Throws where this Node's SQLite has no FTS5. */
export function openIndexFile(path: string): DatabaseSync {
  const db = new DatabaseSync(path);
  // The file is a copy of what the feed tells: one that was cut off is made anew, so nothing waits for the disk.
  db.exec("pragma journal_mode=memory; pragma synchronous=off; pragma mmap_size=268435456; pragma cache_size=-16000");
  const version = Number(db.prepare("pragma user_version").get()?.user_version);
  if (version === 0) db.exec(`begin; ${TABLES} pragma user_version=${INDEX_SCHEMA}; commit;`);
  else if (version !== INDEX_SCHEMA) throw new Error(`${path} is an index of schema ${version}, not ${INDEX_SCHEMA}`);
  return db;
}

/** Whether this Node's SQLite can hold an index: some builds come without FTS5. */
export function canIndex(): boolean {
  const db = new DatabaseSync(":memory:");
  try {
    db.exec("create virtual table probe using fts5(words)");
    return true;
  } catch {
    return false;
  } finally {
    db.close();
  }
}
