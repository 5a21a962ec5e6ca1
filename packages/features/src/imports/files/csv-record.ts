const [QUOTE, LINE_FEED, CARRIAGE_RETURN, SPACE, TAB] = [0x22, 0x0a, 0x0d, 0x20, 0x09];

/** How a CSV file is written. */
export interface Dialect {
  /** The character code between cells. */
  readonly delimiter: number;
  /** Lines end with CR alone, as on old Macs; otherwise with LF or CRLF. */
  readonly cr: boolean;
}

/** What stands where a record may begin. Cells count from 0; `end` is where the record ends, a fault is seen, or the text ends. */
export type Found =
  | RecordFound
  | FaultFound
  | { readonly kind: "unfinished"; readonly cell: number; readonly end: number };
export interface RecordFound {
  readonly kind: "record";
  readonly cells: readonly string[];
  /** Cells with line breaks. */
  readonly torn: readonly number[];
  readonly end: number;
}
export interface FaultFound {
  readonly kind: "fault";
  readonly cell: number;
  /** A cell before it with line breaks, whose quote may have been meant to be closed before. */
  readonly torn: number | undefined;
  readonly reason: string;
  readonly end: number;
}

export const NOT_CLOSED = "has a quote that is not closed";
const AFTER_QUOTE = "has text after its closing quote: quotes within a cell are written twice";
const STRAY = "has a quote within: such a cell stands in quotes, with the quotes within it written twice";

/** Whether a line ends with this character. */
const endsLine = (code: number, { cr }: Dialect): boolean => code === LINE_FEED || (cr && code === CARRIAGE_RETURN);

/** Where the line ends that `at` is in: at its end's character, or at the text's end. */
export function lineEnd(text: string, at: number, dialect: Dialect): number {
  let end = at;
  while (end < text.length && !endsLine(text.charCodeAt(end), dialect)) end++;
  return end;
}

/**
 * Reads the record at `start`, strictly by RFC 4180 but for blanks around quotes. `last`: no text comes after this one. It looks at a
 * character a fixed number of times.
 */
export function recordAt(text: string, start: number, dialect: Dialect, last: boolean): Found {
  const [cells, torn]: [string[], number[]] = [[], []];
  for (let at = start; ; at++) {
    const read = cellAt(text, at, dialect, last);
    if (read === "unfinished") return { kind: "unfinished", cell: torn[0] ?? cells.length, end: text.length };
    if ("reason" in read) return { kind: "fault", cell: cells.length, torn: torn[0], ...read };
    if (read.torn) torn.push(cells.length);
    cells.push(read.text);
    at = read.end;
    if (at < text.length && !endsLine(text.charCodeAt(at), dialect)) continue;
    if (at >= text.length && !last) return { kind: "unfinished", cell: torn[0] ?? -1, end: at };
    return { kind: "record", cells, torn, end: Math.min(at + 1, text.length) };
  }
}

interface Cell {
  readonly text: string;
  /** Holds line breaks. */
  readonly torn: boolean;
  /** Where the delimiter or the line's end stands. */
  readonly end: number;
}
interface Fault {
  readonly reason: string;
  readonly end: number;
}

function cellAt(text: string, start: number, dialect: Dialect, last: boolean): Cell | Fault | "unfinished" {
  const opening = afterBlanks(text, start, dialect);
  if (text.charCodeAt(opening) === QUOTE) return quotedAt(text, opening, dialect, last);
  let end = start;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === dialect.delimiter || endsLine(code, dialect)) break;
    if (code === QUOTE) return { reason: STRAY, end };
  }
  return { text: text.slice(start, end), torn: false, end };
}

function quotedAt(text: string, opening: number, dialect: Dialect, last: boolean): Cell | Fault | "unfinished" {
  const closing = closingQuote(text, opening);
  if (closing < 0) return last ? { reason: NOT_CLOSED, end: text.length } : "unfinished";
  const inside = text.slice(opening + 1, closing);
  const torn = lineEnd(inside, 0, dialect) < inside.length;
  const end = afterBlanks(text, closing + 1, dialect);
  const code = text.charCodeAt(end);
  if (end < text.length && code !== dialect.delimiter && !endsLine(code, dialect)) {
    return { reason: torn ? NOT_CLOSED : AFTER_QUOTE, end };
  }
  return { text: inside.replaceAll('""', '"'), torn, end };
}

/** Where the quote that opens at `opening` is closed; below 0 when it is not. */
function closingQuote(text: string, opening: number): number {
  let closing = text.indexOf('"', opening + 1);
  while (closing >= 0 && text.charCodeAt(closing + 1) === QUOTE) closing = text.indexOf('"', closing + 2);
  return closing;
}

/** CR counts as a blank where it ends no line by itself: LF follows. */
function afterBlanks(text: string, start: number, dialect: Dialect): number {
  let at = start;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const blank = code === SPACE || code === TAB || (code === CARRIAGE_RETURN && !dialect.cr);
    if (!blank || code === dialect.delimiter) break;
  }
  return at;
}

/** A record whose quotes are not in order: the cells that it seems to have, as written, and where the last of its lines seems to end. */
export interface Rough {
  readonly cells: readonly string[];
  readonly end: number;
}

/** Reads the record at `start` as if quotes that are not in order were text. undefined when it does not end in this text. */
export function roughRecordAt(text: string, start: number, dialect: Dialect, last: boolean): Rough | undefined {
  const cells: string[] = [];
  for (let at = start; ; at++) {
    const end = roughCellEnd(text, at, dialect, last);
    if (end >= text.length && !last) return undefined;
    cells.push(text.slice(at, end));
    if (end >= text.length || endsLine(text.charCodeAt(end), dialect)) return { cells, end };
    at = end;
  }
}

function roughCellEnd(text: string, start: number, dialect: Dialect, last: boolean): number {
  const ends = (at: number) => text.charCodeAt(at) === dialect.delimiter || endsLine(text.charCodeAt(at), dialect);
  const opening = afterBlanks(text, start, dialect);
  const opened = text.charCodeAt(opening) === QUOTE;
  const closing = opened ? closingQuote(text, opening) : -1;
  const after = closing < 0 ? text.length : afterBlanks(text, closing + 1, dialect);
  if (opened && !last && after >= text.length) return text.length;
  if (closing >= 0 && (after >= text.length || ends(after))) return after;
  let end = start;
  while (end < text.length && !ends(end)) end++;
  return end;
}

/** Whether the first quote of a line closes what a line before may have opened: it stands at the end of a cell that does not begin with one. */
export function closesQuote(line: string, dialect: Dialect): boolean {
  const delimiter = String.fromCharCode(dialect.delimiter);
  const quote = line.indexOf('"');
  const before = line.slice(0, Math.max(0, quote)).trimEnd();
  const after = line.charAt(afterBlanks(line, quote + 1, dialect));
  return before !== "" && !before.endsWith(delimiter) && (after === "" || after === delimiter);
}
