import { MOST_ROW_BYTES } from "../rules.ts";
import { type Dialect, lineEnd, NOT_CLOSED, recordAt } from "./csv-record.ts";
import { broken } from "./head.ts";
import { decoded, NOT_UTF8 } from "./json-rows.ts";

/** Most columns, and most bytes of one's name: both are looked up for every row. */
const MOST_COLUMNS = 1_000;
const MOST_NAME_BYTES = 200;
const DELIMITERS = [",", ";", "\t", "|"];
/** Spreadsheets say so before the header, which then follows in a line of its own. */
const SEPARATOR_LINE = /^\s*"?sep=([^\s"]|\t)"?\s*$/i;
const CARRIAGE_RETURN = 0x0d;
const anyEnd: Dialect = { delimiter: 0, cr: true };

/** What the lines before the rows say. */
export interface Header {
  readonly dialect: Dialect;
  readonly columns: readonly string[];
  /** Where the rows begin. */
  readonly end: number;
}

/**
 * Reads the header at the beginning of a file's text (a byte per character); undefined when more text must come first, or there is none.
 * Throws AppError for one that no row can be read by.
 */
export function headerOf(text: string, last: boolean): Header | undefined {
  let said: string | undefined;
  for (let at = 0; ; at++) {
    const end = lineEnd(text, at, anyEnd);
    if (end > MOST_ROW_BYTES) throw broken("The header line does not end within the first 1 MiB");
    // What follows a CR says whether it ends the line by itself.
    if (!last && end + 1 >= text.length) return undefined;
    const line = text.slice(at, end);
    const separator = said === undefined ? SEPARATOR_LINE.exec(line)?.[1] : undefined;
    if (separator === undefined && line.trim() !== "") return headerAt(text, at, last, { said, end });
    if (end >= text.length) return undefined;
    said ??= separator;
    at = end;
  }
}

interface Line {
  /** The delimiter that the file named by itself. */
  readonly said: string | undefined;
  readonly end: number;
}

function headerAt(text: string, start: number, last: boolean, { said, end }: Line): Header | undefined {
  const cr = text.charCodeAt(end) === CARRIAGE_RETURN && text[end + 1] !== "\n";
  const [delimiter, delimiters] = said === undefined ? delimiterOf(text.slice(start, end)) : [said, 0];
  if (delimiters >= MOST_COLUMNS) throw tooMany();
  const dialect = { delimiter: delimiter.charCodeAt(0), cr };
  const found = recordAt(text, start, dialect, last);
  if (found.kind === "unfinished" && text.length - start <= MOST_ROW_BYTES) return undefined;
  if (found.kind !== "record" || found.torn.length > 0) {
    const reason = found.kind === "fault" ? found.reason : NOT_CLOSED;
    throw broken(`The header line is not in order: it ${reason}`);
  }
  return { dialect, columns: columnsOf(found.cells), end: found.end };
}

/** The one that the header line has most of outside of quotes, a comma when it has none; and how many there are. */
function delimiterOf(line: string): readonly [string, number] {
  const counts = new Map(DELIMITERS.map((delimiter) => [delimiter, 0]));
  let quoted = false;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    const count = quoted ? undefined : counts.get(character);
    if (count !== undefined) counts.set(character, count + 1);
  }
  return [...counts].reduce((most, each) => (each[1] > most[1] ? each : most));
}

function columnsOf(cells: readonly string[]): string[] {
  if (cells.length > MOST_COLUMNS) throw tooMany();
  if (cells.some((cell) => cell.length > MOST_NAME_BYTES)) {
    throw broken(`The header line has a name of more than ${MOST_NAME_BYTES} bytes`);
  }
  const names = cells.map((cell) => decoded(Buffer.from(cell, "latin1"))?.trim());
  const columns = names.slice(0, names.findLastIndex((name) => name !== "") + 1);
  const known = new Set<string>();
  for (const column of columns) {
    if (column === undefined) throw broken(`The header line ${NOT_UTF8}`);
    if (column !== "" && known.has(column)) throw broken(`The header line names the column ${column} twice`);
    known.add(column);
  }
  if (!known.has("external_id")) throw broken("The header line does not name the column external_id");
  return columns.map((column) => column ?? "");
}

const tooMany = () => broken(`The header line has more than ${MOST_COLUMNS.toLocaleString("en")} columns`);
