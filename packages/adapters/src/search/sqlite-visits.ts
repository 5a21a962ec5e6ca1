import type { WeekHours } from "@bellyfed/core/search/document";
import { isOpen } from "@bellyfed/core/search/filters";
import { boxesOf } from "@bellyfed/core/search/geo";
import type { Box, FacetName, OpenWhen, SearchFilters } from "@bellyfed/core/search/query";
import { manyInPolygon } from "@bellyfed/core/search/raster";
import { around } from "@bellyfed/core/search/rough";
import type { FacetCount } from "@bellyfed/core/search/search-index";
import type { Columns } from "./sqlite-columns.ts";
import { isUnwanted, isWanted, partsLooked } from "./sqlite-parts.ts";
import type { Traits } from "./sqlite-traits.ts";

export interface Visited {
  /** The numbers of all that are found. */
  readonly found: Int32Array;
  counted(facet: FacetName): FacetCount[];
}

type Test = (id: number) => boolean;

/** One look at each of these documents tells whether it is found, and what it counts for. */
export function visited(
  columns: Columns,
  ids: Int32Array,
  traits: Traits,
  filters: SearchFilters,
  facets: readonly FacetName[],
): Visited {
  const parts = partsLooked(filters, facets, traits);
  const tests = testing(columns, traits, filters);
  const { place, offer, state } = columns;
  const found = new Int32Array(ids.length);
  let total = 0;
  for (let at = 0; at < ids.length; at++) {
    const id = ids[at] ?? 0;
    const own = state[id] ?? 0;
    // Nothing is there any more.
    if (own === 0) continue;
    const bits = parts.bits(place[id] ?? 0, offer[id] ?? 0, own);
    if (isUnwanted(bits) || !isPassing(tests, id)) continue;
    parts.count(bits, place[id] ?? 0, offer[id] ?? 0, own);
    if (isWanted(bits)) found[total++] = id;
  }
  return { found: found.subarray(0, total), counted: parts.counted };
}

function isPassing(tests: readonly Test[], id: number): boolean {
  for (const test of tests) if (!test(id)) return false;
  return true;
}

/** What has to hold of a document beside its parts, the quickest to tell first. */
function testing(columns: Columns, traits: Traits, filters: SearchFilters): Test[] {
  const { ratingMin, open } = filters;
  return [
    ...(ratingMin === undefined ? [] : [rated(columns, Math.round(ratingMin * 100))]),
    ...placed(columns, filters),
    ...(open ? [opened(columns, traits, open)] : []),
  ];
}

/** `least` in hundredths, as averages are shown. */
const rated =
  ({ count, sum }: Columns, least: number): Test =>
  (id) => {
    const own = count[id] ?? 0;
    return (own === 0 ? 0 : Math.round(((sum[id] ?? 0) * 100) / own)) >= least;
  };

/** Where it lies, if anywhere: what is nowhere has no number, and passes no comparison. */
function placed({ lat, lng, x, y, z }: Columns, { near, box, polygon }: SearchFilters): Test[] {
  const at = (numbers: Float64Array | Float32Array, id: number) => numbers[id] ?? Number.NaN;
  const tests: Test[] = [];
  const [circle, isInside] = [near && around(near), polygon && manyInPolygon(polygon)];
  if (near || box || polygon) tests.push((id) => !Number.isNaN(at(lat, id)));
  if (box) {
    const boxes = boxesOf(box);
    tests.push((id) => isInOne(boxes, at(lat, id), at(lng, id)));
  }
  if (circle)
    tests.push((id) => circle.isWithin({ lat: at(lat, id), lng: at(lng, id) }, at(x, id), at(y, id), at(z, id)));
  if (isInside) tests.push((id) => isInside(at(lat, id), at(lng, id)));
  return tests;
}

function isInOne(boxes: readonly Box[], lat: number, lng: number): boolean {
  for (const [west, south, east, north] of boxes)
    if (lng >= west && lng <= east && lat >= south && lat <= north) return true;
  return false;
}

/** Each kind of hours is looked at once. */
function opened({ hours }: Columns, traits: Traits, open: OpenWhen): Test {
  const [OPEN, SHUT] = [1, 2];
  const known = new Uint8Array(traits.size());
  const look = (id: number) => {
    const isIt = id !== 0 && isOpen(traits.get(id) as WeekHours, open) ? OPEN : SHUT;
    known[id] = isIt;
    return isIt;
  };
  return (id) => {
    const own = hours[id] ?? 0;
    return (known[own] || look(own)) === OPEN;
  };
}
