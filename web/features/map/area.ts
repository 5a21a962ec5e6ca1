import { createContext } from "react";

/** What a map does when somebody asks for the part of the world that it shows. */
export interface MapArea {
  /** What the map is of: when it changes, the map goes where the new places are. */
  readonly of: string;
  /** "Search here" */
  readonly text: string;
  /** The part that the places are from, as `boxText` writes it; undefined: none was asked for. */
  readonly box: string | undefined;
  readonly onAsk: (box: string) => void;
}

/** Around a map of which another part can be asked for. */
export const MapAreaContext = createContext<MapArea | undefined>(undefined);

export interface Bounds {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** About ten metres. */
const DECIMALS = 4;
const WORLD = 360;

/** A part of the world as `west,south,east,north` in degrees, each within its range; west of more than east goes across the date line. */
export function boxText({ west, south, east, north }: Bounds): string {
  const lat = (degrees: number) => Math.min(90, Math.max(-90, degrees));
  const lng = (degrees: number) => ((((degrees + WORLD / 2) % WORLD) + WORLD) % WORLD) - WORLD / 2;
  const [w, e] = east - west >= WORLD ? [-180, 180] : [lng(west), lng(east)];
  return [w, lat(south), e, lat(north)].map((degrees) => String(Number(degrees.toFixed(DECIMALS)))).join();
}

/** The part of the world that a text names, for a map: east lies east of west. */
export function boundsOf(box: string): Bounds {
  const [west = 0, south = 0, east = 0, north = 0] = box.split(",").map(Number);
  return { west, south, north, east: east < west ? east + WORLD : east };
}
