import { boxAround, boxesAround, boxesOf } from "@bellyfed/core/search/geo";
import type { Box, SearchFilters } from "@bellyfed/core/search/query";
import type { Statements } from "./sqlite-statements.ts";

/** A piece of SQL and what stands for its question marks. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** Where to read documents, and what has to hold; `visit` looks at the rest. */
export interface Source {
  readonly from: string;
  readonly where: string;
  readonly values: Condition["values"];
}

/** Documents with words, by an expression of FTS5. */
export function withWords(match: string, filters: SearchFilters): Source {
  const boxes = boxesAsked(filters);
  const conditions = every([rated(filters), ...(boxes ? [within("doc.lng", "doc.lat", boxes)] : [])]);
  return {
    from: "fts cross join doc on doc.id = fts.rowid",
    where: `fts match ? and ${conditions.sql}`,
    values: [match, ...conditions.values],
  };
}

/** Above this share of all documents it is faster to look at each than to fetch those that the tree finds. */
const SHARE_FETCHED = 0.1;

/** All documents, or those that lie where it is looked for, roughly. */
export function everywhere(statements: Statements, filters: SearchFilters): Source {
  const [boxes, rating] = [boxesAsked(filters), rated(filters)];
  if (!boxes) return { from: "doc", where: rating.sql, values: rating.values };
  const tree = every([touching(boxes), rating]);
  const found = Number(
    statements.get(`select count(*) n from geo where ${touching(boxes).sql}`, touching(boxes).values)?.n,
  );
  const all = Number(statements.get("select max(id) n from doc", [])?.n);
  if (found <= all * SHARE_FETCHED)
    return { from: "geo cross join doc on doc.id = geo.id", where: tree.sql, values: tree.values };
  const scan = every([within("doc.lng", "doc.lat", boxes), rating]);
  return { from: "doc", where: scan.sql, values: scan.values };
}

const rated = ({ ratingMin }: SearchFilters): Condition =>
  ratingMin === undefined
    ? { sql: "true", values: [] }
    : { sql: "coalesce(doc.average, 0) >= ?", values: [Math.round(ratingMin * 100)] };

/** Boxes in which everything lies that is asked for: more than one where they go across the date line. */
function boxesAsked({ near, box, polygon }: SearchFilters): readonly Box[] | undefined {
  if (near) return boxesAround(near);
  if (box) return boxesOf(box);
  return polygon && [boxAround(polygon)];
}

const within = (lng: string, lat: string, boxes: readonly Box[]): Condition => ({
  sql: `(${boxes.map(() => `(${lng} >= ? and ${lat} >= ? and ${lng} <= ? and ${lat} <= ?)`).join(" or ")})`,
  values: boxes.flat(),
});

/** The tree keeps short numbers: it may answer some that are a little outside. */
const touching = (boxes: readonly Box[]): Condition => ({
  sql:
    boxes.length === 1
      ? "geo.e >= ? and geo.n >= ? and geo.w <= ? and geo.s <= ?"
      : `geo.id in (${boxes.map(() => "select id from geo where e >= ? and n >= ? and w <= ? and s <= ?").join(" union all ")})`,
  values: boxes.flat(),
});

/** Conditions as one. */
const every = (all: readonly Condition[]): Condition => ({
  sql: all.map(({ sql }) => sql).join(" and "),
  values: all.flatMap(({ values }) => values),
});
