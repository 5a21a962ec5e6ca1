import { passing, withoutOwn } from "@bellyfed/core/search/filters";
import { millimetres } from "@bellyfed/core/search/geo";
import { asksNothing, leveled, sortOf } from "@bellyfed/core/search/leveling";
import { byCodePoints, numberKeys, PRIOR_MEAN } from "@bellyfed/core/search/order";
import { countedPart, needsEstablished, valuesOf } from "@bellyfed/core/search/parts";
import type { FacetName, SearchFilters, SearchQuery } from "@bellyfed/core/search/query";
import { isElsewhere, scoring, shownScore } from "@bellyfed/core/search/score";
import type { FacetCount, Found, SearchIndex } from "@bellyfed/core/search/search-index";
import { dishesMet, isFound, termsOf } from "@bellyfed/core/search/terms";
import { countedFacet } from "./facets.ts";
import { type Kept, keep } from "./memory-document.ts";
import { memoryLookUp } from "./memory-look-up.ts";
import { memorySuggest } from "./memory-suggest.ts";

/** An index that looks at every document for every query: for tests, and what other indexes are compared with. */
export function memoryIndex(): SearchIndex {
  const kept = new Map<string, Kept>();
  let [position, mean] = ["0", PRIOR_MEAN];
  const all = () => [...kept.values()];
  const notes = new Map<string, string>();
  return {
    position: async () => position,
    notes: async (keys) => new Map([...notes].filter(([key]) => keys.includes(key))),
    async apply(change) {
      for (const id of change.remove) kept.delete(id);
      for (const document of change.upsert) {
        if (document.hidden) kept.delete(document.id);
        else kept.set(document.id, keep(document));
      }
      for (const [key, note] of change.notes ?? []) notes.set(key, note);
      position = change.position;
    },
    search: async (query) => search(all(), query, mean),
    suggest: async (query) => memorySuggest(all(), query),
    lookUp: async (asked) => memoryLookUp(all(), asked),
    async settle() {
      const ratings = all().map(({ document }) => document.rating);
      const count = ratings.reduce((sum, rating) => sum + rating.count, 0);
      mean = count === 0 ? PRIOR_MEAN : ratings.reduce((sum, rating) => sum + rating.sum, 0) / count;
    },
    close: async () => undefined,
  };
}

function search(all: readonly Kept[], query: SearchQuery, newMean: number): Found {
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
  const mean = query.after?.mean ?? newMean;
  const keyOf = keys(query, terms, level, mean);
  const places = matching(asked)
    .map((kept) => ({ kept, key: keyOf(kept), id: kept.document.id }))
    .filter((place) => !query.after || byPlace(place, query.after) > 0)
    .sort(byPlace);
  const page = places.slice(0, query.limit);
  const last = places.length > query.limit ? page.at(-1) : undefined;
  const facet = (name: FacetName): FacetCount[] =>
    asksNothing(query, terms)
      ? []
      : countedFacet(
          matching(among(withoutOwn(query.filters, name))).flatMap((kept) =>
            valuesIn(kept, name).map(([key, name]) => ({ key, name, count: 1 })),
          ),
        );
  return {
    hits: page.map(({ kept }) => hit(kept, query, terms, level)),
    total,
    facets: Object.fromEntries(query.facets.map((name) => [name, facet(name)])),
    level,
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

function hit(kept: Kept, query: SearchQuery, terms: Terms, level: Found["level"]): Found["hits"][number] {
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
