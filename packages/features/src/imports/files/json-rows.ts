import type { FileRow } from "../job.ts";
import { type Element, elements } from "./elements.ts";
import { broken } from "./head.ts";
import { memberArray, objectEnd, rootArray } from "./opening.ts";

/** What is wrong with bytes that are no text. */
export const NOT_UTF8 = "is not valid UTF-8; save the file as UTF-8";
const utf8 = new TextDecoder("utf-8", { fatal: true });

/** The rows of a file that is one JSON array. */
export const arrayRows = (bytes: AsyncIterable<Uint8Array>): AsyncIterable<FileRow> =>
  rows(elements(bytes, { opening: rootArray }));

/** The features of a GeoJSON FeatureCollection, or of several one after another. */
export const featureRows = (bytes: AsyncIterable<Uint8Array>): AsyncIterable<FileRow> =>
  rows(elements(bytes, { opening: () => memberArray("features"), ending: objectEnd }));

async function* rows(found: AsyncIterable<Element>): AsyncGenerator<FileRow> {
  let row = 0;
  for await (const { bytes, line, unfinished = false } of found) {
    row++;
    const text = bytes && decoded(bytes);
    if (text === undefined) yield rejected(row, bytes ? NOT_UTF8 : "has more than 1 MiB");
    else yield parsed(row, text, unfinished ? undefined : line);
  }
}

/** A whole row that is of no use. */
export const rejected = (row: number, reason: string): FileRow => ({ row, faults: [{ field: "", reason }] });

/** Text; undefined for bytes that are not UTF-8. */
export function decoded(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** `line`: where the row begins, if its end is in doubt when it is no JSON. */
function parsed(row: number, text: string, line: number | undefined): FileRow {
  try {
    return { row, value: JSON.parse(text) };
  } catch (error) {
    const reason = `is not JSON: ${(error as Error).message}`;
    if (line !== undefined && isShifted(text)) throw broken(`Row ${row} (line ${line}) ${reason}`.slice(0, 300));
    return rejected(row, reason.slice(0, 200));
  }
}

/**
 * Whether a quote that is missing makes text of what is none, and the other way round, so that the row seems to end where it does not and
 * nothing after it can be trusted: one of its texts holds where one row ends and the next begins.
 */
function isShifted(text: string): boolean {
  for (let start = text.indexOf('"'); start >= 0; ) {
    const end = stringEnd(text, start);
    if (/\}\s*,\s*\{/.test(text.slice(start, end))) return true;
    start = text.indexOf('"', end + 1);
  }
  return false;
}

function stringEnd(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && text[end] !== '"') end += text[end] === "\\" ? 2 : 1;
  return end;
}
