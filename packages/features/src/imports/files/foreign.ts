/** What a file may be that nobody can import as it is, and what to do about it. */
type Kind = readonly [what: string, advice: string];

const TO_CSV = "Save it as CSV (UTF-8) and import that";
const UNPACK = "Unpack it and import the file within";
const TO_GEOJSON =
  "Export it as GeoJSON (in overpass turbo: Export, GeoJSON), or convert it: osmtogeojson FILE > FILE.geojson";

/** By the first bytes, as hexadecimal digits. */
const signatures: readonly (readonly [RegExp, Kind])[] = [
  [/^d0cf11e0a1b11ae1/, ["an Excel workbook (.xls) or another document of Microsoft Office", TO_CSV]],
  [/^1f8b/, ["compressed with gzip (.gz)", "Unpack it first (gunzip FILE) and import what comes out"]],
  [/^425a68/, ["compressed with bzip2 (.bz2)", "Unpack it first (bunzip2 FILE) and import what comes out"]],
  [/^fd377a585a00/, ["compressed with xz", UNPACK]],
  [/^28b52ffd/, ["compressed with Zstandard (.zst)", UNPACK]],
  [/^377abcaf271c/, ["a 7z archive", UNPACK]],
  [/^526172211a07/, ["a RAR archive", UNPACK]],
  [/^.{514}7573746172/, ["a tar archive", UNPACK]],
  [
    /^.{8}0a094f534d486561646572/,
    ["OpenStreetMap data in PBF", "Convert it to GeoJSON: osmium export FILE -o FILE.geojson"],
  ],
  [/^255044462d/, ["a PDF document", "It holds no rows; ask for the table as CSV"]],
  [
    /^53514c69746520666f726d6174203300/,
    ["an SQLite database (perhaps a GeoPackage)", "Export its table as GeoJSON or CSV"],
  ],
  [/^50415231/, ["a Parquet file", "Export it as CSV or newline-delimited JSON"]],
  [/^7b5c727466/, ["a document in rich text (.rtf)", "It holds no rows; ask for the table as CSV"]],
  [/^(?:89504e47|ffd8ff|47494638)/, ["a picture", "It holds no rows; choose another file"]],
];

/** ZIP archives by what is in them. */
const zipped: readonly (readonly [RegExp, Kind])[] = [
  [/application\/vnd\.oasis\.opendocument/, ["an OpenDocument file (.ods)", TO_CSV]],
  [/Index\/\w|\.iwa|preview-(?:micro|web)\.jpg/, ["a document of Apple Numbers (.numbers)", TO_CSV]],
  [/word\//, ["a Word document (.docx)", "It holds no rows; ask for the table as CSV"]],
  [/\[Content_Types\]\.xml|(?:xl|_rels|docProps)\//, ["an Excel workbook (.xlsx)", TO_CSV]],
  [/doc\.kml/, ["a KMZ file of Google Earth", "Convert it to GeoJSON: ogr2ogr FILE.geojson FILE"]],
  [/^/, ["a ZIP archive", UNPACK]],
];

/** Documents in angle brackets, by what they name. */
const marked: readonly (readonly [RegExp, Kind])[] = [
  [/<osm[\s>]/, ["OpenStreetMap data in XML (.osm)", TO_GEOJSON]],
  [
    /^<table[\s>]|schemas-microsoft-com:office:excel|^(?!.*<(?:script|link)[\s>]).*<html[\s>].*<table[\s>]/is,
    [
      "an HTML table, whatever its name says",
      "Open it in a spreadsheet program, save it as CSV (UTF-8) and import that",
    ],
  ],
  [/<(?:!doctype\s+)?html[\s>]/i, ["a web page", "Download the file itself instead of the page that links to it"]],
  [/<kml[\s>]/, ["a KML file of Google Earth", "Convert it to GeoJSON: ogr2ogr FILE.geojson FILE"]],
  [/schemas-microsoft-com:office:spreadsheet/, ["an Excel workbook in XML", TO_CSV]],
  [/^/, ["an XML document", "Convert it to CSV, JSON or GeoJSON"]],
];

const OVERPASS: Kind = ["an answer of Overpass in its own JSON", TO_GEOJSON];
/** Elements of OpenStreetMap by themselves, one per line or in an array. */
const elements = [/^(?:\[\s*)?\{[^{}]*"type"\s*:\s*"(?:node|way|relation)"/, OVERPASS] as const;
/** JSON arrays that hold no rows of ours. */
const arrays: readonly (readonly [RegExp, Kind])[] = [
  elements,
  [/^\[\s*\{\s*"(?:version|generator|osm3s)".*"(?:osm3s|elements)"\s*:\s*[[{]/s, OVERPASS],
];

/** JSON objects that hold no rows of ours. */
const objects: readonly (readonly [RegExp, Kind])[] = [
  [
    /"(?:google_maps_url|Google Maps URL)"\s*:/,
    [
      "a list of places saved in Google Maps (Takeout)",
      "They name neither cuisines nor cities: make a CSV of them with external_id, name, city and cuisines",
    ],
  ],
  [/^(?!.*"Feature(?:Collection)?").*"(?:osm3s|elements)"\s*:\s*[[{]/s, OVERPASS],
  elements,
  [/^\{[^[{]*"type"\s*:\s*"Topology"/, ["a TopoJSON file", "Convert it to GeoJSON: topo2geo"]],
  [
    /^(?!.*"Feature(?:Collection)?").*(?:"geometryType"\s*:\s*"esri|"features"\s*:\s*\[\s*\{\s*"attributes")/s,
    ["JSON of Esri", "Export it as GeoJSON (f=geojson in the query), or convert it: ogr2ogr FILE.geojson FILE"],
  ],
  [
    /^(?!.*"Feature(?:Collection)?")\{(?:\s*"(?!(?:external_id|restaurant_id)")[^"]*"\s*:\s*(?:"[^"]*"|[\w.+-]+|\{[^{}]*\})\s*,)*\s*"(?!(?:inspections|grades|features)")[^"]*"\s*:\s*\[\s*\{/s,
    ["one JSON object; rows stand in an array, or one in each line", "Import the list within it by itself"],
  ],
];

/** A file without a byte-order mark that has so many zero bytes is UTF-16 or no text. */
const MOST_ZEROS = 0.1;

/** Says what a file is that cannot be imported as it is, and what to do, by its first bytes (4 KB of them tell); undefined for any other. */
export function foreignFile(head: Uint8Array): string | undefined {
  const kind = kindOf(Buffer.from(head));
  return kind && `The file is ${kind[0]}. ${kind[1]}`;
}

function kindOf(head: Buffer): Kind | undefined {
  const text = head.toString("latin1");
  const first = (kinds: readonly (readonly [RegExp, Kind])[], words: string) =>
    kinds.find(([is]) => is.test(words))?.[1];
  const digits = head.subarray(0, 512).toString("hex");
  if (/^504b(?:0304|0506)/.test(digits)) return first(zipped, text);
  const known = first(signatures, digits);
  if (known) return known;
  const start = text.replace(/^(?:\xef\xbb\xbf)?\s*/, "");
  if (start.startsWith("<")) return first(marked, start);
  if (start.startsWith("[")) return first(arrays, start);
  if (start.startsWith("{")) return first(objects, start);
  const zeros = head.filter((byte) => byte === 0).length;
  return zeros > head.length * MOST_ZEROS
    ? ["no text in UTF-8", "Save it as text in UTF-8, a spreadsheet as CSV"]
    : undefined;
}
