import type { Header } from "./csv-header.ts";
import { lineEnd, recordAt, roughRecordAt } from "./csv-record.ts";

/** Columns of which a row must say something to be of use, and those whose cells may hold line breaks. */
const NEEDED = ["external_id", "name", "cuisines"];
const NEEDED_OF_DISH = ["external_id", "dish.name", "dish.price"];
const TEXTS: ReadonlySet<string | undefined> = new Set(["description", "inspections", "menu", "dish.description"]);

export const isBlank = (cell: string): boolean => cell.trim() === "";

/** How many cells there are up to the last that says something. */
export const used = (cells: readonly string[]): number => cells.findLastIndex((cell) => !isBlank(cell)) + 1;

/** Whether cells make a row: one for each column, with empty ones to spare, or fewer with all that a row must say. */
export function isWhole(cells: readonly string[], columns: readonly string[]): boolean {
  if (cells.length >= columns.length) return used(cells) > 0 && used(cells) <= columns.length;
  const says = (column: string) => !isBlank(cells[columns.indexOf(column)] ?? "");
  return NEEDED.every(says) || NEEDED_OF_DISH.every(says);
}

/** A record of several lines as it is written, its cells, and those of them with line breaks. */
interface Lines {
  readonly text: string;
  readonly cells: readonly string[];
  readonly torn: readonly number[];
}

/**
 * Where a line within a record reads as a record by itself: a quote before it was closed by one that is not its own. In a record that is
 * in order but for line breaks, and has them where texts are, a line must look more like a row than those of a text ever do.
 */
export function recordWithin({ text, cells, torn }: Lines, { dialect, columns }: Header): number | undefined {
  const doubtful = !isWhole(cells, columns) || torn.length === 0 || torn.some((cell) => !TEXTS.has(columns[cell]));
  const idAt = columns.indexOf("external_id");
  const id = cells[idAt] ?? "";
  for (let line = lineEnd(text, 0, dialect) + 1; line < text.length; line = lineEnd(text, line, dialect) + 1) {
    const found = recordAt(text, line, dialect, true);
    if (found.kind === "record") {
      if (doubtful ? isWhole(found.cells, columns) : isLike(found.cells, columns, id)) return line;
    } else if (torn[0] !== undefined && idAt < torn[0]) {
      // The line may close the quote; behind it stands what is left of this record, where the id was already.
      const rough = roughRecordAt(text, line, dialect, true)?.cells ?? [];
      if (kindOf(rough[idAt] ?? "") === kindOf(id) && isLike(rough, columns, id)) return line;
    }
  }
  return undefined;
}

/**
 * Whether cells look like a row of the file that this id is of: they say all that a row must, and have an id of the same kind or no blanks
 * after delimiters, as prose has them, or both, and as many cells as the header.
 */
function isLike(cells: readonly string[], columns: readonly string[], id: string): boolean {
  const lacks = (column: string) => columns.includes(column) && isBlank(cells[columns.indexOf(column)] ?? "");
  const isDish = columns.includes("dish.name") && !NEEDED_OF_DISH.some(lacks);
  if (used(cells) > columns.length || (NEEDED.some(lacks) && !isDish)) return false;
  const other = cells[columns.indexOf("external_id")] ?? "";
  const [many, dense] = [cells.length >= columns.length, !cells.some((cell) => /^\s+\S/.test(cell))];
  if (kindOf(id) === kindOf(other) && kindOf(id).includes("0")) return many || dense;
  return many && dense && /\d/.test(id) === /\d/.test(other);
}

/** `r12` -> `r0` */
const kindOf = (id: string): string => id.trim().replace(/\d+/g, "0");
