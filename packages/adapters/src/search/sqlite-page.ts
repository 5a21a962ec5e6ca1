import { sortOf } from "@bellyfed/core/search/leveling";
import { PRIOR_COUNT } from "@bellyfed/core/search/order";
import type { SearchQuery } from "@bellyfed/core/search/query";
import { extraWords } from "@bellyfed/core/search/score";
import type { Term } from "@bellyfed/core/search/terms";
import type { Condition, Source } from "./sqlite-conditions.ts";
import { NOT_HERE } from "./sqlite-visits.ts";

/** A query with all that a statement is made of. */
export interface Page {
  readonly query: SearchQuery;
  readonly terms: readonly Term[];
  readonly mean: number;
}

/** How SQLite writes what is not on the page. */
const NOT_HERE_SQL = NOT_HERE === Number.POSITIVE_INFINITY ? "9e999" : String(NOT_HERE);

/** The page's rows, and one more, so that it is known whether there is another: each document of the source is handed to `visit` once. */
export function visitedPage(page: Page, source: Source): Condition {
  const { after, filters } = page.query;
  const [sort, key] = [sortOf(page.query, page.terms), sortKey(page)];
  const behind = sort === "name" ? "(doc.sort, doc.key) > (?, ?)" : "doc.key > ?";
  const isArea = filters.near || filters.polygon;
  const visit = [
    ...[after ? behind : "1", "doc.place", "doc.offer", "doc.state", filters.open ? "doc.hours" : "null"],
    ...(isArea ? ["doc.lat", "doc.lng"] : ["null", "null"]),
    ...[key.sql, sort === "relevance" ? "doc.scored" : "null"],
  ];
  const place = after ? (sort === "name" ? [after.key, after.id] : [after.id]) : [];
  return rows(page, { sql: `visit(${visit})`, values: [...place, ...key.values] }, source);
}

/** The same of documents that are all found. */
export function foundPage(page: Page, found: Condition): Condition {
  const { after } = page.query;
  const key = sortKey(page);
  if (!after) return rows(page, key, { from: "doc", where: found.sql, values: found.values });
  const place = sortOf(page.query, page.terms) === "name" ? { sql: "doc.sort", values: [] } : key;
  const where = `${found.sql} and (${place.sql}, doc.key) > (?, ?)`;
  return rows(page, key, { from: "doc", where, values: [...found.values, ...place.values, after.key, after.id] });
}

function rows({ query, terms }: Page, key: Condition, { from, where, values }: Source): Condition {
  const sort = sortOf(query, terms) === "name" ? "doc.sort" : "null";
  return {
    sql: `with page as materialized (select doc.id id, doc.key key, ${key.sql} v, ${sort} sort
      from ${from} where ${where} order by v, sort, key limit ?)
      select page.id, page.v, page.sort, page.key, doc.scored, doc.names, doc.popularity, doc.liked, doc.lat, doc.lng, shown.json
      from page cross join doc on doc.id = page.id cross join shown on shown.id = page.id
      where page.v < ${NOT_HERE_SQL} order by page.v, page.sort, page.key`,
    values: [...key.values, ...values, query.limit + 1],
  };
}

const LAST_DISTANCE = Number.MAX_SAFE_INTEGER;

/** A document's key in a sort, as numberKeys of core has them, before what `visit` adds to it; ratings take the mean twice over. */
function sortKey({ query, terms, mean }: Page): Condition {
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
