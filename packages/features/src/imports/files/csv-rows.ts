import type { FileRow } from "../job.ts";
import { type Header, headerOf } from "./csv-header.ts";
import { ended, passLine, type Reading, seek, take } from "./csv-steps.ts";
import { broken } from "./head.ts";

/**
 * The records of a CSV file after its header line. One that is not in order is rejected alone: it ends with its line, or, where a quote is
 * not closed, before the next line that reads as a whole record. Throws AppError when there is none before the file ends.
 */
export async function* csvRows(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<FileRow> {
  const file: Reading = { text: "", at: 0, row: 0, passing: false, lost: undefined };
  const read = rowReader(file);
  let waiting: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    waiting.push(chunk);
    size += chunk.length;
    // What is not whole yet is read again only when there is twice as much of it: in all as much as the file has, twice.
    if (size < file.text.length) continue;
    yield* read(Buffer.concat(waiting), false);
    waiting = [];
    size = 0;
  }
  yield* read(Buffer.concat(waiting), true);
  if (!file.lost) return;
  const { rows: passedRows } = file.lost;
  yield ended(file, file.lost);
  if (passedRows) throw broken(`The file cannot be read on after row ${file.row}: no line after it reads as a row`);
}

/** Reads what can be read of a file when more of it has come. */
function rowReader(file: Reading) {
  let header: Header | undefined;
  return function* (more: Buffer, last: boolean): Generator<FileRow> {
    file.text += more.toString("latin1");
    if (!header) {
      header = headerOf(file.text, last);
      if (!header) return;
      file.at = header.end;
    }
    while (file.at < file.text.length) {
      const step = next(file, header, last);
      if (step === "more") break;
      if (step !== "moved") yield step;
    }
    file.text = file.text.slice(file.at);
    file.at = 0;
  };
}

function next(file: Reading, header: Header, last: boolean) {
  if (file.passing) return passLine(file, header);
  return file.lost ? seek(file, file.lost, header, last) : take(file, header, last);
}
