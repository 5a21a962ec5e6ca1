import { type Frame, frameOf, within } from "./frame.ts";
import { graticule } from "./graticule.ts";
import { latitudeAt, longitudeAt, type Position, project } from "./mercator.ts";
import type { Place } from "./place.ts";

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
  const around = framed(middle, { x: (1.5 * width) / scale, y: (1.5 * height) / scale });
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

const framed = (middle: Position, half: Position): Frame => ({
  west: longitudeAt(middle.x - half.x),
  east: longitudeAt(middle.x + half.x),
  north: latitudeAt(middle.y - half.y),
  south: latitudeAt(middle.y + half.y),
});

const round = (value: number): number => Math.round(value * 10) / 10;
