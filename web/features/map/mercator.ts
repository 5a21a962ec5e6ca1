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
