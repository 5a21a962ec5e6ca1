import { bounded } from "../importing.ts";
import type { FileRow } from "../job.ts";
import { isOptional, rowOfCells } from "../profiles/cells.ts";
import { MOST_ROW_BYTES } from "../rules.ts";
import type { Header } from "./csv-header.ts";
import {
  closesQuote,
  type Found,
  lineEnd,
  NOT_CLOSED,
  type RecordFound,
  type Rough,
  recordAt,
  roughRecordAt,
} from "./csv-record.ts";
import { isBlank, isWhole, recordWithin, used } from "./csv-whole.ts";
import { broken } from "./head.ts";
import { decoded, NOT_UTF8 } from "./json-rows.ts";

/** A file that is being read, from the first row on. */
export interface Reading {
  /** What came of it and was not read yet, a byte per character; it has been read up to `at`. */
  text: string;
  at: number;
  /** The number of the row that was read last. */
  row: number;
  /** The rest of this line is of no use. */
  passing: boolean;
  /** A record that was not in order and has not ended: it goes on until a line reads as a record. */
  lost: Lost | undefined;
}

interface Lost {
  /** Where its fault is, and what. */
  readonly column: string | undefined;
  readonly reason: string;
  /** How many lines it went over since, and whether they may have been rows. */
  lines: number;
  rows: boolean;
}

/** More lines than the text of one cell has. */
const MOST_TEXT_LINES = 100;

/** A row, or else whether something was read or more text is needed first. */
type Step = FileRow | "moved" | "more";

/** Goes to the end of this line. */
export function passLine(file: Reading, { dialect }: Header): Step {
  const end = lineEnd(file.text, file.at, dialect);
  file.passing = end >= file.text.length;
  file.at = Math.min(end + 1, file.text.length);
  return "moved";
}

/** Takes the record that begins here. */
export function take(file: Reading, header: Header, last: boolean): Step {
  const line = lineHere(file, header, last);
  const found = recordHere(file, header, last);
  if (line === undefined || found.kind === "unfinished") return "more";
  if (found.kind === "record") return taken(file, header, found);
  const rough = roughly(file, header, last);
  if (!rough) return "more";
  const oneLine = rough.end <= file.at + line.length;
  const within = oneLine ? undefined : withinHere(file, header, rough);
  file.passing = within === undefined && rough.end >= file.text.length;
  file.at = within ?? Math.min(rough.end + 1, file.text.length);
  const { cell, reason, torn } = found;
  const open = torn !== undefined || reason === NOT_CLOSED;
  // A fault within a line leaves no doubt about where it ends, and with as many cells as the header even several lines leave none.
  const known = oneLine ? !open : within === undefined && isWhole(rough.cells, header.columns);
  if (known) return faulty(file, header.columns[cell], reason);
  const lost = { column: header.columns[torn ?? cell], reason: open ? NOT_CLOSED : reason, lines: 0, rows: false };
  if (within !== undefined) return ended(file, lost);
  file.lost = lost;
  return "moved";
}

/**
 * Looks whether a record begins here, after one whose end is not known: a whole one, or one that is not in order either but has as many
 * cells as the header.
 */
export function seek(file: Reading, lost: Lost, header: Header, last: boolean): Step {
  const { dialect, columns } = header;
  const line = lineHere(file, header, last);
  const found = recordHere(file, header, last);
  if (line === undefined || found.kind === "unfinished") return "more";
  let begins = found.kind === "record" && isWhole(found.cells, columns);
  if (found.kind === "fault" && !closesQuote(line, dialect)) {
    const [rough, alone] = [roughly(file, header, last), roughRecordAt(line, 0, dialect, true)];
    if (!rough) return "more";
    begins = [rough, alone].some((record) => record && isWhole(record.cells, columns));
  }
  if (begins) return ended(file, lost);
  file.passing = true;
  if (!isBlank(line)) lost.lines++;
  lost.rows ||= lost.lines > MOST_TEXT_LINES || line.includes(String.fromCharCode(dialect.delimiter));
  return "moved";
}

