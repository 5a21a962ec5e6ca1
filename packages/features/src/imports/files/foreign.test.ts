import { gzipSync } from "node:zlib";
import { readAll } from "@bellyfed/testing/read-all";
import { describe, expect, it } from "vitest";
import { foreignFile } from "./foreign.ts";

const bytes = (...parts: readonly (string | readonly number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : Buffer.from(part))));
const zip = (name: string, content = "") =>
  bytes("PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0", new Array(12).fill(1), [name.length, 0, 0, 0], name, content);
const json = (value: unknown, space?: number) => Buffer.from(JSON.stringify(value, null, space));
const overpass = {
  version: 0.6,
  generator: "Overpass API 0.7",
  osm3s: { copyright: "x" },
  elements: [{ type: "node" }],
};
const saved = {
  type: "FeatureCollection",
  features: [
    { geometry: { coordinates: [0, 0], type: "Point" }, properties: { google_maps_url: "x" }, type: "Feature" },
  ],
};

describe("a file that cannot be imported as it is", () => {
  it.each<[string, Uint8Array, string]>([
    ["xlsx", zip("[Content_Types].xml"), "an Excel workbook (.xlsx). Save it as CSV"],
    [
      "ods",
      zip("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
      "an OpenDocument file (.ods). Save it as CSV",
    ],
    ["docx", zip("[Content_Types].xml", "word/document.xml"), "a Word document"],
    ["numbers", zip("Index/Document.iwa"), "a document of Apple Numbers (.numbers). Save it as CSV"],
    ["rtf", bytes("{\\rtf1\\ansi"), "a document in rich text (.rtf)"],
    ["html named .xls", bytes('<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body>'), "an HTML table"],
    ["a table by itself", bytes("\n<table border=1><tr><th>external_id"), "an HTML table"],
    ["a page that is a table", bytes("<!DOCTYPE html><html><body>\n<table><tr>"), "an HTML table"],
    ["esri", json({ geometryType: "esriGeometryPoint", features: [{ attributes: { a: 1 } }] }), "JSON of Esri"],
    ["esri by features", json({ features: [{ attributes: { a: 1 } }] }, 1), "JSON of Esri"],
    ["an object with rows", json({ restaurants: [{ external_id: "1" }] }), "one JSON object; rows stand in an array"],
    [
      "and more",
      json({ page: 1, meta: { of: "x" }, "my list": [{ a: 1 }] }, 2),
      "one JSON object; rows stand in an array",
    ],
    ["overpass in an array", json([overpass]), "an answer of Overpass"],
    ["its elements", json([{ type: "node", id: 1, tags: {} }]), "an answer of Overpass"],
    ["its elements by line", Buffer.from('{"id":1,"type":"way","nodes":[1]}\n{}'), "an answer of Overpass"],
    ["zip", zip("restaurants.csv"), "a ZIP archive. Unpack it"],
    ["an empty zip", bytes("PK\x05\x06", new Array(18).fill(0)), "a ZIP archive"],
    ["xls", bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), "an Excel workbook (.xls)"],
    ["gz", gzipSync("external_id,name\n1,One\n"), "compressed with gzip (.gz). Unpack it first (gunzip FILE)"],
    ["tar", bytes("a.csv", new Array(252).fill(0), "ustar\0"), "a tar archive"],
    [
      "pbf",
      bytes([0, 0, 0, 14, 0x0a, 9], "OSMHeader\x18"),
      "OpenStreetMap data in PBF. Convert it to GeoJSON: osmium export",
    ],
    ["pdf", bytes("%PDF-1.7\n%\xe2\xe3"), "a PDF document"],
    ["png", bytes([0x89], "PNG\r\n"), "a picture"],
    [
      "osm xml",
      bytes('\n<?xml version="1.0"?>\n<osm version="0.6">'),
      "OpenStreetMap data in XML (.osm). Export it as GeoJSON",
    ],
    ["osm xml with a mark", Buffer.from('\ufeff<?xml version="1.0"?><osm>'), "OpenStreetMap data in XML"],
    [
      "html",
      bytes("<!DOCTYPE html>\n<html><head><script></script></head><table>"),
      "a web page. Download the file itself",
    ],
    ["kml", bytes('<?xml version="1.0"?><kml xmlns="x">'), "a KML file"],
    ["xml", bytes("<rows><row/></rows>"), "an XML document"],
    ["overpass", json(overpass), "an answer of Overpass in its own JSON. Export it as GeoJSON (in overpass turbo"],
    ["overpass, indented", json(overpass, 2), "an answer of Overpass"],
    ["saved places", json(saved), "a list of places saved in Google Maps (Takeout)"],
    ["topojson", json({ type: "Topology", objects: {} }), "a TopoJSON file"],
    ["UTF-16 without its mark", Buffer.from("external_id,name\n", "utf16le"), "no text in UTF-8"],
  ])("is called by its name, with what to do: %s", async (_, file, said) => {
    expect(foreignFile(file)).toContain(`The file is ${said}`);
    for (const profile of ["bellyfed", "nyc", "geojson"] as const) {
      expect(await readAll(file, profile)).toEqual({ rows: [], broken: foreignFile(file) });
    }
  });

  it.each([
    "external_id,name\n1,<osm>\n",
    '{"external_id":"1","name":"Elements"}\n',
    '[{"elements":[]}]',
    JSON.stringify({
      type: "FeatureCollection",
      generator: "overpass-ide",
      features: [{ properties: { elements: [] } }],
    }),
    '\u001e{"type":"Feature"}',
    "PK,external_id\n",
    '{"external_id":"1","name":"A","unknown":[{"a":1}]}',
    '{"inspections":[{"grade":"A"}],"external_id":"1"}',
    '{"address":{"building":"1"},"borough":"X","grades":[{"grade":"A"}],"restaurant_id":"1"}',
    '{"links":[{"rel":"next"}],"type":"FeatureCollection","features":[]}',
    '[{"type":"Feature","properties":{"type":"node"}}]',
    "",
  ])("is none of those that begin like %j", (file) => {
    expect(foreignFile(Buffer.from(file))).toBeUndefined();
  });
});

