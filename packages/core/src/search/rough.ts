import type { Coordinates } from "./document.ts";
import { millimetres } from "./geo.ts";

const RADIANS = Math.PI / 180;
/** Metres. */
const EARTH = 6_371_008.8;

/** A place as a point on a ball of radius 1. */
export function unitVector({ lat, lng }: Coordinates): [x: number, y: number, z: number] {
  const across = Math.cos(lat * RADIANS);
  return [across * Math.cos(lng * RADIANS), across * Math.sin(lng * RADIANS), Math.sin(lat * RADIANS)];
}

/** More than what distances on the ball can be wrong by whose points are in short numbers (32 bits): a metre of the earth. */
const WRONG = 2e-7;

/** Many places beside one, by their points on the ball in short numbers: no sine for each. */
export interface Around {
  /** Never more than the millimetres between them. */
  atLeast(x: number, y: number, z: number): number;
  /** Whether it lies within the radius, as `millimetres` says; that is asked only where short numbers cannot tell. */
  isWithin(place: Coordinates, x: number, y: number, z: number): boolean;
}

/** `radius` in metres. */
export function around(near: Coordinates & { readonly radius: number }): Around {
  const [a, b, c] = unitVector(near);
  const chord = (x: number, y: number, z: number) => Math.sqrt((x - a) ** 2 + (y - b) ** 2 + (z - c) ** 2);
  const limit = 2 * Math.sin(Math.min(Math.PI / 2, near.radius / EARTH / 2));
  return {
    atLeast: (x, y, z) => (chord(x, y, z) - WRONG) * EARTH * 1000 - 1,
    isWithin(place, x, y, z) {
      const away = chord(x, y, z);
      if (away < limit - WRONG) return true;
      return away <= limit + WRONG && millimetres(place, near) <= near.radius * 1000;
    },
  };
}
