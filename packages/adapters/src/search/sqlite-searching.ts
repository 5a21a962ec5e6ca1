import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import { isFiltered, withoutOwn } from "@bellyfed/core/search/filters";
import { asksNothing, leveled, sortOf } from "@bellyfed/core/search/leveling";
import { PRIOR_COUNT } from "@bellyfed/core/search/order";
import type { FacetName, Level, SearchFilters, SearchQuery } from "@bellyfed/core/search/query";
import { extraWords, type Scoring, scoring, shownScore } from "@bellyfed/core/search/score";
import type { Found, Hit } from "@bellyfed/core/search/search-index";
import { type Term, termsOf } from "@bellyfed/core/search/terms";
import { boxToJoin, type Condition, conditions, every } from "./sqlite-conditions.ts";
import type { Functions } from "./sqlite-functions.ts";
import { expression } from "./sqlite-matching.ts";
import type { Statements } from "./sqlite-statements.ts";
import type { Tally } from "./sqlite-tally.ts";
import type { Vocabulary } from "./sqlite-vocabulary.ts";

export interface Opened {
  readonly db: DatabaseSync;
  readonly statements: Statements;
  readonly functions: Functions;
  readonly vocabulary: Vocabulary;
  readonly tally: Tally;
  readonly mean: () => number;
}
type Row = Record<string, SQLOutputValue>;

/** Answers a query from the file. */
export function searching(index: Opened, query: SearchQuery): Found {
  const terms = termsOf(query.text ?? "");
  const mean = query.after?.mean ?? index.mean();
  if (asksNothing(query, terms)) return { hits: [], total: 0, facets: nothing(query), level: "exact", next: undefined };
  index.functions.ask(query.filters);
  const [own, shared] = partition(query);
  const { level, total } = leveled(query, terms, (level) =>
    count(index, matches(index, terms, level, query.filters), shared.length > 0),
  );
  const facets = Object.fromEntries(shared.map((name) => [name, index.tally.counted(name)]));
  for (const name of own) {
    count(index, matches(index, terms, level, withoutOwn(query.filters, name)), true);
    facets[name] = index.tally.counted(name);
  }
  const score = scoring(terms, level);
  index.functions.score(score.ofText);
  const rows = total === 0 ? [] : page(index, query, terms, level, mean);
  const shown = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return {
    hits: shown.map((row) => hit(row, terms.length === 0 ? undefined : score)),
    ...{ total, facets, level },
    next: last && { key: last.k as number | string, id: String(last.key), level, mean },
  };
}

/** Facets that their own filter would shrink, each of which is counted without it, and those that are counted with the results. */
const partition = ({ facets, filters }: SearchQuery): [FacetName[], FacetName[]] => [
  facets.filter((name) => isFiltered(filters, name)),
  facets.filter((name) => !isFiltered(filters, name)),
];

/** How many match; with `tallied` their values are counted on the way. */
function count(index: Opened, found: Matches, tallied: boolean): number {
  if (tallied) index.tally.begin();
  const sql = `select count(${tallied ? "tally(doc.id)" : "*"}) n from ${found.from} where ${found.where}`;
  return Number(index.statements.get(sql, found.values)?.n);
}

const nothing = ({ facets }: SearchQuery): Found["facets"] => Object.fromEntries(facets.map((name) => [name, []]));

/** From where to read, and what has to hold. */
function matches(index: Opened, terms: readonly Term[], level: Level, filters: SearchFilters): Matches {
  const box = terms.length === 0 ? boxToJoin(filters) : undefined;
  const { sql, values } = every(conditions(filters, terms.length > 0 || box !== undefined));
  if (box)
    return {
      from: "geo cross join doc on doc.id = geo.id",
      where: `geo.e >= ? and geo.n >= ? and geo.w <= ? and geo.s <= ? and ${sql}`,
      values: [...box, ...values],
    };
  if (terms.length === 0) return { from: "doc", where: sql, values };
  return {
    from: "fts cross join doc on doc.id = fts.rowid",
    where: `fts match ? and ${sql}`,
    values: [expression(terms, level, index.vocabulary), ...values],
  };
}

interface Matches {
  readonly from: string;
  readonly where: string;
  readonly values: Condition["values"];
}

const LAST_DISTANCE = Number.MAX_SAFE_INTEGER;
/** A document's key in a sort, as numberKeys of core has them; ratings take the mean twice over. */
function sortKey(query: SearchQuery, terms: readonly Term[], mean: number): Condition {
  switch (sortOf(query, terms)) {
    case "relevance":
      return {
        sql: "score(doc.scored) + ? * min(?, max(0, doc.names - ?)) + doc.popularity + doc.liked",
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
      return { sql: "doc.sort", values: [] };
    case "distance":
      return query.filters.near
        ? { sql: "away(doc.lat, doc.lng)", values: [] }
        : { sql: String(LAST_DISTANCE), values: [] };
  }
}

/** One hit more than a page has, so that it is known whether there is another. */
function page(index: Opened, query: SearchQuery, terms: readonly Term[], level: Level, mean: number): Row[] {
  const found = matches(index, terms, level, query.filters);
  const key = sortKey(query, terms, mean);
  const { after } = query;
  const rows = `select doc.id id, doc.key key, ${key.sql} k from ${found.from} where ${found.where}`;
  const sql = `with found as ${after ? "materialized" : "not materialized"} (${rows}),
    page as materialized (select * from found ${after ? "where (k, key) > (?, ?)" : ""} order by k, key limit ?)
    select page.k, page.key, doc.scored, doc.names, doc.popularity, doc.liked, shown.json,
      ${query.filters.near ? "away(doc.lat, doc.lng)" : "null"} away
    from page cross join doc on doc.id = page.id cross join shown on shown.id = page.id order by page.k, page.key`;
  const values = [...key.values, ...found.values, ...(after ? [after.key, after.id] : []), query.limit + 1];
  return index.statements.all(sql, values);
}

function hit(row: Row, score: Scoring | undefined): Hit {
  const scored = {
    text: String(row.scored),
    names: Number(row.names),
    popularity: Number(row.popularity),
    liked: Number(row.liked),
  };
  return {
    id: String(row.key),
    shown: String(row.json),
    distance: row.away === null ? null : Math.round(Number(row.away) / 1000),
    score: score ? shownScore(score.of(scored)) : null,
    missed: score ? score.explain(scored) : null,
  };
}
