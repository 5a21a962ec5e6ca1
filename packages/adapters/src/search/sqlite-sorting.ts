import { sortOf } from "@bellyfed/core/search/leveling";
import { numberKeys } from "@bellyfed/core/search/order";
import type { Level, SearchQuery } from "@bellyfed/core/search/query";
import { around } from "@bellyfed/core/search/rough";
import type { Scoring } from "@bellyfed/core/search/score";
import type { Term } from "@bellyfed/core/search/terms";
import { byRelevance, leastOfWords, type Matching } from "./sqlite-bounds.ts";
import type { Rows } from "./sqlite-rows.ts";
import type { Behind, Sorting } from "./sqlite-top.ts";

/** What an order is made of. */
export interface Asked {
  readonly query: SearchQuery;
  readonly terms: readonly Term[];
  readonly level: Level;
  readonly mean: number;
  readonly score: Scoring;
  readonly matching: Matching;
}

const FARTHEST = Number.MAX_SAFE_INTEGER;

/** The order of a query, as numberKeys of core has it: by names it is their rank. */
export function sorting({ kept, byKey, byName }: Rows, asked: Asked): Sorting {
  const { query, terms, level, mean, score } = asked;
  const { columns } = kept;
  const by = (keyOf: (id: number) => number): Sorting => ({ keyOf, atLeast: keyOf, rank: byKey.rank() });
  switch (sortOf(query, terms)) {
    case "relevance": {
      const least = leastOfWords(asked.matching, terms, level, kept.size);
      return { ...byRelevance(kept, terms, score, least), rank: byKey.rank() };
    }
    case "rating":
      return by((id) => numberKeys.rating({ count: columns.count[id] ?? 0, sum: columns.sum[id] ?? 0 }, mean));
    case "reviews":
      return by((id) => 0 - (columns.count[id] ?? 0));
    case "newest":
      return by((id) => numberKeys.newest(columns.created[id] ?? 0));
    case "distance":
      return query.filters.near ? byDistance(columns, query.filters.near, byKey.rank()) : by(() => FARTHEST);
    case "name": {
      const rank = byName.rank();
      return { ...by((id) => rank[id] ?? 0), rank };
    }
  }
}

function byDistance(
  { lat, lng, x, y, z }: Rows["kept"]["columns"],
  near: NonNullable<SearchQuery["filters"]["near"]>,
  rank: Int32Array,
): Sorting {
  const from = around(near);
  return {
    keyOf: (id) => numberKeys.distance({ lat: lat[id] ?? 0, lng: lng[id] ?? 0 }, near),
    atLeast: (id) => from.atLeast(x[id] ?? 0, y[id] ?? 0, z[id] ?? 0),
    rank,
  };
}

/** Where the page before ended. */
export function behind({ byKey, byName }: Rows, { query, terms }: Asked): Behind | undefined {
  const { after } = query;
  if (!after) return undefined;
  if (sortOf(query, terms) !== "name") return { key: Number(after.key), rank: byKey.position([after.id]) };
  const rank = byName.position([String(after.key), after.id]);
  return { key: rank, rank };
}
