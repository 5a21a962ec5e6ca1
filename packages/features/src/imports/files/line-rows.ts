import type { FileRow } from "../job.ts";
import { MOST_ROW_BYTES } from "../rules.ts";
import { decoded, NOT_UTF8, rejected } from "./json-rows.ts";

const NEWLINE = 0x0a;
const SEPARATOR = "\u001e";

/** The lines of newline-delimited JSON (also of GeoJSON text sequences, RFC 8142). A line that is no JSON is rejected alone; empty ones do not count. */
export async function* lineRows(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<FileRow> {
  let row = 0;
  for await (const line of lines(bytes)) {
    const text = line && decoded(line)?.trim();
    if (text === "") continue;
    row++;
    if (text === undefined) yield rejected(row, line ? NOT_UTF8 : "has more than 1 MiB");
    else yield parsed(row, text);
  }
}

function parsed(row: number, text: string): FileRow {
  try {
    return { row, value: JSON.parse(text.startsWith(SEPARATOR) ? text.slice(1) : text) };
  } catch (error) {
    return rejected(row, `is not JSON: ${(error as Error).message}`.slice(0, 200));
  }
}

/** Lines without their ends; undefined for one of more than 1 MiB. */
async function* lines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array | undefined> {
  let kept: Uint8Array | undefined = new Uint8Array(0);
  for await (const chunk of bytes) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      yield joined(kept, chunk.subarray(start, end));
      kept = new Uint8Array(0);
      start = end + 1;
    }
    kept = joined(kept, chunk.subarray(start));
  }
  if (kept === undefined || kept.length > 0) yield kept;
}

function joined(kept: Uint8Array | undefined, piece: Uint8Array): Uint8Array | undefined {
  if (!kept || kept.length + piece.length > MOST_ROW_BYTES) return undefined;
  return kept.length === 0 ? piece : Buffer.concat([kept, piece]);
}
