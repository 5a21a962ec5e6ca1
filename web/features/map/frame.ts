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
