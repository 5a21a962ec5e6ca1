import { byCodePoints } from "@bellyfed/core/search/order";
import type { FacetCount } from "@bellyfed/core/search/search-index";

/** So many values of a facet are told at most. */
const MOST_VALUES = 100;

/** A name that something has so often; values with one key are one. */
export interface Named {
  readonly key: string;
  readonly name: string;
  readonly count: number;
}

/** Counts of values: those that are one by their key are shown as the first of their names, and the most frequent come first. */
export function counted(values: Iterable<Named>): (FacetCount & { readonly key: string })[] {
  const counts = new Map<string, { key: string; value: string; count: number }>();
  for (const { key, name, count } of values) {
    const before = counts.get(key);
    if (!before) counts.set(key, { key, value: name, count });
    else {
      before.count += count;
      if (byCodePoints(name, before.value) < 0) before.value = name;
    }
  }
  return [...counts.values()].sort((one, other) => other.count - one.count || byCodePoints(one.value, other.value));
}

/** As many counts as a facet has. */
export const countedFacet = (values: Iterable<Named>): FacetCount[] =>
  counted(values)
    .slice(0, MOST_VALUES)
    .map(({ value, count }) => ({ value, count }));
