import { withoutOwn } from "@bellyfed/core/search/filters";
import type { FacetName, SearchFilters, SearchQuery } from "@bellyfed/core/search/query";
import type { FacetCount } from "@bellyfed/core/search/search-index";
import { countedFacet } from "./facets.ts";
import type { Collection, FacetCounts } from "./typesense-collection.ts";
import { countedField } from "./typesense-fields.ts";

/** More than there are of any. */
const MOST_VALUES = 10_000;

/** Facets as the server counts them, each without its own filter. */
export async function serverFacets(
  collection: Collection,
  { facets, filters }: Pick<SearchQuery, "facets" | "filters">,
  filterOf: (facet: FacetName, filters: SearchFilters) => string,
): Promise<Partial<Record<FacetName, readonly FacetCount[]>>> {
  const counted = await collection.search(
    facets.map((name) => ({
      ...{ filter_by: filterOf(name, withoutOwn(filters, name)), per_page: 0 },
      ...{ facet_by: countedField[name], max_facet_values: MOST_VALUES },
    })),
  );
  const names = await namesOf(
    collection,
    counted.flatMap(({ facet_counts }) => facet_counts ?? []),
  );
  const facet = (name: FacetName, counts: FacetCounts["counts"]) =>
    countedFacet(
      counts.map(({ value, count }) => {
        const [key, shown] = name === "price" ? [value, value] : (names.get(value) ?? [value, value]);
        return { key, name: shown, count };
      }),
    );
  return Object.fromEntries(
    facets.map((name, at) => [name, facet(name, counted[at]?.facet_counts?.[0]?.counts ?? [])]),
  );
}

async function namesOf(collection: Collection, counted: readonly FacetCounts[]) {
  const ids = counted.flatMap(({ field_name, counts }) =>
    field_name === "price" ? [] : counts.map(({ value }) => `value ${value}`),
  );
  const documents = await collection.all([...new Set(ids)]);
  return new Map(
    documents.map(({ id, data }) => [id.slice("value ".length), JSON.parse(String(data)) as [string, string]]),
  );
}
