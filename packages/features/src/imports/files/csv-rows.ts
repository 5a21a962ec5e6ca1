import { finished } from "node:stream/promises";
import { type CsvError, type Parser, parse } from "csv-parse";
import type { FileRow } from "../job.ts";
import { rowOfCells } from "../profiles/cells.ts";
import { MOST_ROW_BYTES } from "../rules.ts";
import { broken } from "./head.ts";
import { rejected } from "./json-rows.ts";

/**
 * The records of a CSV file after its header line. A record that is not in order is rejected alone. Rows leave by the parser's callbacks,
 * for as a stream it would lose those that it had buffered when a fault comes.
 */
export async function* csvRows(bytes: AsyncIterable<Uint8Array>, head: string): AsyncGenerator<FileRow> {
  const reader = recordReader();
  const parser = parse({
    delimiter: delimiterOf(head),
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    skip_records_with_error: true,
    max_record_size: MOST_ROW_BYTES,
    on_record: (cells: string[]) => reader.record(cells),
    on_skip: (error) => reader.skip(error),
  });
  const done = finished(parser.resume());
  done.catch(() => undefined);
  for await (const chunk of bytes) {
    await written(parser, chunk);
    yield* reader.taken();
  }
  parser.end();
  await done;
  yield* reader.taken();
}

const written = (parser: Parser, chunk: Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => {
    parser.write(chunk, (error) => (error ? reject(broken(`The file is no CSV: ${error.message}`)) : resolve()));
  });

/** Comma, unless the header line has none and has semicolons or tabs, as spreadsheets write them in many countries. */
function delimiterOf(head: string): string {
  const [header = ""] = head.split(/\r?\n/, 1);
  if (header.includes(",")) return ",";
  return [";", "\t"].find((delimiter) => header.includes(delimiter)) ?? ",";
}

/** Makes rows of records as the parser finds them. */
function recordReader() {
  let columns: readonly string[] | undefined;
  let row = 0;
  let rows: FileRow[] = [];
  let fault: Error | undefined;
  return {
    record(cells: readonly string[]): null {
      if (columns) rows.push(rowOf(++row, columns, cells));
      else {
        columns = cells.map((name) => name.trim());
        fault = headerFault(columns);
      }
      return null;
    },
    skip(error: CsvError | undefined): undefined {
      const reason = error?.message ?? "is not in order";
      if (columns) rows.push(rejected(++row, reason));
      else fault = broken(`The header line is not in order: ${reason}`);
    },
    taken(): FileRow[] {
      if (fault) throw fault;
      const ready = rows;
      rows = [];
      return ready;
    },
  };
}

function headerFault(columns: readonly string[]): Error | undefined {
  const twice = columns.find((name, index) => name !== "" && columns.indexOf(name) !== index);
  if (twice !== undefined) return broken(`The header line names the column ${twice} twice`);
  return columns.includes("external_id") ? undefined : broken("The header line does not name the column external_id");
}

function rowOf(row: number, columns: readonly string[], cells: readonly string[]): FileRow {
  if (cells.length !== columns.length) {
    return rejected(row, `has ${cells.length} cells where the header has ${columns.length}`);
  }
  const pairs = columns.map((column, index) => [column, cells[index] ?? ""] as const);
  const garbled = pairs.find(([, cell]) => cell.includes("\ufffd"));
  if (garbled) return { row, faults: [{ field: garbled[0], reason: "is not valid UTF-8" }] };
  return { row, value: rowOfCells(pairs) };
}
