import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import type { WeekHours } from "@bellyfed/core/search/document";
import { failedBy, isOpen, isThere, partTests } from "@bellyfed/core/search/filters";
import { millimetres } from "@bellyfed/core/search/geo";
import { countedPart, needsEstablished, type PartName, type Parts, valuesOf } from "@bellyfed/core/search/parts";
import { type FacetName, facetNames, filterOf, type SearchFilters } from "@bellyfed/core/search/query";
import type { FacetCount } from "@bellyfed/core/search/search-index";
import { countedFacet } from "./facets.ts";
import type { Traits } from "./sqlite-traits.ts";

/** What a statement is about that hands documents to `visit`. */
export interface Visit {
  readonly filters: SearchFilters;
  readonly facets: readonly FacetName[];
  /** What the words of a text miss. */
  readonly ofText: (text: string) => number;
  /** Sorted by how far documents are from `near`. */
  readonly byDistance: boolean;
  /** The key behind which the page begins. */
  readonly after: number | undefined;
}
export interface Visited {
  readonly total: number;
  counted(facet: FacetName): FacetCount[];
}

/** Sorts behind everything: what is not on the page. */
export const NOT_HERE = Number.POSITIVE_INFINITY;

/**
 * One look at each document tells all: whether it is found, what it counts for, and where it stands. Registers
 * `visit(is behind the last page's id, place, offer, state, hours, lat, lng, key, text)`, which answers the key by which it is sorted. Nothing
 * waits while a statement runs, so one query at a time is all there is.
 */
export function visits(db: DatabaseSync, traits: Traits): (visit: Visit, run: () => void) => Visited {
  let look: Look = () => NOT_HERE;
  // Written out, because SQLite counts them.
  db.function("visit", (isBehind, place, offer, state, hours, lat, lng, key, text) =>
    look(isBehind, place, offer, state, hours, lat, lng, key, text),
  );
  return (visit, run) => {
    const parts = partsLooked(visit, traits);
    let total = 0;
    const [isIn, isOpenThen, keyOf] = [inArea(visit.filters), openLooked(visit, traits), keying(visit)];
    look = (isBehind, place, offer, state, hours, lat, lng, key, text) => {
      const failed = parts.failed(place as number, offer as number, state as number);
      if (failed & FAILED || !isIn(lat, lng) || !isOpenThen(hours)) return NOT_HERE;
      parts.count(failed, place as number, offer as number, state as number);
      if (failed >= FIRST_OF_FACETS) return NOT_HERE;
      total++;
      const own = keyOf(key as number, lat, lng, text);
      if (visit.after === undefined || own > visit.after) return own;
      return own === visit.after && isBehind === 1 ? own : NOT_HERE;
    };
    run();
    return { total, counted: parts.counted };
  };
}

type Value = SQLInputValue | undefined;
type Look = (...values: [Value, Value, Value, Value, Value, Value, Value, Value, Value]) => number;

function inArea(filters: SearchFilters): (lat: Value, lng: Value) => boolean {
  if (!filters.near && !filters.box && !filters.polygon) return () => true;
  return (lat, lng) => isThere(lat === null ? null : { lat: Number(lat), lng: Number(lng) }, filters);
}

function keying({ byDistance, filters: { near }, ofText }: Visit) {
  if (byDistance && near)
    return (_: number, lat: Value, lng: Value) => millimetres({ lat: Number(lat), lng: Number(lng) }, near);
  return (key: number, _: Value, __: Value, text: Value) => (text === null ? key : key + ofText(text as string));
}

/** Whether hours are such that it is open: each kind of hours is looked at once. */
function openLooked({ filters: { open } }: Visit, traits: Traits): (hours: Value) => boolean {
  if (!open) return () => true;
  const known = new Map<Value, boolean>([[null, false]]);
  return (hours) => {
    const before = known.get(hours);
    if (before !== undefined) return before;
    const isIt = isOpen(traits.get(Number(hours)) as WeekHours, open);
    known.set(hours, isIt);
    return isIt;
  };
}

/** Bits of what is known of a part: that it was looked at, that it is not established, that a filter does not want it; then one for each facet's own filter. */
const [LOOKED_AT, UNESTABLISHED, FAILED, FIRST_OF_FACETS] = [1, 2, 4, 8];
const bitOf = (facet: FacetName): number => FIRST_OF_FACETS << facetNames.indexOf(facet);

function partsLooked({ filters, facets }: Visit, traits: Traits) {
  const size = traits.size();
  const bits = new Uint16Array(size);
  const look = lookingAtParts(filters, facets, traits);
  const bitsOf = (part: PartName, id: number) => {
    if (!bits[id]) bits[id] = look(part, id);
    return bits[id] ?? 0;
  };
  const counters = facets.map((facet) => ({ facet, bit: bitOf(facet), counts: new Uint32Array(size) }));
  return {
    failed: (place: number, offer: number, state: number) =>
      bitsOf("place", place) | bitsOf("offer", offer) | bitsOf("state", state),
    /** Each facet counts what no filter fails but its own. */
    count(failed: number, place: number, offer: number, state: number): void {
      for (const { facet, bit, counts } of counters) {
        if (failed >= FIRST_OF_FACETS && (failed & ~bit) >= FIRST_OF_FACETS) continue;
        if (failed & UNESTABLISHED && needsEstablished(facet)) continue;
        const part = countedPart[facet];
        const id = part === "place" ? place : part === "offer" ? offer : state;
        counts[id] = (counts[id] ?? 0) + 1;
      }
    },
    counted(facet: FacetName): FacetCount[] {
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
function lookingAtParts(filters: SearchFilters, facets: readonly FacetName[], traits: Traits) {
  const tests = partTests(filters);
  const own = new Map(facets.map((facet) => [filterOf[facet], bitOf(facet)]));
  return (part: PartName, id: number): number => {
    const trait = traits.get(id) as Parts[PartName];
    let bits = LOOKED_AT;
    for (const filter of failedBy<never>(tests[part], trait as never)) bits |= own.get(filter) ?? FAILED;
    return "established" in trait && !trait.established ? bits | UNESTABLISHED : bits;
  };
}
