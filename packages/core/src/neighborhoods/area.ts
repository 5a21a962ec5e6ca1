import type { Coordinates } from "../search/document.ts";
import { inPolygon } from "../search/geo.ts";
import type { Box, Ring } from "../search/query.ts";

/** Polygons of one name: each an outer ring and its holes. Their longitudes may pass 180 where they go across the date line. */
export interface Shape {
  readonly name: string;
  readonly polygons: readonly (readonly Ring[])[];
}

/** A shape, made ready to be asked often. */
export interface Area {
  readonly name: string;
  /** A share of the sphere; only to compare with others. */
  readonly size: number;
  readonly parts: readonly { readonly box: Box; readonly holds: (lat: number, lng: number) => boolean }[];
}

export const areaOf = ({ name, polygons }: Shape): Area => ({
  name,
  size: polygons.reduce((sum, polygon) => sum + sizeOf(polygon), 0),
  parts: polygons.map((polygon) => ({ box: boxOf(polygon[0] ?? []), holds: inPolygon(polygon) })),
});

/** The box around a ring, however many positions it has. */
export function boxOf(ring: Ring): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lng, lat] of ring) {
    [west, east] = [Math.min(west, lng), Math.max(east, lng)];
    [south, north] = [Math.min(south, lat), Math.max(north, lat)];
  }
  return [west, south, east, north];
}

const sizeOf = ([outer, ...holes]: readonly Ring[]): number =>
  outer ? ringSize(outer) - holes.reduce((sum, hole) => sum + ringSize(hole), 0) : 0;

const onTrueMap = (lat: number) => Math.sin((lat * Math.PI) / 180);

/** How much a ring encloses on a map; as it comes, on one whose areas are true, where a latitude stands at its sine. */
export function ringSize(ring: Ring, height: (lat: number) => number = onTrueMap): number {
  let [twice, before] = [0, ring.at(-1)];
  for (const [lng, lat] of ring) {
    const [u, w] = before ?? [lng, lat];
    twice += u * height(lat) - lng * height(w);
    before = [lng, lat];
  }
  return Math.abs(twice) / 2;
}

/** Finds the smallest area that a place lies in: its name, or null. */
export function findIn(areas: readonly Area[]): (place: Coordinates) => string | null {
  const bySize = areas.toSorted((a, b) => a.size - b.size);
  return ({ lat, lng }) => {
    // What goes across the date line goes on beyond 180.
    const beyond = lng + 360;
    const isIn = ({ box: [west, south, east, north], holds }: Area["parts"][number]): boolean =>
      lat >= south &&
      lat <= north &&
      ((lng >= west && lng <= east && holds(lat, lng)) || (beyond <= east && beyond >= west && holds(lat, beyond)));
    return bySize.find(({ parts }) => parts.some(isIn))?.name ?? null;
  };
}
