import type { FileRow, ReadFile } from "../job.ts";
import type { Format, ProfileName } from "../rules.ts";
import { csvRows } from "./csv-rows.ts";
import { broken, headOf } from "./head.ts";
import { arrayRows, featureRows } from "./json-rows.ts";
import { lineRows } from "./line-rows.ts";

type Reader = (bytes: AsyncIterable<Uint8Array>) => AsyncIterable<FileRow>;
const readers: Readonly<Record<Format, Reader>> = {
  json: arrayRows,
  ndjson: lineRows,
  csv: csvRows,
  geojson: featureRows,
};

/** Reads a file's rows one after another, in the format that the job names or that the file shows. */
export const readFile: ReadFile = async function* ({ profile, format }, chunks) {
  const { head, bytes } = await headOf(chunks);
  const seen = format ?? formatOf(profile, head);
  if (seen === "ndjson" && /^\s*\{[ \t\r]*\n/.test(head)) {
    throw broken("The file is one JSON object; rows stand in an array, or one in each line");
  }
  yield* seen === "geojson" && isFeature(head) ? arrayRows(asArray(bytes)) : readers[seen](bytes);
};

/** Finds out a file's format by how it begins. Names are no help: `.json` is often one document per line. */
export function formatOf(profile: ProfileName, head: string): Format {
  const start = head.trimStart();
  if (start.startsWith("[")) return "json";
  if (start.startsWith("\u001e")) return "ndjson";
  if (start.startsWith("{")) return profile === "geojson" && !beginsWithFeature(start) ? "geojson" : "ndjson";
  return profile === "bellyfed" ? "csv" : "json";
}

/** Whether a file holds one feature over many lines instead of a collection. */
const isFeature = (head: string): boolean =>
  /"type"\s*:\s*"Feature"/.test(head) && !/"features"\s*:|"FeatureCollection"/.test(head);

async function* asArray(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield Buffer.from("[");
  yield* bytes;
  yield Buffer.from("]");
}

/** Whether a GeoJSON file holds one feature per line instead of one collection. */
function beginsWithFeature(start: string): boolean {
  const [line = ""] = start.split("\n", 1);
  const type = /"type"\s*:\s*"(Feature|FeatureCollection)"/.exec(line)?.[1];
  return type === "Feature" && !/"features"\s*:/.test(line);
}
