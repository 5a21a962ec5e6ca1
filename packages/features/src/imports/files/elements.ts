import { MOST_ROW_BYTES } from "../rules.ts";
import { broken } from "./head.ts";
import { type Ending, isSpace, type Opening } from "./opening.ts";

const [QUOTE, COMMA, BACKSLASH, NEWLINE] = [0x22, 0x2c, 0x5c, 0x0a];
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** One element of an array: its bytes, or none when it has more than 1 MiB; and the line on which it begins. */
export interface Element {
  readonly bytes: Uint8Array | undefined;
  readonly line: number;
  /** It has no end of its own, but another begins after it. */
  readonly unfinished?: boolean;
}

/** What stands around the array. */
interface Layout {
  readonly opening: () => Opening;
  /** The array is in an object, which must end, and others with arrays of their own may follow; otherwise nothing may follow the array. */
  readonly ending?: () => Ending;
}

interface Scan {
  phase: "before" | "inside" | "ending" | "after";
  opened: Opening;
  ended: Ending | undefined;
  /** How many brackets are open within the element, and which the outer ones are. */
  depth: number;
  readonly kinds: number[];
  inString: boolean;
  escaped: boolean;
  /** An element has begun, on line `begunAt`; `kept` is what earlier chunks held of it, undefined when that is too much. */
  begun: boolean;
  begunAt: number;
  begunColumn: number;
  /** A text of it holds a line break as it is, so that it is no JSON: quotes may be missing. */
  faulty: boolean;
  kept: Uint8Array | undefined;
  afterComma: boolean;
  line: number;
  column: number;
  /** The line has only blanks up to here, and what the last byte was that is none. */
  indent: boolean;
  last: number;
}

/** How deep it is known which brackets are open. */
const MOST_KINDS = 64;
const nothing = new Uint8Array(0);

/**
 * Cuts a JSON array into its elements as it comes in, with one element in memory, and throws at what cannot stand there only after those
 * before were handed out: a parser that is a stream would lose what it had buffered. It looks at brackets, strings and commas alone;
 * whether an element is JSON is for JSON.parse to say. One that lacks a quote or a bracket ends before the line on which the next begins.
 */
export async function* elements(bytes: AsyncIterable<Uint8Array>, layout: Layout): AsyncGenerator<Element> {
  const scan: Scan = {
    phase: "before",
    opened: layout.opening(),
    ended: undefined,
    depth: 0,
    kinds: [],
    inString: false,
    escaped: false,
    begun: false,
    begunAt: 1,
    begunColumn: 0,
    faulty: false,
    kept: nothing,
    afterComma: false,
    line: 1,
    column: 0,
    indent: true,
    last: 0,
  };
  let blank = true;
  for await (const chunk of bytes) {
    blank &&= chunk.every(isSpace);
    yield* elementsOf(scan, chunk, layout);
  }
  if (!blank && scan.phase !== "after") {
    throw broken(
      scan.phase === "before" ? "The file ends before its rows" : `The file breaks off after line ${scan.line}`,
    );
  }
}

function* elementsOf(scan: Scan, chunk: Uint8Array, layout: Layout): Generator<Element> {
  let start = 0;
  for (const [at, byte] of chunk.entries()) {
    if (scan.begun && scan.indent && isNext(scan, byte)) {
      yield { ...taken(scan, chunk.subarray(start, at)), unfinished: true };
      [scan.depth, scan.inString, scan.escaped, scan.afterComma] = [0, false, false, false];
    }
    if (scan.phase !== "inside") outside(scan, byte, layout);
    else if (scan.inString) withinString(scan, byte);
    else if (scan.depth === 0 && (byte === COMMA || byte === CLOSE_ARRAY)) {
      if (scan.begun) yield taken(scan, chunk.subarray(start, at));
      else if (byte === COMMA || scan.afterComma) throw broken(`A row is missing on line ${scan.line}`);
      scan.afterComma = byte === COMMA;
      if (byte === CLOSE_ARRAY) [scan.ended, scan.phase] = [layout.ending?.(), layout.ending ? "ending" : "after"];
    } else if (!isSpace(byte)) {
      if (!scan.begun) {
        start = at;
        begin(scan);
      }
      within(scan, byte);
    }
    move(scan, byte);
  }
  if (scan.begun) keep(scan, chunk.subarray(start));
}

function begin(scan: Scan): void {
  [scan.begun, scan.faulty, scan.begunAt, scan.begunColumn] = [true, false, scan.line, scan.column];
}

/**
 * Whether the next element begins here, or the array ends, though this one has not: something is missing in it. It is known to be no JSON,
 * or this bracket stands in an object where a name must, and the line begins where elements do.
 */
function isNext({ faulty, depth, kinds, column, begunColumn, last }: Scan, byte: number): boolean {
  if (column > begunColumn) return false;
  const known = faulty || kinds[depth - 1] === OPEN_OBJECT;
  return known && (byte === CLOSE_ARRAY || (byte === OPEN_OBJECT && last === COMMA));
}

function move(scan: Scan, byte: number): void {
  scan.column++;
  if (byte === NEWLINE) {
    scan.faulty ||= scan.inString;
    scan.line++;
    [scan.column, scan.indent] = [0, true];
  } else if (!isSpace(byte)) {
    [scan.indent, scan.last] = [false, byte];
  }
}

function outside(scan: Scan, byte: number, layout: Layout): void {
  if (scan.phase === "ending") {
    if (scan.ended?.(byte)) scan.phase = "after";
    return;
  }
  if (scan.phase === "after" && !isSpace(byte)) {
    if (!layout.ending || byte !== OPEN_OBJECT) throw broken(`Text follows the rows on line ${scan.line}`);
    [scan.phase, scan.opened, scan.afterComma] = ["before", layout.opening(), false];
  }
  if (scan.phase === "before" && scan.opened(byte)) scan.phase = "inside";
}

function withinString(scan: Scan, byte: number): void {
  if (scan.escaped) scan.escaped = false;
  else if (byte === BACKSLASH) scan.escaped = true;
  else if (byte === QUOTE) scan.inString = false;
}

function within(scan: Scan, byte: number): void {
  if (byte === QUOTE) scan.inString = true;
  else if (byte === OPEN_ARRAY || byte === OPEN_OBJECT) {
    if (scan.depth < MOST_KINDS) scan.kinds[scan.depth] = byte;
    scan.depth++;
  } else if (byte === CLOSE_ARRAY || byte === CLOSE_OBJECT) scan.depth = Math.max(0, scan.depth - 1);
}

function keep(scan: Scan, piece: Uint8Array): void {
  if (!scan.kept) return;
  const size = scan.kept.length + piece.length;
  scan.kept = size <= MOST_ROW_BYTES ? Buffer.concat([scan.kept, piece], size) : undefined;
}

function taken(scan: Scan, piece: Uint8Array): Element {
  keep(scan, piece);
  const element = { bytes: scan.kept, line: scan.begunAt };
  scan.kept = nothing;
  scan.begun = false;
  return element;
}
