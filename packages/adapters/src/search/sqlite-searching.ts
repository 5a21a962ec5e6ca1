import type { SQLOutputValue } from "node:sqlite";
import { millimetres } from "@bellyfed/core/search/geo";
import { asksNothing, leveled, sortOf } from "@bellyfed/core/search/leveling";
import type { Level, SearchFilters, SearchQuery } from "@bellyfed/core/search/query";
import { isElsewhere, type Scoring, scoring, shownScore } from "@bellyfed/core/search/score";
import type { Found, Hit } from "@bellyfed/core/search/search-index";
import { asked, dishesMet, halvedTerms, knownTerms, type Term, termsOf } from "@bellyfed/core/search/terms";
import type { Matching } from "./sqlite-bounds.ts";
import { anyOf, matching, nearby } from "./sqlite-candidates.ts";
import { scoredOf } from "./sqlite-columns.ts";
import { expression } from "./sqlite-matching.ts";
import type { Opened } from "./sqlite-opened.ts";
import type { Rows } from "./sqlite-rows.ts";
import { behind, sorting } from "./sqlite-sorting.ts";
import { firstOf, type Placed } from "./sqlite-top.ts";
import { type Visited, visited } from "./sqlite-visits.ts";

/** Answers a query from the file. */
export function searching(index: Opened, query: SearchQuery): Found {
  const terms = termsOf(query.text ?? "");
  const facetsBy = (counted: Visited["counted"]) =>
    Object.fromEntries(query.facets.map((name) => [name, counted(name)]));
  if (asksNothing(query, terms))
    return { hits: [], total: 0, facets: facetsBy(() => []), level: "exact", next: undefined };
  const rows = index.rows.now();
  const match = matching(index.statements);
  const attempt = leveled(query, terms, (level) => found(index, rows, query, { terms, level, match }));
  const mean = query.after?.mean ?? index.mean();
  const { hits, last } = page(index, rows, { query, mean, ...attempt });
  return {
    ...{ hits, total: attempt.total, facets: facetsBy(attempt.counted), level: attempt.level },
    next: last && { ...last, level: attempt.level, mean },
  };
}

/** A query's words at a level: with what there is of them in the index where mistakes are forgiven. */
interface Words {
  readonly terms: readonly Term[];
  readonly level: Level;
  readonly match: Matching;
}
/** All that is found at a level. */
interface Attempt extends Visited, Words {
  readonly total: number;
}

function found(index: Opened, { kept, all }: Rows, { filters, facets }: SearchQuery, words: Words): Attempt {
  const { statements, traits, vocabulary } = index;
  const isWritten = words.terms.length === 0 || words.level === "exact";
  const known = isWritten ? words.terms : knownTerms(words.terms, vocabulary);
  const terms = words.level === "parted" ? halvedTerms(known, vocabulary) : known;
  const ids = terms.length > 0 ? withWords({ ...words, terms }, kept.size) : (nearby(statements, filters) ?? all);
  const seen = visited(kept.columns, ids, traits, filters, facets);
  return { ...words, ...seen, terms, total: seen.found.length };
}

/** Of any words each is looked for by itself, as it will be asked for again when the best are looked for. */
function withWords({ terms, level, match }: Words, size: number): Int32Array {
  const query = asked(terms, level);
  if (query.all) return match(expression(terms, level));
  return anyOf(
    query.terms.map((term) => match(expression([term], level))),
    size,
  );
}

interface Page extends Attempt {
  readonly query: SearchQuery;
  readonly mean: number;
}

function page(index: Opened, rows: Rows, { query, mean, ...attempt }: Page): Pick<Found, "hits"> & { last?: Last } {
  const { terms, level, match } = attempt;
  const score = scoring(terms, level);
  const sought = { query, terms, level, mean, score, matching: match };
  // One more, so that it is known whether there is another page.
  const most = query.limit + 1;
  const first = attempt.total === 0 ? [] : firstOf(attempt.found, most, sorting(rows, sought), behind(rows, sought));
  const shown = first.slice(0, query.limit);
  const read = rowsOf(
    index,
    shown.map(({ id }) => id),
  );
  const last = first.length > query.limit ? lastOf(shown.at(-1), read.at(-1), sortOf(query, terms) === "name") : {};
  return {
    hits: shown.map(({ id }, at) => {
      const hit = hitOf(rows, id, read[at], query.filters);
      return terms.length === 0
        ? { ...hit, score: null, missed: null, dishes: [] }
        : { ...hit, ...scored(index, rows, id, score, terms, level) };
    }),
    ...last,
  };
}

type Row = Record<string, SQLOutputValue> | undefined;
type Last = Pick<NonNullable<Found["next"]>, "key" | "id">;

const ROWS = `select doc.key, doc.sort, shown.json from json_each(?) wanted cross join doc on doc.id = wanted.value
  cross join shown on shown.id = doc.id order by wanted.key`;

/** In the order of these numbers, which are of documents that are there. */
const rowsOf = ({ statements }: Opened, ids: readonly number[]): Row[] => statements.all(ROWS, [JSON.stringify(ids)]);

const lastOf = (placed: Placed | undefined, row: Row, isByName: boolean): { last?: Last } =>
  placed && row ? { last: { key: isByName ? String(row.sort) : placed.key, id: String(row.key) } } : {};

function hitOf({ kept }: Rows, id: number, row: Row, { near }: SearchFilters): Pick<Hit, "id" | "shown" | "distance"> {
  const [lat, lng] = [kept.columns.lat[id] ?? Number.NaN, kept.columns.lng[id] ?? Number.NaN];
  const away = near && !Number.isNaN(lat) ? Math.round(millimetres({ lat, lng }, near) / 1000) : null;
  return { id: String(row?.key), shown: String(row?.json), distance: away };
}

function scored(
  { statements }: Opened,
  { kept }: Rows,
  id: number,
  score: Scoring,
  terms: readonly Term[],
  level: Level,
): Pick<Hit, "score" | "missed" | "dishes"> {
  const own = scoredOf(kept, id);
  const missed = score.explain(own);
  const dishes = () =>
    statements.all("select name from value where doc = ? and kind = 'dish'", [id]).map(({ name }) => String(name));
  return {
    ...{ score: shownScore(score.of(own)), missed },
    dishes: isElsewhere(missed) ? dishesMet(dishes(), terms, level) : [],
  };
}
