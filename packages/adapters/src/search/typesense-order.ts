import { millimetres } from "@bellyfed/core/search/geo";
import { sortOf } from "@bellyfed/core/search/leveling";
import { numberKeys } from "@bellyfed/core/search/order";
import type { SearchAfter, SearchQuery } from "@bellyfed/core/search/query";
import { termsOf } from "@bellyfed/core/search/terms";
import type { Kept } from "./memory-document.ts";
import { ordered } from "./typesense-fields.ts";

/** How the server sorts. Its order is never another than ours, but it may not tell apart what we do. */
export interface ServerOrder {
  readonly sortBy: string;
  /** What a page has that comes after this place, and perhaps some more. */
  readonly after: (after: SearchAfter) => string | undefined;
  /** Whether one stands before the other by what the server knows. */
  readonly isBefore: (one: Kept, other: Kept) => boolean;
}

/** What ends with the beginning of the id where the rest is the same. */
const byNumber = (field: string, direction: "asc" | "desc", keyOf: (kept: Kept) => number): ServerOrder => ({
  sortBy: `${field}:${direction},id1:asc,id2:asc`,
  after: ({ key, id }) => {
    const value = direction === "asc" ? Number(key) : 0 - Number(key);
    const beyond = direction === "asc" ? ">" : "<";
    return `(${field}:${beyond}${value} || (${field}:=${value} && id1:>=${ordered(id)[0]}))`;
  },
  isBefore: (one, other) =>
    before([keyOf(one), ...ordered(one.document.id)], [keyOf(other), ...ordered(other.document.id)]),
});

const byId: ServerOrder = {
  sortBy: "id1:asc,id2:asc",
  after: ({ id }) => `id1:>=${ordered(id)[0]}`,
  isBefore: (one, other) => before(ordered(one.document.id), ordered(other.document.id)),
};

const byName: ServerOrder = {
  sortBy: "name1:asc,name2:asc,id1:asc",
  after({ key }) {
    const [first, second] = ordered(String(key));
    return `(name1:>${first} || (name1:=${first} && name2:>=${second}))`;
  },
  isBefore: (one, other) => before(ordered(one.columns.sortName), ordered(other.columns.sortName)),
};

/** The server measures on another ball, in whole metres. */
const UNSURE_MM = 5_000;
const byDistance = (near: { readonly lat: number; readonly lng: number }): ServerOrder => {
  const away = ({ document: { location } }: Kept) => (location ? millimetres(location, near) : 0);
  return {
    sortBy: `at(${near.lat}, ${near.lng}):asc`,
    after: () => undefined,
    isBefore: (one, other) => away(one) + Math.max(UNSURE_MM, away(one) / 100) < away(other),
  };
};

/** How what a query finds is sorted; undefined by relevance, which the server knows nothing of. `mean`: by which ratings are weighed there. */
export function orderOf(query: SearchQuery, mean: number): ServerOrder | undefined {
  const { near } = query.filters;
  switch (sortOf(query, termsOf(query.text ?? ""))) {
    case "relevance":
      return undefined;
    case "rating":
      return byNumber("rated", "asc", ({ document }) => numberKeys.rating(document.rating, mean));
    case "reviews":
      return byNumber("count", "desc", ({ document }) => numberKeys.reviews(document.rating));
    case "newest":
      return byNumber("created", "desc", ({ columns }) => numberKeys.newest(columns.created));
    case "name":
      return byName;
    case "distance":
      return near ? byDistance(near) : byId;
  }
}

function before(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at >= 0 && (one[at] ?? 0) < (other[at] ?? 0);
}
