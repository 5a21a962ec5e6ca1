import { valueKey } from "@bellyfed/core/search/columns";
import { boxAround, boxesAround, boxesOf } from "@bellyfed/core/search/geo";
import type { Box, SearchFilters } from "@bellyfed/core/search/query";

/** A piece of SQL and what stands for its question marks. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** Filters as conditions on `doc`. `few`: others choose few documents already, so that each is looked up by itself. */
export function conditions(filters: SearchFilters, few: boolean): Condition[] {
  const hasValue = (kind: string) => (keys: readonly string[]) => ({
    sql: few
      ? `exists (select 1 from value v where v.kind = ? and v.key in (${marks(keys)}) and v.doc = doc.id)`
      : `doc.id in (select doc from value where kind = ? and key in (${marks(keys)}))`,
    values: [kind, ...keys],
  });
  const each = (kind: string, keys: readonly string[] = []) => keys.map((key) => hasValue(kind)([key]));
  const cuisines = filters.cuisine?.map(valueKey);
  return [
    isOneOf("doc.status", filters.status ?? ["open"]),
    ...given(filters.city?.map(valueKey), (keys) => isOneOf("doc.city", keys)),
    ...(filters.cuisineMatch === "all" ? each("cuisine", cuisines) : given(cuisines, hasValue("cuisine"))),
    ...given(filters.price, (prices) => isOneOf("doc.price", prices)),
    ...given(filters.grade, (grades) => isOneOf("doc.grade", grades)),
    ...each("attributes", filters.attributes),
    ...each("diet", filters.diet),
    ...given(filters.ratingMin, (least) => ({
      sql: "coalesce(doc.average, 0) >= ?",
      values: [Math.round(least * 100)],
    })),
    ...places(filters, few),
  ];
}

const given = <Value>(value: Value | undefined, condition: (value: Value) => Condition): Condition[] =>
  value === undefined ? [] : [condition(value)];
const marks = (values: readonly unknown[]): string => values.map(() => "?").join(", ");
const isOneOf = (column: string, values: readonly (string | number)[]): Condition => ({
  sql: `${column} in (${marks(values)})`,
  values,
});

/** What lies in the boxes first, by the tree; then exactly, by functions that know the query. */
function places({ near, box, polygon }: SearchFilters, few: boolean): Condition[] {
  return [
    ...given(near, (near) => inBoxes(boxesAround(near), few)),
    ...given(near, ({ radius }) => ({ sql: "away(doc.lat, doc.lng) <= ?", values: [radius * 1000] })),
    ...given(box, (box) => inBoxes(boxesOf(box), few)),
    ...given(box, (box) => exactly(boxesOf(box))),
    ...given(polygon, (polygon) => inBoxes([boxAround(polygon)], few)),
    ...given(polygon, () => ({ sql: "inside(doc.lat, doc.lng)", values: [] })),
  ];
}

const exactly = (boxes: readonly Box[]): Condition => ({
  sql: `(${boxes.map(() => "(doc.lng >= ? and doc.lat >= ? and doc.lng <= ? and doc.lat <= ?)").join(" or ")})`,
  values: boxes.flat(),
});

/** The one box in which everything lies that is asked for; undefined where there is none, or two. */
export function boxToJoin({ near, box, polygon }: SearchFilters): Box | undefined {
  const boxes = near ? boxesAround(near) : box ? boxesOf(box) : polygon ? [boxAround(polygon)] : [];
  return boxes.length === 1 ? boxes[0] : undefined;
}

/** The tree keeps short numbers: it may answer some that are a little outside. */
const inBoxes = (boxes: readonly Box[], few: boolean): Condition =>
  few
    ? exactly(boxes)
    : {
        sql: `doc.id in (${boxes.map(() => "select id from geo where e >= ? and n >= ? and w <= ? and s <= ?").join(" union all ")})`,
        values: boxes.flat(),
      };

/** Conditions as one. */
export const every = (all: readonly Condition[]): Condition => ({
  sql: all.map(({ sql }) => sql).join(" and ") || "true",
  values: all.flatMap(({ values }) => values),
});
