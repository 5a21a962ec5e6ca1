import type { Place } from "./place.ts";

/** A position in the square world of Web Mercator: x from 0 in the west to 1 in the east, y from 0 in the north to 1 in the south. */
export interface Position {
  readonly x: number;
  readonly y: number;
}

/** Beyond it Web Mercator has no place on the square. */
const MOST_LATITUDE = 85.051129;

/** Web Mercator (EPSG:3857), scaled to 1. A longitude beyond 180 is a position beyond 1. */
export function project({ lng, lat }: { readonly lng: number; readonly lat: number }): Position {
  const radians = (Math.max(-MOST_LATITUDE, Math.min(MOST_LATITUDE, lat)) * Math.PI) / 180;
  return { x: (lng + 180) / 360, y: 0.5 - Math.log(Math.tan(Math.PI / 4 + radians / 2)) / (2 * Math.PI) };
}

export const longitudeAt = (x: number): number => x * 360 - 180;
export const latitudeAt = (y: number): number => (Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) * 360) / Math.PI - 90;

/** A part of the earth, in degrees. `east` is never less than `west`: beyond the antimeridian it is more than 180. */
export interface Frame {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** The smallest frame around points, across the antimeridian where that is shorter; undefined without points. */
export function frameOf(points: readonly { readonly lng: number; readonly lat: number }[]): Frame | undefined {
  const lngs = points.map(({ lng }) => lng).sort((a, b) => a - b);
  const [first] = lngs;
  if (first === undefined) return undefined;
  // What lies beyond the widest gap between neighbours is the shortest way around all of them.
  let [west, east, gap] = [first, first, -1];
  lngs.forEach((lng, index) => {
    const next = lngs[index + 1];
    const distance = (next ?? first + 360) - lng;
    if (distance > gap) [west, east, gap] = [next ?? first, lng, distance];
  });
  const lats = points.map(({ lat }) => lat);
  return { west, east: east < west ? east + 360 : east, south: Math.min(...lats), north: Math.max(...lats) };
}

/** A longitude as a frame counts it: not less than its west. */
export const within = (lng: number, { west }: Frame): number => (lng < west ? lng + 360 : lng);

/** Lines of equal longitude and latitude, in degrees. */
export interface Graticule {
  readonly lngs: readonly number[];
  readonly lats: readonly number[];
}

const MOST_LINES = 20;

/** Steps between lines: 1, 2 or 5 of a decimal place, and at last 10 and 30 degrees. */
function stepFor(span: number): number {
  for (const power of [-4, -3, -2, -1, 0]) {
    for (const digit of [1, 2, 5]) {
      const step = digit * 10 ** power;
      if (span / step <= MOST_LINES) return step;
    }
  }
  return span / 10 <= MOST_LINES ? 10 : 30;
}

/** The lines that cross a frame, at round degrees, as many as help and no more. */
export function graticule({ west, south, east, north }: Frame): Graticule {
  const step = stepFor(Math.max(east - west, north - south));
  return { lngs: multiples(step, west, east), lats: multiples(step, Math.max(-85, south), Math.min(85, north)) };
}

function multiples(step: number, from: number, to: number): number[] {
  const first = Math.ceil(from / step);
  const count = Math.max(0, Math.floor(to / step) - first + 1);
  return Array.from({ length: count }, (_, index) => Number(((first + index) * step).toFixed(4)));
}

/** Places as a drawing shows them, in its own units; `x` and `y` are where its lines of longitude and latitude are. */
export interface Plot {
  readonly points: readonly (Position & { readonly id: string })[];
  readonly x: readonly number[];
  readonly y: readonly number[];
}

interface Size {
  readonly width: number;
  readonly height: number;
  /** Kept free around the points. */
  readonly margin: number;
}

/** A single place is shown with about this much around it: 0.02 degrees of longitude, some streets. */
const LEAST_SPAN = 0.02 / 360;

/** Fits places into a drawing, in Web Mercator and in the middle; undefined without places. The lines go on beyond the drawing for its own size on each side. */
export function plot(places: readonly Place[], { width, height, margin }: Size): Plot | undefined {
  const frame = frameOf(places);
  if (!frame) return undefined;
  const northWest = project({ lng: frame.west, lat: frame.north });
  const southEast = project({ lng: frame.east, lat: frame.south });
  const scale = Math.min(
    (width - 2 * margin) / Math.max(southEast.x - northWest.x, LEAST_SPAN),
    (height - 2 * margin) / Math.max(southEast.y - northWest.y, LEAST_SPAN),
  );
  const middle = { x: (northWest.x + southEast.x) / 2, y: (northWest.y + southEast.y) / 2 };
  const toX = (x: number) => round(width / 2 + (x - middle.x) * scale);
  const toY = (y: number) => round(height / 2 + (y - middle.y) * scale);
  const around = frameAround(middle, { x: (1.5 * width) / scale, y: (1.5 * height) / scale });
  const lines = graticule(around);
  return {
    points: places.map(({ id, lng, lat }) => {
      const { x, y } = project({ lng: within(lng, frame), lat });
      return { id, x: toX(x), y: toY(y) };
    }),
    x: lines.lngs.map((lng) => toX(project({ lng, lat: 0 }).x)),
    y: lines.lats.map((lat) => toY(project({ lng: 0, lat }).y)),
  };
}

const frameAround = (middle: Position, half: Position): Frame => ({
  west: longitudeAt(middle.x - half.x),
  east: longitudeAt(middle.x + half.x),
  north: latitudeAt(middle.y - half.y),
  south: latitudeAt(middle.y + half.y),
});

const round = (value: number): number => Math.round(value * 10) / 10;
