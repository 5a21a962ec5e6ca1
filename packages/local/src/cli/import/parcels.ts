import type { FileRow } from "@bellyfed/features/imports/job";

/** Rows that are asked about at once. */
const MOST_ROWS = 50;
/** Characters of them, as the API takes them in one body. */
const MOST_CHARACTERS = 400_000;

/** Some rows of a file, as they were read. */
export type Parcel = readonly FileRow[];

/** A file's rows by parcels, as they come: no more than one is held at a time. */
export async function* parcels(rows: AsyncIterable<FileRow>): AsyncGenerator<Parcel> {
  let [parcel, room]: [FileRow[], number] = [[], MOST_CHARACTERS];
  for await (const row of rows) {
    const size = "value" in row ? JSON.stringify(row.value).length : 0;
    if (parcel.length === MOST_ROWS || (size > room && parcel.length > 0)) {
      yield parcel;
      [parcel, room] = [[], MOST_CHARACTERS];
    }
    parcel.push(row);
    room -= size;
  }
  if (parcel.length > 0) yield parcel;
}

/** The rows of a parcel that are rows, one to a line. */
export const linesOf = (parcel: Parcel): string =>
  parcel.flatMap((row) => ("value" in row ? [JSON.stringify(row.value)] : [])).join("\n");