/** The record whose end was looked for. */
export function ended(file: Reading, { column, reason, lines }: Lost): FileRow {
  file.lost = undefined;
  const more = lines === 1 ? "; the line after it reads as no row" : `; the ${lines} lines after it read as no rows`;
  return faulty(file, column, lines === 0 ? reason : reason + more);
}

/** The line that begins here; of one that is longer than a row may be, what there is. undefined when it has not come to its end. */
function lineHere({ text, at }: Reading, { dialect }: Header, last: boolean): string | undefined {
  const end = lineEnd(text, at, dialect);
  return end < text.length || last || end - at > MOST_ROW_BYTES ? text.slice(at, end) : undefined;
}

function recordHere({ text, at }: Reading, { dialect }: Header, last: boolean): Found {
  const found = recordAt(text, at, dialect, last);
  const end = at + MOST_ROW_BYTES;
  if (found.end <= end) return found;
  if (lineEnd(text, at, dialect) > end)
    return { kind: "fault", cell: -1, reason: "has more than 1 MiB", torn: undefined, end };
  const cell = found.kind === "record" ? (found.torn[0] ?? -1) : found.cell;
  return { kind: "fault", cell, reason: NOT_CLOSED, torn: undefined, end };
}

const roughly = ({ text, at }: Reading, { dialect }: Header, last: boolean): Rough | undefined =>
  roughRecordAt(text, at, dialect, last || text.length - at > MOST_ROW_BYTES);

function taken(file: Reading, header: Header, { cells, torn, end }: RecordFound): Step {
  if (cells.every(isBlank)) {
    file.at = end;
    return "moved";
  }
  const { columns } = header;
  const within = torn.length > 0 ? withinHere(file, header, { cells, end }, torn) : undefined;
  file.at = within ?? end;
  if (within !== undefined) return faulty(file, columns[torn[0] ?? -1], NOT_CLOSED);
  if (used(cells) > columns.length) {
    return faulty(file, "", `has ${used(cells)} cells where the header has ${columns.length}`);
  }
  if (isHeader(cells, columns, file.row + 1)) return faulty(file, "", "is the header line again");
  const named = columns.slice(0, cells.length).map((column, index) => [column, textOf(cells[index] ?? "")] as const);
  const garbled = named.flatMap(([field, cell]) => (cell === undefined ? { field, reason: NOT_UTF8 } : []));
  const row = ++file.row;
  if (!garbled.every(({ field }) => isOptional(field))) return { row, faults: bounded(garbled) };
  const value = rowOfCells(named.map(([column, cell]) => [column, cell ?? ""]));
  return garbled.length > 0 ? { row, value, notes: bounded(garbled) } : { row, value };
}

function withinHere({ text, at }: Reading, header: Header, { cells, end }: Rough, torn: readonly number[] = []) {
  const inner = recordWithin({ text: text.slice(at, end), cells, torn }, header);
  return inner === undefined ? undefined : at + inner;
}

/** Whether a row is the header line once more, as in files that were joined. Throws AppError for another header, by which no row can be read. */
function isHeader(cells: readonly string[], columns: readonly string[], row: number): boolean {
  if (!cells.some((cell) => cell.endsWith("external_id"))) return false;
  const names = cells.map((cell) => textOf(cell)?.replace("\ufeff", "").trim() ?? "");
  if (columns.every((column, index) => column === (names[index] ?? ""))) return true;
  if (!names.includes("external_id") || !names.includes("name")) return false;
  throw broken(`Row ${row} is another header line: import what follows it as a file of its own`);
}

const faulty = (file: Reading, column: string | undefined, reason: string): FileRow => ({
  row: ++file.row,
  faults: [{ field: column ?? "", reason }],
});

/** Text of bytes; undefined when they are no UTF-8. Most are ASCII, which is the same. */
const textOf = (bytes: string): string | undefined =>
  /[\x80-\xff]/.test(bytes) ? decoded(Buffer.from(bytes, "latin1")) : bytes;
