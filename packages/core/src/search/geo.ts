import type { Coordinates } from "./document.ts";
import type { Box, Ring } from "./query.ts";

const RADIANS = Math.PI / 180;
/** Metres: twice the earth's mean radius, and a degree of latitude on it. */
const DIAMETER = 2 * 6_371_008.8;
const DEGREE = (DIAMETER / 2) * RADIANS;

/** Millimetres between two places on a sphere, whole: distances are compared by this number everywhere. */
export function millimetres(one: Coordinates, other: Coordinates): number {
  const lat = Math.sin(((other.lat - one.lat) * RADIANS) / 2) ** 2;
  const lng = Math.sin(((other.lng - one.lng) * RADIANS) / 2) ** 2;
  const chord = lat + Math.cos(one.lat * RADIANS) * Math.cos(other.lat * RADIANS) * lng;
  return Math.round(DIAMETER * 1000 * Math.asin(Math.min(1, Math.sqrt(chord))));
}

/** The boxes in which everything within a radius (metres) lies: two where it goes across the date line, all longitudes at the poles. */
export function boxesAround({ lat, lng, radius }: Coordinates & { radius: number }): Box[] {
  // Somewhat more than the radius, because boxes are stored in short numbers.
  const angle = (radius / DEGREE) * 1.0001 + 1e-5;
  const [south, north] = [lat - angle, lat + angle];
  if (south <= -90 || north >= 90) return [[-180, south, 180, north]];
  const sine = Math.sin(angle * RADIANS) / Math.cos(lat * RADIANS);
  if (sine >= 1) return [[-180, south, 180, north]];
  const width = Math.asin(sine) / RADIANS + 1e-5;
  const [west, east] = [lng - width, lng + width];
  if (west < -180)
    return [
      [west + 360, south, 180, north],
      [-180, south, east, north],
    ];
  if (east > 180)
    return [
      [west, south, 180, north],
      [-180, south, east - 360, north],
    ];
  return [[west, south, east, north]];
}

/** A box as boxes that do not go across the date line. */
export const boxesOf = ([west, south, east, north]: Box): Box[] =>
  west <= east
    ? [[west, south, east, north]]
    : [
        [west, south, 180, north],
        [-180, south, east, north],
      ];

export const isInBox = ({ lat, lng }: Coordinates, box: Box): boolean =>
  boxesOf(box).some(([west, south, east, north]) => lng >= west && lng <= east && lat >= south && lat <= north);

/** The box around a polygon's outer ring. */
export function boxAround(polygon: readonly Ring[]): Box {
  const ring = polygon[0] ?? [];
  const [lngs, lats] = [ring.map(([lng]) => lng), ring.map(([, lat]) => lat)];
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
}

/** In the outer ring, and in none of the holes. */
export const isInPolygon = ({ lat, lng }: Coordinates, polygon: readonly Ring[]): boolean =>
  inPolygon(polygon)(lat, lng);

/**
 * Tells of many places whether they are in the outer ring and in none of the holes. Rings are drawn on the flat map, as GeoJSON has it (RFC
 * 7946, 3.1.1); where one crosses itself, what it goes around twice is outside (even and odd).
 */
export function inPolygon([outer, ...holes]: readonly Ring[]): (lat: number, lng: number) => boolean {
  if (!outer) return () => false;
  const [isInside, without] = [inRing(outer), holes.map(inRing)];
  return (lat, lng) => isInside(lat, lng) && !without.some((isInHole) => isInHole(lat, lng));
}

/** Numbers in a row, because this is asked of many places. */
function inRing(ring: Ring): (lat: number, lng: number) => boolean {
  const [lngs, lats] = [Float64Array.from(ring, ([lng]) => lng), Float64Array.from(ring, ([, lat]) => lat)];
  const at = (numbers: Float64Array, index: number) => numbers[index] ?? 0;
  return (lat, lng) => {
    let inside = false;
    let [u, w] = [at(lngs, lngs.length - 1), at(lats, lats.length - 1)];
    for (let index = 0; index < lngs.length; index++) {
      const [x, y] = [at(lngs, index), at(lats, index)];
      if (y > lat !== w > lat && lng < ((u - x) * (lat - y)) / (w - y) + x) inside = !inside;
      u = x;
      w = y;
    }
    return inside;
  };
}