describe("text in UTF-16 with its mark", () => {
  it.each(["utf-16le", "utf-16be"])("is read as %s, however it is cut", async (encoding) => {
    const text = "\ufeffexternal_id\tname\r\n1\tSüß 🍣\r\n2\t寿司\r\n";
    const file = Buffer.from(text, "utf16le");
    if (encoding === "utf-16be") file.swap16();
    for (const size of [1, 3, 1000]) {
      expect((await readAll(file, "bellyfed", null, size)).rows).toEqual([
        { row: 1, value: { external_id: "1", name: "Süß 🍣" } },
        { row: 2, value: { external_id: "2", name: "寿司" } },
      ]);
    }
  });

  it("has what is no text in it rejected with its row", async () => {
    const [first, rest] = ["\ufeffexternal_id\tname\n1\tA", "B\n2\tC\n"];
    const lone = Buffer.from(`${first}\ud800${rest}`, "utf16le");
    const reason = "is not valid UTF-8; save the file as UTF-8";
    for (const size of [1, 3, 1000]) {
      expect((await readAll(lone, "bellyfed", null, size)).rows).toEqual([
        { row: 1, faults: [{ field: "name", reason }] },
        { row: 2, value: { external_id: "2", name: "C" } },
      ]);
      const odd = Buffer.concat([Buffer.from(`${first}${rest}3\tD`, "utf16le"), Buffer.from([0x45])]);
      expect((await readAll(odd, "bellyfed", null, size)).rows.at(-1)).toEqual({
        row: 3,
        faults: [{ field: "name", reason }],
      });
    }
  });

  it("is recognised when it is something else all the same", async () => {
    expect((await readAll(Buffer.from("\ufeff<osm >", "utf16le"))).broken).toContain("OpenStreetMap data in XML");
  });
});
