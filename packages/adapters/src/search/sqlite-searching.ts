import type { SQLOutputValue } from "node:sqlite";
import { millimetres } from "@bellyfed/core/search/geo";
import { asksNothing, leveled, sortOf } from "@bellyfed/core/search/leveling";
import { PRIOR_COUNT } from "@bellyfed/core/search/order";
import type { Level, SearchFilters, SearchQuery } from "@bellyfed/core/search/query";
import { extraWords, type Scoring, scoring, shownScore } from "@bellyfed/core/search/score";
import type { Found, Hit } from "@bellyfed/core/search/search-index";
import { knownTerms, type Term, termsOf } from "@bellyfed/core/search/terms";
import { type Condition, everywhere, withWords } from "./sqlite-conditions.ts";
import { expression } from "./sqlite-matching.ts";
import type { Statements } from "./sqlite-statements.ts";
import type { suggestionFunctions } from "./sqlite-suggest.ts";
import type { Traits } from "./sqlite-traits.ts";
import { NOT_HERE, type Visited, type visits } from "./sqlite-visits.ts";
import type { Vocabulary } from "./sqlite-vocabulary.ts";

export interface Opened {
  readonly statements: Statements;
  readonly traits: Traits;
  readonly vocabulary: Vocabulary;
  readonly visit: ReturnType<typeof visits>;
  readonly suggestions: ReturnType<typeof suggestionFunctions>;
  readonly mean: () => number;
}
type Row = Record<string, SQLOutputValue>;

/** Answers a query from the file. */
export function searching(index: Opened, query: SearchQuery): Found {
  const terms = termsOf(query.text ?? "");
  const mean = query.after?.mean ?? index.mean();
  const facetsBy = (counted: Visited["counted"]) =>
    Object.fromEntries(query.facets.map((name) => [name, counted(name)]));
  if (asksNothing(query, terms))
    return { hits: [], total: 0, facets: facetsBy(() => []), level: "exact", next: undefined };
  const { level, total, counted, rows, score } = leveled(query, terms, (level) =>
    attempt(index, query, terms, level, mean),
  );
  const shown = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return {
    hits: shown.map((row) => hit(row, query.filters, terms.length === 0 ? undefined : score)),
    ...{ total, facets: facetsBy(counted), level },
    next: last && { key: (last.sort ?? last.v) as number | string, id: String(last.key), level, mean },
  };
}

interface Attempt extends Visited {
  readonly level: Level;
  readonly score: Scoring;
  readonly rows: readonly Row[];
}

/** All that is found at a level, and one row more than a page has, so that it is known whether there is another. */
function attempt(index: Opened, query: SearchQuery, asked: readonly Term[], level: Level, mean: number): Attempt {
  const { filters, facets, after } = query;
  const terms = level === "exact" ? asked : knownTerms(asked, index.vocabulary);
  const [sort, score] = [sortOf(query, terms), scoring(terms, level)];
  if (terms.length === 0) index.traits.readAll();
  const byName = sort === "name";
  const visit = {
    ...{ filters, facets, ofText: score.ofText, byDistance: sort === "distance" },
    after: byName && after ? 0 : (after?.key as number | undefined),
  };
  let rows: readonly Row[] = [];
  const visited = index.visit(visit, () => {
    const { sql, values } = statement(index, query, terms, level, mean);
    rows = index.statements.all(sql, values);
  });
  return { ...visited, level, score, rows };
}

function statement(index: Opened, query: SearchQuery, terms: readonly Term[], level: Level, mean: number): Condition {
  const { filters, after, limit } = query;
  const source =
    terms.length > 0 ? withWords(expression(terms, level), filters) : everywhere(index.statements, filters);
  const byName = sortOf(query, terms) === "name";
  const key = sortKey(query, terms, mean);
  const behind = byName ? "(doc.sort, doc.key) > (?, ?)" : "doc.key > ?";
  const isArea = filters.near || filters.box || filters.polygon;
  const visit = [
    ...[after ? behind : "1", "doc.place", "doc.offer", "doc.state", filters.open ? "doc.hours" : "null"],
    ...(isArea ? ["doc.lat", "doc.lng"] : ["null", "null"]),
    ...[key.sql, sortOf(query, terms) === "relevance" ? "doc.scored" : "null"],
  ];
  return {
    sql: `with page as materialized (select doc.id id, doc.key key, visit(${visit}) v, ${byName ? "doc.sort" : "null"} sort
      from ${source.from} where ${source.where} order by v, sort, key limit ?)
      select page.v, page.sort, page.key, doc.scored, doc.names, doc.popularity, doc.liked, doc.lat, doc.lng, shown.json
      from page cross join doc on doc.id = page.id cross join shown on shown.id = page.id where page.v < ${NOT_HERE_SQL} order by v, page.sort, page.key`,
    values: [
      ...(after ? (byName ? [after.key, after.id] : [after.id]) : []),
      ...key.values,
      ...source.values,
      limit + 1,
    ],
  };
}

/** How SQLite writes what is not on the page. */
const NOT_HERE_SQL = NOT_HERE === Number.POSITIVE_INFINITY ? "9e999" : String(NOT_HERE);
const LAST_DISTANCE = Number.MAX_SAFE_INTEGER;

/** A document's key in a sort, as numberKeys of core has them, before what `visit` adds to it; ratings take the mean twice over. */
function sortKey(query: SearchQuery, terms: readonly Term[], mean: number): Condition {
  switch (sortOf(query, terms)) {
    case "relevance":
      return {
        sql: "? * min(?, max(0, doc.names - ?)) + doc.popularity + doc.liked",
        values: [extraWords.missed, extraWords.most, terms.length],
      };
    case "rating":
      return {
        sql: "-cast((? + doc.sum) / (? + doc.count) * 1000000 + 0.5 as integer)",
        values: [PRIOR_COUNT * mean, PRIOR_COUNT],
      };
    case "reviews":
      return { sql: "-doc.count", values: [] };
    case "newest":
      return { sql: "-doc.created", values: [] };
    case "name":
      return { sql: "0", values: [] };
    case "distance":
      return { sql: String(LAST_DISTANCE), values: [] };
  }
}

function hit(row: Row, { near }: SearchFilters, score: Scoring | undefined): Hit {
  const scored = {
    text: String(row.scored),
    names: Number(row.names),
    popularity: Number(row.popularity),
    liked: Number(row.liked),
  };
  const away = near && row.lat !== null ? millimetres({ lat: Number(row.lat), lng: Number(row.lng) }, near) : null;
  return {
    id: String(row.key),
    shown: String(row.json),
    distance: away === null ? null : Math.round(away / 1000),
    score: score ? shownScore(score.of(scored)) : null,
    missed: score ? score.explain(scored) : null,
  };
}
