import { partTests } from "@bellyfed/core/search/filters";
import {
  countedPart,
  needsEstablished,
  type PartName,
  type Parts,
  partNames,
  valuesOf,
} from "@bellyfed/core/search/parts";
import { type FacetName, facetNames, filterOf, type SearchFilters } from "@bellyfed/core/search/query";
import type { FacetCount } from "@bellyfed/core/search/search-index";
import { countedFacet } from "./facets.ts";
import type { Traits } from "./sqlite-traits.ts";

/** Bits of what is known of a part: that it was looked at, that it is not established, that a filter does not want it; then one for each facet's own filter. */
const [LOOKED_AT, UNESTABLISHED, FAILED, FIRST_OF_FACETS] = [1, 2, 4, 8];
const bitOf = (facet: FacetName): number => FIRST_OF_FACETS << facetNames.indexOf(facet);

/** Whether a document with parts of these bits makes no difference at all, and whether it is found. */
export const isUnwanted = (bits: number): boolean => (bits & FAILED) !== 0;
export const isWanted = (bits: number): boolean => bits < FAILED;

/** Parts of documents under the filters of one query: each is looked at once, and counted as often as it comes. */
export interface PartsLooked {
  bits(place: number, offer: number, state: number): number;
  /** So many documents of these parts, and their bits. Each facet counts what no filter fails but its own. */
  count(bits: number, place: number, offer: number, state: number, documents?: number): void;
  counted(facet: FacetName): FacetCount[];
}

export function partsLooked(filters: SearchFilters, facets: readonly FacetName[], traits: Traits): PartsLooked {
  const size = traits.size();
  const known = new Uint16Array(size);
  const look = lookingAt(filters, facets, traits);
  const bitsOf = (part: PartName, id: number): number => {
    if (!known[id]) known[id] = look(part, id);
    return known[id] ?? FAILED;
  };
  const counters = facets.map((facet) => ({
    ...{ facet, counts: new Uint32Array(size), part: partNames.indexOf(countedPart[facet]) },
    /** Bits with which something does not count. */
    against: (0xffff & ~(FIRST_OF_FACETS - 1) & ~bitOf(facet)) | FAILED | (needsEstablished(facet) ? UNESTABLISHED : 0),
  }));
  return {
    bits(place, offer, state) {
      // Of offers there are almost as many as documents, of the others few: they are looked at first.
      const few = bitsOf("place", place) | bitsOf("state", state);
      return isUnwanted(few) ? few : few | bitsOf("offer", offer);
    },
    count(bits, place, offer, state, documents = 1) {
      for (const { counts, part, against } of counters) {
        if (bits & against) continue;
        const id = part === 0 ? place : part === 1 ? offer : state;
        counts[id] = (counts[id] ?? 0) + documents;
      }
    },
    counted(facet) {
      const counts = counters.find((counter) => counter.facet === facet)?.counts ?? new Uint32Array(0);
      const values: { key: string; name: string; count: number }[] = [];
      for (const [id, count] of counts.entries())
        if (count > 0)
          for (const [key, name] of valuesOf[facet](traits.get(id) as never)) values.push({ key, name, count });
      return countedFacet(values);
    },
  };
}

/** The bits of a part, by the filters. */
function lookingAt(filters: SearchFilters, facets: readonly FacetName[], traits: Traits) {
  const tests = partTests(filters);
  const own = new Map(facets.map((facet) => [filterOf[facet], bitOf(facet)]));
  return (part: PartName, id: number): number => {
    const trait = traits.get(id) as Parts[PartName];
    let bits = LOOKED_AT;
    for (const [filter, passes] of tests[part]) {
      if (!passes(trait as never)) bits |= own.get(filter) ?? FAILED;
      if (isUnwanted(bits)) break;
    }
    return "established" in trait && !trait.established ? bits | UNESTABLISHED : bits;
  };
}
