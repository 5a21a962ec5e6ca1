import type { FileRow } from "../job.ts";
import { type Element, elements } from "./elements.ts";
import { broken } from "./head.ts";
import { memberArray, rootArray } from "./opening.ts";

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** The rows of a file that is one JSON array. */
export const arrayRows = (bytes: AsyncIterable<Uint8Array>): AsyncIterable<FileRow> =>
  rows(elements(bytes, rootArray(), "refused"));

/** The features of a GeoJSON FeatureCollection. */
export const featureRows = (bytes: AsyncIterable<Uint8Array>): AsyncIterable<FileRow> =>
  rows(elements(bytes, memberArray("features"), "ignored"));

async function* rows(found: AsyncIterable<Element>): AsyncGenerator<FileRow> {
  let row = 0;
  for await (const { bytes, line } of found) {
    row++;
    const text = bytes && decoded(bytes);
    if (text === undefined) yield rejected(row, bytes ? "is not valid UTF-8" : "has more than 1 MiB");
    // A fault inside may have shifted what looks like the end of a row: nothing after it can be trusted.
    else yield { row, value: parsed(text, `Row ${row} (line ${line}) is not JSON`) };
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

function parsed(text: string, otherwise: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw broken(`${otherwise}: ${(error as Error).message}`.slice(0, 300));
  }
}
