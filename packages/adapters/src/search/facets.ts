import { byCodePoints } from "@bellyfed/core/search/order";
import type { FacetCount } from "@bellyfed/core/search/search-index";

/** So many values of a facet are told at most. */
const MOST_VALUES = 100;

/** Counts of values: those that are one by their key are shown as the first of their names, and the most frequent come first. */
export function countedFacet(
  values: readonly { readonly key: string; readonly name: string; readonly count: number }[],
): FacetCount[] {
  const counts = new Map<string, { value: string; count: number }>();
  for (const { key, name, count } of values) {
    const before = counts.get(key);
    if (!before) counts.set(key, { value: name, count });
    else {
      before.count += count;
      if (byCodePoints(name, before.value) < 0) before.value = name;
    }
  }
  return [...counts.values()]
    .sort((one, other) => other.count - one.count || byCodePoints(one.value, other.value))
    .slice(0, MOST_VALUES);
}
