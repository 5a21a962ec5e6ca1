import { passing, withoutOwn } from "@bellyfed/core/search/filters";
import { millimetres } from "@bellyfed/core/search/geo";
import { asksNothing, leveled, sortOf } from "@bellyfed/core/search/leveling";
import { byCodePoints, numberKeys } from "@bellyfed/core/search/order";
import { countedPart, needsEstablished, valuesOf } from "@bellyfed/core/search/parts";
import type { FacetName, Level, SearchFilters, SearchQuery } from "@bellyfed/core/search/query";
import { isElsewhere, scoring, shownScore } from "@bellyfed/core/search/score";
import type { FacetCount, Found } from "@bellyfed/core/search/search-index";
import { dishesMet, isFound, termsOf } from "@bellyfed/core/search/terms";
import { countedFacet } from "./facets.ts";
import type { Kept } from "./memory-document.ts";

/** Answers a query by a look at every document. `newMean`: that of all ratings, by which a first page weighs them. */
export function scan(all: readonly Kept[], query: SearchQuery, newMean: number): Found {
  const terms = termsOf(query.text ?? "");
  const among = (filters: SearchFilters) => {
    const passes = passing(filters);
    return all.filter(({ document, parts }) => passes(document, parts));
  };
  const asked = asksNothing(query, terms) ? [] : among(query.filters);
  const { level, total } = leveled(query, terms, (level) => ({
    level,
    total: asked.filter(({ words }) => isFound(terms, level, words)).length,
  }));
  const matching = (kept: readonly Kept[]) => kept.filter(({ words }) => isFound(terms, level, words));
  const facet = (name: FacetName): FacetCount[] =>
    asksNothing(query, terms)
      ? []
      : countedFacet(
          matching(among(withoutOwn(query.filters, name))).flatMap((kept) =>
            valuesIn(kept, name).map(([key, name]) => ({ key, name, count: 1 })),
          ),
        );
  return {
    ...pageOf(matching(asked), query, level, query.after?.mean ?? newMean),
    ...{ total, level },
    facets: Object.fromEntries(query.facets.map((name) => [name, facet(name)])),
  };
}

/** The page that a query asks for, of all documents that are found or that come next. */
export function pageOf(
  found: readonly Kept[],
  query: SearchQuery,
  level: Level,
  mean: number,
): Pick<Found, "hits" | "next"> {
  const terms = termsOf(query.text ?? "");
  const keyOf = keys(query, terms, level, mean);
  const places = found
    .map((kept) => ({ kept, key: keyOf(kept), id: kept.document.id }))
    .filter((place) => !query.after || byPlace(place, query.after) > 0)
    .sort(byPlace);
  const page = places.slice(0, query.limit);
  const last = places.length > query.limit ? page.at(-1) : undefined;
  return {
    hits: page.map(({ kept }) => hit(kept, query, terms, level)),
    next: last && { key: last.key, id: last.id, level, mean },
  };
}

const valuesIn = ({ document, parts }: Kept, facet: FacetName) =>
  document.established || !needsEstablished(facet) ? valuesOf[facet](parts[countedPart[facet]] as never) : [];

interface Place {
  readonly key: number | string;
  readonly id: string;
}
const byPlace = (one: Place, other: Place): number =>
  (typeof one.key === "number" ? one.key - Number(other.key) : byCodePoints(one.key, String(other.key))) ||
  byCodePoints(one.id, other.id);

type Terms = ReturnType<typeof termsOf>;
function keys(query: SearchQuery, terms: Terms, level: Found["level"], mean: number): (kept: Kept) => number | string {
  const { near } = query.filters;
  const score = scoring(terms, level);
  const none = Number.MAX_SAFE_INTEGER;
  switch (sortOf(query, terms)) {
    case "relevance":
      return ({ columns }) => score.of(columns.scored);
    case "rating":
      return ({ document }) => numberKeys.rating(document.rating, mean);
    case "reviews":
      return ({ document }) => numberKeys.reviews(document.rating);
    case "newest":
      return ({ columns }) => numberKeys.newest(columns.created);
    case "name":
      return ({ columns }) => columns.sortName;
    case "distance":
      return ({ document: { location } }) => (near && location ? numberKeys.distance(location, near) : none);
  }
}

function hit(kept: Kept, query: SearchQuery, terms: Terms, level: Level): Found["hits"][number] {
  const { id, shown, location } = kept.document;
  const { near } = query.filters;
  const own = terms.length === 0 ? null : scoring(terms, level);
  const missed = own?.explain(kept.columns.scored) ?? null;
  return {
    ...{ id, shown, missed },
    distance: near && location ? Math.round(millimetres(location, near) / 1000) : null,
    score: own ? shownScore(own.of(kept.columns.scored)) : null,
    dishes: missed && isElsewhere(missed) ? dishesMet(kept.document.dishes, terms, level) : [],
  };
}
