import type { DatabaseSync } from "node:sqlite";
import { columnsOf, valueKey } from "@bellyfed/core/search/columns";
import type { SearchDocument } from "@bellyfed/core/search/document";
import { facetValues } from "@bellyfed/core/search/filters";
import { facetNames } from "@bellyfed/core/search/query";
import type { Indexed } from "@bellyfed/core/search/search-index";
import { compounds, searchWords } from "@bellyfed/core/search/words";

const WORD = " ";

/** Who is told of what is written: of each word that was not there before, and of each document that comes or goes. */
export interface Told {
  word(word: string): void;
  document(id: number): void;
}

/** Writes changes of documents: all and the position in one transaction. */
export function writing(db: DatabaseSync, told: Told): (change: Indexed) => void {
  const remove = removing(db, told);
  const insert = inserting(db, told);
  const note = db.prepare("insert into state values (?, ?) on conflict do update set json = excluded.json");
  const position = db.prepare("update meta set value = ? where name = 'position'");
  return (change) => {
    db.exec("begin");
    try {
      for (const id of change.remove) remove(id);
      for (const document of change.upsert) {
        remove(document.id);
        if (!document.hidden) insert(document);
      }
      for (const [key, json] of change.notes ?? []) note.run(key, json);
      position.run(change.position);
      db.exec("commit");
    } catch (error) {
      db.exec("rollback");
      throw error;
    }
  };
}

function removing(db: DatabaseSync, told: Told): (id: string) => void {
  const find = db.prepare("select id from doc where key = ?");
  const statements = [
    "doc where id",
    "shown where id",
    "value where doc",
    "place where doc",
    "fts where rowid",
    "geo where id",
  ].map((what) => db.prepare(`delete from ${what} = ?`));
  return (id) => {
    const found = find.get(id);
    if (!found) return;
    for (const statement of statements) statement.run(Number(found.id));
    told.document(Number(found.id));
  };
}

function inserting(db: DatabaseSync, told: Told): (document: SearchDocument) => void {
  const doc = db.prepare(
    `insert into doc(key, scored, names, popularity, liked, city, price, grade, average, count, sum, lat, lng, status, established, created, sort)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const shown = db.prepare("insert into shown values (?, ?)");
  const fts = db.prepare("insert into fts(rowid, name, more) values (?, ?, ?)");
  const geo = db.prepare("insert into geo values (?, ?, ?, ?, ?)");
  const term = db.prepare("insert or ignore into term values (?)");
  const place = db.prepare("insert or ignore into place values (?, ?)");
  const values = valuing(db);
  return (document) => {
    const columns = columnsOf(document);
    const { location, rating } = document;
    const { text, names, popularity, liked } = columns.scored;
    const { lastInsertRowid } = doc.run(
      ...[
        document.id,
        text,
        names,
        popularity,
        liked,
        columns.cityKey,
        document.price_level,
        document.grade,
        columns.average,
      ],
      ...[rating.count, rating.sum, location?.lat ?? null, location?.lng ?? null, document.status],
      ...[document.established ? 1 : 0, columns.created, columns.sortName],
    );
    const id = Number(lastInsertRowid);
    shown.run(id, document.shown);
    const { nameWords, otherWords } = columns;
    fts.run(id, nameWords.join(WORD), otherWords.join(WORD));
    for (const word of new Set([...nameWords, ...otherWords])) if (term.run(word).changes > 0) told.word(word);
    if (location) geo.run(id, location.lng, location.lng, location.lat, location.lat);
    for (const key of document.keys) place.run(key, id);
    values(id, document, columns);
    told.document(id);
  };
}

function valuing(db: DatabaseSync) {
  const value = db.prepare("insert or ignore into value values (?, ?, ?, ?)");
  const phrase = db.prepare("insert or ignore into phrase(kind, key) values (?, ?)");
  const phrases = db.prepare("insert into phrases(rowid, words) values (?, ?)");
  const put = (id: number, kind: string, key: string, name: string) => {
    value.run(kind, key, id, name);
    if (!["cuisine", "city", "dish"].includes(kind)) return;
    const { changes, lastInsertRowid } = phrase.run(kind, key);
    if (changes > 0) phrases.run(lastInsertRowid, [...searchWords(name), ...compounds(name)].join(WORD));
  };
  return (id: number, document: SearchDocument, columns: ReturnType<typeof columnsOf>) => {
    // Also what no facet counts is filtered by.
    const counted = { ...document, established: true };
    for (const facet of facetNames)
      for (const [key, name] of facetValues(counted, columns, facet)) put(id, facet, key, name);
    for (const dish of document.dishes) put(id, "dish", valueKey(dish), dish);
  };
}
