import type { Ring } from "../search/query.ts";
import { boxOf, ringSize } from "./area.ts";

type Position = Ring[number];

/** What is wrong with a file of neighbourhoods, in words that say where. */
export class MapFault extends Error {}

/** The positions of a GeoJSON ring, whose longitudes go on beyond 180 where it goes across the date line. Throws MapFault. */
export function ringOf(value: unknown, where: string): Ring {
  if (!Array.isArray(value) || value.length < 4) throw new MapFault(`${where} has fewer than four positions`);
  const ring = value.map((position, at) => positionOf(position, `${where}, position ${at + 1}`));
  const [first, last] = [ring[0] as Position, ring.at(-1) as Position];
  if (first[0] !== last[0] || first[1] !== last[1])
    throw new MapFault(`${where} is not closed: its last position must be its first`);
  const whole = unrolled(ring);
  const end = whole.at(-1) as Position;
  if (end[0] !== first[0]) throw new MapFault(`${where} goes around a pole, or all around the earth`);
  if (ringSize(whole, (lat) => lat) === 0) throw new MapFault(`${where} is a line and encloses nothing`);
  return whole;
}

function positionOf(value: unknown, where: string): Position {
  const [lng, lat] = Array.isArray(value) ? (value as unknown[]) : [];
  if (typeof lng !== "number" || typeof lat !== "number" || !Number.isFinite(lng) || !Number.isFinite(lat))
    throw new MapFault(`${where} is not [longitude, latitude]`);
  if (Math.abs(lng) > 180)
    throw new MapFault(`${where} has the longitude ${lng}: it must be -180 to 180 degrees (WGS 84)`);
  if (Math.abs(lat) > 90)
    throw new MapFault(`${where} has the latitude ${lat}: it must be -90 to 90 degrees; longitude comes first`);
  return [lng, lat];
}

/** Each position on the side of the date line on which the one before it is: an edge never takes the longer way around the earth. */
function unrolled(ring: Ring): Ring {
  let turns = 0;
  return ring.map(([lng, lat], at) => {
    const step = lng - (ring[at - 1]?.[0] ?? lng);
    if (step > 180) turns -= 360;
    if (step < -180) turns += 360;
    return [lng + turns, lat];
  });
}

/** All rings of a polygon on one side: its west end at -180 to 180, its holes within its outer ring's box. Throws MapFault. */
export function together(rings: readonly Ring[], where: string): Ring[] {
  const [outer, ...holes] = rings;
  if (!outer) throw new MapFault(`${where} has no ring`);
  const [west] = boxOf(outer);
  const home = moved(outer, west < -180 ? 360 : 0);
  return [home, ...holes.map((hole, at) => within(home, hole, `${where}, ring ${at + 2}`))];
}

function within(outer: Ring, hole: Ring, where: string): Ring {
  const side = [0, 360, -360].map((turn) => moved(hole, turn)).find((each) => isBoxed(outer, each));
  if (!side) throw new MapFault(`${where} is a hole that reaches beyond the ring that it is in`);
  return side;
}

const moved = (ring: Ring, by: number): Ring => (by === 0 ? ring : ring.map(([lng, lat]) => [lng + by, lat]));

function isBoxed(outer: Ring, inner: Ring): boolean {
  const [[west, south, east, north], [w, s, e, n]] = [boxOf(outer), boxOf(inner)];
  return w >= west && s >= south && e <= east && n <= north;
}
