import { boxAround, inPolygon } from "./geo.ts";
import type { Ring } from "./query.ts";

/** So many cells on each side. */
const CELLS = 384;
/** What is known of a cell; 0 where nothing is yet. */
const [INSIDE, OUTSIDE, CUT] = [1, 2, 3];
/** Cells reach so much farther, in parts of one, when it is asked whether a line touches them: more than numbers are rounded by. */
const MARGIN = 1e-3;
/** More than a line's longitude is rounded by, in degrees. */
const ROUNDED = 1e-9;

/**
 * Tells of very many places whether they are in a polygon, just as `inPolygon` does: the box around it is divided into cells, and only in
 * those through which a line goes each place is looked at by itself.
 */
export function manyInPolygon(polygon: readonly Ring[]): (lat: number, lng: number) => boolean {
  const isInside = inPolygon(polygon);
  const [west, south, east, north] = boxAround(polygon);
  const [width, height] = [(east - west) / CELLS, (north - south) / CELLS];
  if (!(width > 1e-9 && height > 1e-9)) return isInside;
  const cells = new Uint8Array(CELLS * CELLS);
  for (const ring of polygon)
    markLines(
      cells,
      ring.map(([lng, lat]) => [(lng - west) / width, (lat - south) / height]),
    );
  const look = (cell: number): number => {
    const [column, row] = [cell % CELLS, Math.floor(cell / CELLS)];
    const known = isInside(south + (row + 0.5) * height, west + (column + 0.5) * width) ? INSIDE : OUTSIDE;
    fill(cells, row * CELLS, column, known);
    return known;
  };
  return (lat, lng) => {
    if (lat < south || lat > north || lng < west - ROUNDED || lng > east + ROUNDED) return false;
    const [column, row] = [Math.floor((lng - west) / width), Math.floor((lat - south) / height)];
    // On the edge of the box.
    if (!(column >= 0 && row >= 0 && column < CELLS && row < CELLS)) return isInside(lat, lng);
    const cell = row * CELLS + column;
    const known = cells[cell] || look(cell);
    return known === CUT ? isInside(lat, lng) : known === INSIDE;
  };
}

/** What holds in a cell holds in all beside it in its row, up to the next that a line touches. */
function fill(cells: Uint8Array, row: number, column: number, known: number): void {
  for (let at = column; at < CELLS && cells[row + at] !== CUT; at++) cells[row + at] = known;
  for (let at = column - 1; at >= 0 && cells[row + at] !== CUT; at--) cells[row + at] = known;
}

/** Marks all cells that lines of a ring touch; places are in cells from the south-west corner. */
function markLines(cells: Uint8Array, ring: readonly (readonly [number, number])[]): void {
  let from = ring.at(-1);
  for (const to of ring) {
    if (from) markLine(cells, from, to);
    from = to;
  }
}

function markLine(cells: Uint8Array, one: readonly [number, number], other: readonly [number, number]): void {
  const [[x, y], [u, w]] = one[1] <= other[1] ? [one, other] : [other, one];
  const inside = (cell: number) => Math.min(CELLS - 1, Math.max(0, Math.floor(cell)));
  const xAt = (at: number) => (w === y ? x : x + ((u - x) * (Math.min(w, Math.max(y, at)) - y)) / (w - y));
  for (let row = inside(y - MARGIN); row <= inside(w + MARGIN); row++) {
    const ends = w === y ? [x, u] : [xAt(row - MARGIN), xAt(row + 1 + MARGIN)];
    const last = inside(Math.max(...ends) + MARGIN);
    for (let column = inside(Math.min(...ends) - MARGIN); column <= last; column++) cells[row * CELLS + column] = CUT;
  }
}
