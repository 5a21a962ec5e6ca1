/*
 * QR codes (ISO/IEC 18004) of one kind, which is all that an authenticator app is shown: version 9, error correction M, bytes, mask 0.
 * 182 codewords of data, of which mode and length take 12 bits, in three blocks of 36 and two of 37, each with 22 codewords of correction.
 */
export const QR_SIZE = 53;
/** Bytes of UTF-8 that fit in. */
export const QR_BYTES = 180;
const DATA = 182;
const BLOCKS = [36, 36, 36, 37, 37];
const CORRECTION = 22;
const ALIGNMENT = [6, 26, 46];
/** Both with their own correction: level M and mask 0; version 9. */
const FORMAT = 0b101010000010010;
const VERSION = 0b001001101010011001;

type Grid = (boolean | undefined)[][];

/** A text's QR code by rows, true where it is dark. Throws for more than `QR_BYTES`. */
export function qrCode(text: string): boolean[][] {
  const grid: Grid = Array.from({ length: QR_SIZE }, () => new Array<boolean | undefined>(QR_SIZE).fill(undefined));
  drawPatterns(grid);
  const bits = codewordsOf(text).flatMap((word) => bitsOf(word, 8));
  for (const [x, y] of dataPlaces(grid)) set(grid, x, y, (bits.shift() === 1) !== ((x + y) % 2 === 0));
  return grid.map((row) => row.map((dark) => dark === true));
}

/** The dark modules as the `d` of an SVG path, a unit each. */
export const qrPath = (text: string): string =>
  qrCode(text)
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")))
    .join("");

/** The most significant bit first. */
const bitsOf = (value: number, length: number): number[] =>
  Array.from({ length }, (_, index) => (value >> (length - 1 - index)) & 1);

function set(grid: Grid, x: number, y: number, dark: boolean): void {
  const row = grid[y];
  if (row && x >= 0 && x < QR_SIZE) row[x] = dark;
}

/** Everything that is the same for all texts. */
function drawPatterns(grid: Grid): void {
  const last = QR_SIZE - 7;
  for (let at = 0; at < QR_SIZE; at++) {
    set(grid, 6, at, at % 2 === 0);
    set(grid, at, 6, at % 2 === 0);
  }
  for (const [x, y] of [
    [3, 3],
    [last + 3, 3],
    [3, last + 3],
  ] as const)
    drawRings(grid, x, y, 4, [0, 1, 3]);
  for (const x of ALIGNMENT) {
    for (const y of ALIGNMENT) {
      const isCorner = x + y === 12 || Math.abs(x - y) === 40;
      if (!isCorner) drawRings(grid, x, y, 2, [0, 2]);
    }
  }
  bitsOf(VERSION, 18)
    .reverse()
    .forEach((bit, index) => {
      const [long, short] = [Math.floor(index / 3), QR_SIZE - 11 + (index % 3)];
      set(grid, long, short, bit === 1);
      set(grid, short, long, bit === 1);
    });
  bitsOf(FORMAT, 15)
    .reverse()
    .forEach((bit, index) => {
      drawFormat(grid, index, bit === 1);
    });
  set(grid, 8, QR_SIZE - 8, true);
}

/** Squares around a middle, dark at these distances from it. */
function drawRings(grid: Grid, x: number, y: number, reach: number, dark: readonly number[]): void {
  for (let down = -reach; down <= reach; down++) {
    for (let right = -reach; right <= reach; right++) {
      set(grid, x + right, y + down, dark.includes(Math.max(Math.abs(right), Math.abs(down))));
    }
  }
}

/** Each bit twice: around the first corner, and split between the two others. */
function drawFormat(grid: Grid, index: number, dark: boolean): void {
  const skip = (at: number) => (at >= 6 ? at + 1 : at);
  if (index < 8) set(grid, 8, skip(index), dark);
  else set(grid, index === 8 ? 7 : 14 - index, 8, dark);
  if (index < 8) set(grid, QR_SIZE - 1 - index, 8, dark);
  else set(grid, 8, QR_SIZE - 15 + index, dark);
}

/** The modules that are left, in pairs of columns from the right, upwards and downwards in turn. */
function* dataPlaces(grid: Grid): Generator<readonly [number, number]> {
  let upwards = true;
  for (let right = QR_SIZE - 1; right > 0; right -= right === 8 ? 3 : 2) {
    for (let step = 0; step < QR_SIZE; step++) {
      const y = upwards ? QR_SIZE - 1 - step : step;
      for (const x of [right, right - 1]) if (grid[y]?.[x] === undefined) yield [x, y];
    }
    upwards = !upwards;
  }
}

/** The text with its mode, length and padding, and the correction of each block; all blocks take turns. */
function codewordsOf(text: string): number[] {
  const bytes = [...new TextEncoder().encode(text)];
  if (bytes.length > QR_BYTES) throw new Error(`A QR code holds ${QR_BYTES} bytes, not ${bytes.length}`);
  const hex = (value: number, length: number) => value.toString(16).padStart(length, "0");
  const digits = `4${hex(bytes.length, 2)}${bytes.map((byte) => hex(byte, 2)).join("")}0`;
  const words = digits.match(/../g)?.map((word) => Number.parseInt(word, 16)) ?? [];
  while (words.length < DATA) words.push(0xec, 0x11);
  words.length = DATA;
  const blocks = BLOCKS.map((length) => words.splice(0, length));
  return [...inTurns(blocks), ...inTurns(blocks.map(correctionOf))];
}

const inTurns = (rows: readonly (readonly number[])[]): number[] =>
  Array.from({ length: 37 }, (_, index) => rows.flatMap((row) => row[index] ?? [])).flat();

/** The product of two elements of GF(2^8) modulo x^8 + x^4 + x^3 + x^2 + 1. */
function times(one: number, other: number): number {
  let product = 0;
  for (const bit of bitsOf(other, 8)) product = (product << 1) ^ ((product >> 7) * 0x11d) ^ (bit * one);
  return product;
}

/** The coefficients of the product of (x - 2^i), without the leading one. */
const GENERATOR = generator();
function generator(): number[] {
  let coefficients = [1];
  for (let index = 0, root = 1; index < CORRECTION; index++, root = times(root, 2)) {
    const scaled = coefficients.map((coefficient) => times(coefficient, root));
    coefficients = [...coefficients, 0].map((coefficient, at) => coefficient ^ (scaled[at - 1] ?? 0));
  }
  return coefficients.slice(1);
}

/** Reed and Solomon's correction: what is left of the block's polynomial after division by the generator. */
function correctionOf(block: readonly number[]): number[] {
  let rest = new Array<number>(CORRECTION).fill(0);
  for (const word of block) {
    const factor = word ^ (rest[0] ?? 0);
    rest = GENERATOR.map((coefficient, index) => (rest[index + 1] ?? 0) ^ times(coefficient, factor));
  }
  return rest;
}
