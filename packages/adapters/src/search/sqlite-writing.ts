import type { DatabaseSync } from "node:sqlite";
import { columnsOf, type SearchColumns, valueKey } from "@bellyfed/core/search/columns";
import type { SearchDocument } from "@bellyfed/core/search/document";
import { type Parts, partsOf } from "@bellyfed/core/search/parts";
import type { Indexed } from "@bellyfed/core/search/search-index";
import { compounds, searchWords } from "@bellyfed/core/search/words";
import { saying } from "./sqlite-said.ts";
import { interning } from "./sqlite-traits.ts";

const WORD = " ";

/** Is told of each word that was not there before, and of each document and each review by its number. */
interface Told {
  word(word: string): void;
  document(id: number): void;
  review(id: number | undefined): void;
}

/** Writes changes of documents, and of what reviews say if their file is there: all and the position in one transaction. */
export function writing(db: DatabaseSync, told: Told, hasReviews: boolean): (change: Indexed) => void {
  const changed = db.prepare("insert or ignore into changed values (?)");
  const touch = (id: number | null) => {
    if (id === null) return;
    changed.run(id);
    told.document(id);
  };
  const remove = removing(db);
  const numberOf = numbering(db);
  const insert = inserting(db, numberOf, told.word);
  const reviews = hasReviews ? saying(db, numberOf) : undefined;
  const note = db.prepare("insert into note values (?, ?) on conflict do update set json = excluded.json");
  const position = db.prepare("update meta set value = ? where name = 'position'");
  return (change) => {
    db.exec("begin");
    try {
      for (const id of change.remove) touch(remove(id));
      for (const document of change.upsert) {
        const before = remove(document.id);
        touch(document.hidden ? before : insert(document));
      }
      for (const by of change.unsaid ?? []) told.review(reviews?.unsay(by));
      for (const said of change.said ?? []) told.review(reviews?.say(said));
      for (const [key, json] of change.notes ?? []) note.run(key, json);
      position.run(change.position);
      db.exec("commit");
    } catch (error) {
      db.exec("rollback");
      throw error;
    }
  };
}

/** Gives restaurants their numbers: whoever comes back has the one that it had. */
function numbering(db: DatabaseSync): (restaurant: string) => number {
  const insert = db.prepare("insert or ignore into place(key) values (?)");
  const find = db.prepare("select id from place where key = ?");
  return (restaurant) => {
    insert.run(restaurant);
    return Number(find.get(restaurant)?.id);
  };
}

/** Answers the number that it had. */
function removing(db: DatabaseSync): (id: string) => number | null {
  const find = db.prepare("select id from doc where key = ?");
  const statements = [
    "doc where id",
    "shown where id",
    "value where doc",
    "known where doc",
    "called where doc",
    "fts where rowid",
    "geo where id",
  ].map((what) => db.prepare(`delete from ${what} = ?`));
  return (id) => {
    const found = find.get(id);
    if (!found) return null;
    const number = Number(found.id);
    for (const statement of statements) statement.run(number);
    return number;
  };
}

/** Answers its number. */
function inserting(db: DatabaseSync, numberOf: (restaurant: string) => number, told: (word: string) => void) {
  const doc = documents(db);
  const shown = db.prepare("insert into shown values (?, ?)");
  const fts = db.prepare("insert into fts(rowid, name, more) values (?, ?, ?)");
  const geo = db.prepare("insert into geo values (?, ?, ?, ?, ?)");
  const term = db.prepare("insert or ignore into term values (?, ?)");
  const known = db.prepare("insert or ignore into known values (?, ?)");
  const values = valuing(db);
  return (document: SearchDocument): number => {
    const [columns, parts, id] = [columnsOf(document), partsOf(document), numberOf(document.id)];
    doc(id, document, columns, parts);
    shown.run(id, document.shown);
    const { nameWords, otherWords } = columns;
    fts.run(id, nameWords.join(WORD), otherWords.join(WORD));
    for (const word of new Set([...nameWords, ...otherWords])) if (term.run(word.length, word).changes > 0) told(word);
    const { location } = document;
    if (location) geo.run(id, location.lng, location.lng, location.lat, location.lat);
    for (const key of document.keys) known.run(key, id);
    values(id, document, parts);
    return id;
  };
}

function documents(db: DatabaseSync) {
  const trait = interning(db);
  const insert = db.prepare(
    `insert into doc(id, key, place, offer, state, hours, lat, lng, count, sum, average, created, scored, names, popularity, liked, status, established, city, sort)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return (
    number: number,
    { id, hours, location, rating, status, established }: SearchDocument,
    columns: SearchColumns,
    { place, offer, state }: Parts,
  ): void => {
    const { text, names, popularity, liked } = columns.scored;
    insert.run(
      ...[number, id, trait(place), trait(offer), trait(state), hours && trait(hours)],
      ...[location?.lat ?? null, location?.lng ?? null, rating.count, rating.sum, columns.average, columns.created],
      ...[text, names, popularity, liked, status, established ? 1 : 0, place.cityKey, columns.sortName],
    );
  };
}

/** What may be suggested, and what is known by all of its name. */
function valuing(db: DatabaseSync) {
  const value = db.prepare("insert or ignore into value values (?, ?, ?, ?)");
  const phrase = db.prepare("insert or ignore into phrase(kind, key) values (?, ?)");
  const phrases = db.prepare("insert into phrases(rowid, words) values (?, ?)");
  const called = db.prepare("insert or ignore into called values (?, ?, ?)");
  const call = (id: number, kind: string, name: string) => called.run(searchWords(name).join(WORD), kind, id);
  const put = (id: number, kind: string, key: string, name: string) => {
    value.run(kind, key, id, name);
    const { changes, lastInsertRowid } = phrase.run(kind, key);
    if (changes > 0) phrases.run(lastInsertRowid, [...searchWords(name), ...compounds(name)].join(WORD));
  };
  return (id: number, document: SearchDocument, { place, offer }: Parts) => {
    put(id, "city", place.cityKey, place.city);
    for (const [key, name] of offer.cuisines) put(id, "cuisine", key, name);
    for (const dish of document.dishes) {
      put(id, "dish", valueKey(dish), dish);
      call(id, "dish", dish);
    }
    call(id, "restaurant", document.name);
  };
}
