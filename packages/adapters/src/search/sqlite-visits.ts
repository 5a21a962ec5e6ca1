import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import type { WeekHours } from "@bellyfed/core/search/document";
import { isOpen } from "@bellyfed/core/search/filters";
import { inPolygon, millimetres } from "@bellyfed/core/search/geo";
import type { FacetName, SearchFilters } from "@bellyfed/core/search/query";
import type { FacetCount } from "@bellyfed/core/search/search-index";
import { isUnwanted, isWanted, partsLooked } from "./sqlite-parts.ts";
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

type Value = SQLInputValue | undefined;
type Look = (...values: [Value, Value, Value, Value, Value, Value, Value, Value, Value]) => number;

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
    const parts = partsLooked(visit.filters, visit.facets, traits);
    let total = 0;
    const [wayTo, isOpenThen, keyOf] = [looking(visit.filters), openLooked(visit.filters, traits), keying(visit)];
    look = (isBehind, place, offer, state, hours, lat, lng, key, text) => {
      const bits = parts.bits(place as number, offer as number, state as number);
      if (isUnwanted(bits)) return NOT_HERE;
      const away = wayTo(lat as number | null, lng as number);
      if (away === undefined || !isOpenThen(hours)) return NOT_HERE;
      parts.count(bits, place as number, offer as number, state as number);
      if (!isWanted(bits)) return NOT_HERE;
      total++;
      const own = keyOf(key as number, away, text);
      if (visit.after === undefined || own > visit.after) return own;
      return own === visit.after && isBehind === 1 ? own : NOT_HERE;
    };
    run();
    return { total, counted: parts.counted };
  };
}

/** How far something is, in millimetres, 0 where nobody asked; undefined where it is not where it is looked for. Boxes are SQL's. */
function looking({ near, polygon }: SearchFilters): (lat: number | null, lng: number) => number | undefined {
  const most = near ? near.radius * 1000 : 0;
  const isInside = polygon && inPolygon(polygon);
  if (!near && !isInside) return () => 0;
  return (lat, lng) => {
    if (lat === null) return undefined;
    const away = near ? millimetres({ lat, lng }, near) : 0;
    return away > most || (isInside && !isInside(lat, lng)) ? undefined : away;
  };
}

function keying({ byDistance, filters: { near }, ofText }: Visit): (key: number, away: number, text: Value) => number {
  if (byDistance && near) return (_, away) => away;
  return (key, _, text) => (text === null ? key : key + ofText(text as string));
}

/** Whether hours are such that it is open: each kind of hours is looked at once. */
function openLooked({ open }: SearchFilters, traits: Traits): (hours: Value) => boolean {
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
