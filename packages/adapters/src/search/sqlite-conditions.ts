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
  const { sql, values } = every([rated(filters), ...areas(filters).map(within)]);
  return {
    from: "fts cross join doc on doc.id = fts.rowid",
    where: `fts match ? and ${sql}`,
    values: [match, ...values],
  };
}

/** Above this share of all documents it is faster to look at each than to fetch those that the tree finds. */
const SHARE_FETCHED = 0.1;

/** All documents, or those that lie where it is looked for: in circles and polygons only roughly. */
export function everywhere(statements: Statements, filters: SearchFilters): Source {
  const asked = areas(filters);
  const conditions = every([rated(filters), ...asked.map(within)]);
  const [first] = asked;
  const tree = first && touching(first);
  if (!tree || share(statements, tree) > SHARE_FETCHED)
    return { from: "doc", where: conditions.sql, values: conditions.values };
  const { sql, values } = every([tree, conditions]);
  return { from: "geo cross join doc on doc.id = geo.id", where: sql, values };
}

/** Which part of all documents the tree finds. */
function share(statements: Statements, tree: Condition): number {
  const found = statements.get(`select count(*) n from geo where ${tree.sql}`, tree.values)?.n;
  const all = statements.get("select max(id) n from doc", [])?.n;
  return Number(found) / Math.max(1, Number(all));
}

const rated = ({ ratingMin }: SearchFilters): Condition =>
  ratingMin === undefined
    ? { sql: "true", values: [] }
    : { sql: "coalesce(doc.average, 0) >= ?", values: [Math.round(ratingMin * 100)] };

/** Of each area that is asked for the boxes in which it lies: more than one where it goes across the date line. */
function areas({ near, box, polygon }: SearchFilters): (readonly Box[])[] {
  return [
    ...(near ? [boxesAround(near)] : []),
    ...(box ? [boxesOf(box)] : []),
    ...(polygon ? [[boxAround(polygon)]] : []),
  ];
}

const within = (boxes: readonly Box[]): Condition => ({
  sql: `(${boxes.map(() => "(doc.lng >= ? and doc.lat >= ? and doc.lng <= ? and doc.lat <= ?)").join(" or ")})`,
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
