import { type Fault, faultOf } from "@bellyfed/core/fault";
import { decimalOf } from "./decimal.ts";

export interface Place {
  readonly lat: number;
  readonly lng: number;
}

type Point = readonly [lng: number, lat: number];

/** Geometries inside of geometries, and lists inside of lists: a MultiPolygon has three before its points. */
const DEEPEST = 8;

/**
 * Where a GeoJSON geometry (RFC 7946) of any type is: a point as it is, else the middle of its bounding box, across the antimeridian where
 * that is nearer. null for one that is empty; a fault for one that is no geometry in degrees.
 */
export function placeOf(geometry: unknown): Place | null | Fault {
  if (geometry === null || geometry === undefined) return null;
  const points = pointsOf(partsOf(geometry));
  if (points === undefined) return faultOf("pattern.point");
  const [first] = points;
  if (!first) return null;
  const lats = points.map(([, lat]) => lat);
  const lngs = points.map(([lng]) => lng);
  // Outlines across the antimeridian may go on counting beyond it.
  const furthest = points.length === 1 ? 180 : 360;
  if (lats.some((lat) => Math.abs(lat) > 90)) return faultOf("out_of_range", { min: -90, max: 90 });
  if (lngs.some((lng) => Math.abs(lng) > furthest)) return faultOf("out_of_range", { min: -180, max: 180 });
  const { low, high } = rangeOf(lats);
  return { lat: middle(low, high), lng: middleAround(lngs) };
}

/** The coordinates of a geometry, or those of its geometries. */
function partsOf(geometry: unknown, depth = 0): unknown {
  if (typeof geometry !== "object" || geometry === null || depth > DEEPEST) return undefined;
  const { coordinates, geometries } = geometry as { coordinates?: unknown; geometries?: unknown };
  return Array.isArray(geometries) ? geometries.map((inner) => partsOf(inner, depth + 1)) : (coordinates ?? undefined);
}

/** All points in lists of any depth; undefined where something else is among them. */
function pointsOf(coordinates: unknown, depth = 0): Point[] | undefined {
  if (!Array.isArray(coordinates) || depth > DEEPEST) return undefined;
  const [lng, lat] = coordinates.slice(0, 2).map(degrees);
  if (lng !== undefined && lat !== undefined) return [[lng, lat]];
  const all: Point[] = [];
  for (const inner of coordinates as unknown[]) {
    const points = pointsOf(inner, depth + 1);
    if (points === undefined) return undefined;
    for (const point of points) all.push(point);
  }
  return all;
}

/** Some write numbers as text. */
function degrees(value: unknown): number | undefined {
  const number = typeof value === "string" ? decimalOf(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}

function rangeOf(values: readonly number[]): { low: number; high: number } {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  return { low, high };
}

const middle = (low: number, high: number): number => (low === high ? low : Math.round(((low + high) / 2) * 1e7) / 1e7);

/** The middle of the shortest arc around the earth that holds all longitudes, from -180 to 180. */
function middleAround(lngs: readonly number[]): number {
  const { low, high } = rangeOf(lngs);
  if (high - low <= 180) return within(middle(low, high));
  const sorted = [...new Set(lngs.map(within))].sort((a, b) => a - b);
  const last = sorted.at(-1) ?? 0;
  // The arc leaves out the widest gap; the first gap is the one across the antimeridian.
  let [start, end, widest] = [sorted[0] ?? 0, last, (sorted[0] ?? 0) + 360 - last];
  for (const [index, lng] of sorted.slice(1).entries()) {
    const before = sorted[index] ?? 0;
    if (lng - before > widest) [start, end, widest] = [lng, before + 360, lng - before];
  }
  return within(middle(start, end));
}

const within = (lng: number): number => (lng > 180 ? lng - 360 : lng < -180 ? lng + 360 : lng);
