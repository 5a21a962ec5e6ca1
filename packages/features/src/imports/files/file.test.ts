import { readAll as read } from "@bellyfed/testing/read-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Format, ProfileName } from "../rules.ts";
import { formatOf } from "./file.ts";

const valued = (...values: unknown[]) => values.map((value, index) => ({ row: index + 1, value }));
const whole = (...values: unknown[]) => ({ rows: valued(...values), broken: undefined });
const json = JSON.stringify;

describe("the format", () => {
  it.each<[string, ProfileName, string, Format]>([
    ["an array", "nyc", ' \n[{"a":1}]', "json"],
    ["objects by line", "nyc", '{"a":1}\n{"a":2}', "ndjson"],
    ["a collection", "geojson", '{ "type": "FeatureCollection", "features": [', "geojson"],
    [
      "a collection with its features first",
      "geojson",
      '{"features":[{"type":"Feature"}],"type":"FeatureCollection"}',
      "geojson",
    ],
    ["features by line", "geojson", '{"type":"Feature","properties":{}}\n', "ndjson"],
    ["a text sequence", "geojson", '\u001e{"type":"Feature"}\n', "ndjson"],
    ["an array of features", "geojson", '[{"type":"Feature"}]', "json"],
    ["a header line", "bellyfed", "external_id,name\n", "csv"],
  ])("of %s is seen", (_, profile, head, format) => {
    expect(formatOf(profile, head)).toBe(format);
  });
});

describe("a JSON array", () => {
  it("is read row by row, whatever its layout", async () => {
    expect(await read('\ufeff[ {"a": "]},\\"{["} ,\r\n [1, [2]], "x", 5, null,true ]\n')).toEqual(
      whole({ a: ']},"{[' }, [1, [2]], "x", 5, null, true),
    );
  });

  it("is read the same however it is cut into chunks", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue()),
        fc.integer({ min: 1, max: 50 }),
        fc.boolean(),
        async (values, size, spaced) => {
          const file = spaced ? JSON.stringify(values, null, 1) : json(values);
          const { rows, broken } = await read(file, "bellyfed", "json", size);
          expect(broken).toBeUndefined();
          expect(json(rows)).toBe(json(valued(...values)));
        },
      ),
    );
  });

  it.each<[string, string, number, string]>([
    ["a quote is missing", '[{"a":1},\n{"a":2},\n{"a":"x},{"a":"y"},{"a":z"}]', 2, "Row 3 (line 3) is not JSON"],
    ["one is in the last row", '[{"a":1},\n{"a":"x},\n{"a":1},\n{"a":x"}]', 3, "breaks off after line 4"],
    ["its end is missing", '[{"a":1},{"a":2', 1, "breaks off after line 1"],
    ["only a bracket is missing", '[{"a":1}\n', 0, "breaks off"],
    ["a row is missing", '[{"a":1},,{"a":2}]', 1, "A row is missing on line 1"],
    ["it ends with a comma", '[{"a":1},\n]', 1, "A row is missing on line 2"],
    ["text follows it", '[{"a":1}]\n[{"a":2}]', 1, "Text follows the rows on line 2"],
  ])("breaks off where %s, after the rows before", async (_, file, rows, reason) => {
    for (const size of [1, 1000]) {
      const result = await read(file, "bellyfed", "json", size);
      expect(result.rows).toHaveLength(rows);
      expect(result.broken).toContain(reason);
    }
  });

  it.each(["tru", "NaN", "1,", "'x'", "1}", "[1}]", '"a" "b"', '"\\x"', '"two\nlines"'])(
    "goes on after a row that holds %s",
    async (value) => {
      const { rows, broken } = await read(`[{"a":1},\n{"a":${value}},\n{"a":"},{"}]`);
      expect(broken).toBeUndefined();
      expect(rows).toMatchObject([
        { value: { a: 1 } },
        { row: 2, faults: [{ reason: expect.stringContaining("is not JSON") }] },
        { value: { a: "},{" } },
      ]);
    },
  );

  it("has rows of at most 1 MiB and of UTF-8; others are rejected alone", async () => {
    const file = Buffer.concat([
      Buffer.from(`[{"a":"${"x".repeat(1_100_000)}"},{"b":"`),
      Buffer.from([0xe9]),
      Buffer.from('"},{"c":3}]'),
    ]);
    expect(await read(file, "bellyfed", "json", 65_536)).toEqual({
      rows: [
        { row: 1, faults: [{ field: "", reason: "has more than 1 MiB" }] },
        { row: 2, faults: [{ field: "", reason: "is not valid UTF-8; save the file as UTF-8" }] },
        { row: 3, value: { c: 3 } },
      ],
      broken: undefined,
    });
  });

  it("may be thousands of brackets deep", async () => {
    const deep = "[".repeat(100_000) + "]".repeat(100_000);
    const { rows, broken } = await read(`[${deep},1]`, "bellyfed", "json", 65_536);
    expect(broken).toBeUndefined();
    expect(rows).toHaveLength(2);
  });
});

describe("newline-delimited JSON", () => {
  it("is read line by line, with empty lines, CRLF and a byte-order mark", async () => {
    expect(await read('\ufeff{"a":1}\r\n\r\n{"a":2}\n   \n{"a":3}')).toEqual(whole({ a: 1 }, { a: 2 }, { a: 3 }));
  });

  it("goes on after a line that is no JSON", async () => {
    const { rows, broken } = await read('{"a":1}\n{"a":\n{"a":3}\n');
    expect(broken).toBeUndefined();
    expect(rows).toMatchObject([
      { value: { a: 1 } },
      { faults: [{ reason: expect.stringContaining("is not JSON") }] },
      { value: { a: 3 } },
    ]);
  });

  it("rejects lines that are too long or no UTF-8", async () => {
    const file = Buffer.concat([
      Buffer.from(`{"a":"${"x".repeat(1_100_000)}"}\n{"b":"`),
      Buffer.from([0xff]),
      Buffer.from('"}\n{"c":3}\n'),
    ]);
    const { rows } = await read(file, "bellyfed", "ndjson", 65_536);
    expect(rows).toEqual([
      { row: 1, faults: [{ field: "", reason: "has more than 1 MiB" }] },
      { row: 2, faults: [{ field: "", reason: "is not valid UTF-8; save the file as UTF-8" }] },
      { row: 3, value: { c: 3 } },
    ]);
  });

  it("may be a GeoJSON text sequence", async () => {
    expect(await read('\u001e{"type":"Feature"}\n\u001e{"type":"Feature","id":2}\n', "geojson")).toEqual(
      whole({ type: "Feature" }, { type: "Feature", id: 2 }),
    );
  });
});

describe("a GeoJSON collection", () => {
  it("is read feature by feature, whatever else it holds", async () => {
    const file = json({
      type: "FeatureCollection",
      name: 'a "features": [',
      crs: { features: [0] },
      features: [{ id: 1 }, { id: 2 }],
      bbox: [1],
    });
    expect(await read(file, "geojson", "geojson", 3)).toEqual(whole({ id: 1 }, { id: 2 }));
  });

  it("may be one feature over several lines", async () => {
    const feature = { type: "Feature", properties: { name: "A" }, geometry: { coordinates: [[1, 2]] } };
    for (const file of [json(feature), json(feature, null, 2), json({ id: 1, ...feature }, null, "\t")]) {
      expect(await read(file, "geojson")).toEqual(whole(JSON.parse(file)));
    }
  });

  it.each([1, 1000])("may be followed by others, in chunks of %i bytes", async (size) => {
    const one = (id: number) => json({ features: [{ id }], name: "}]", more: [{ '\\"': 1 }] }, null, id);
    expect(await read(`${one(1)}\n${one(2)}${one(3)}\n`, "geojson", "geojson", size)).toEqual(
      whole({ id: 1 }, { id: 2 }, { id: 3 }),
    );
    expect((await read(`${one(1)} x`, "geojson", "geojson", size)).broken).toContain("Text follows the rows on line");
    expect((await read(`${one(1)},${one(2)}`, "geojson", "geojson", size)).broken).toContain("Text follows the rows");
  });

  it.each(['{"features":[{"a":1}]', '{"features":[{"a":1}],"bbox":[1]', '{"features":[{"a":1}]}\n{"features":['])(
    "that is cut off after its first row says so: %s",
    async (file) => {
      const { rows, broken } = await read(file, "geojson", "geojson");
      expect(rows).toEqual(valued({ a: 1 }));
      expect(broken).toContain("The file breaks off after line");
    },
  );

  it("goes on after a feature that is no JSON", async () => {
    for (const bad of ["{bad}", '{"a":NaN}', '{"a":"two\nlines"}']) {
      const { rows, broken } = await read(`{"features":[{"a":1},\n${bad},\n{"a":3}]}`, "geojson", "geojson");
      expect(broken).toBeUndefined();
      expect(rows).toMatchObject([{ value: { a: 1 } }, { row: 2, faults: [{}] }, { value: { a: 3 } }]);
    }
  });

  it.each([
    ['{"type":"FeatureCollection"}', "The file has no features"],
    ['{"type":"FeatureCollection","features":{}}', "The file has no features"],
    ["[1]", "The file must be an object with features"],
    ['{"type":', "The file ends before its rows"],
  ])("without features says so: %s", async (file, reason) => {
    expect(await read(file, "geojson", "geojson")).toEqual({ rows: [], broken: reason });
  });
});

describe("any file", () => {
  it("may be empty", async () => {
    for (const file of ["", " \n\n", "\ufeff"]) {
      for (const format of ["json", "ndjson", "csv", "geojson", null] as const) {
        expect(await read(file, "bellyfed", format)).toEqual({ rows: [], broken: undefined });
      }
    }
  });

  it("must not be one JSON object over many lines, unless that is a collection", async () => {
    const file = json({ data: [{ external_id: "1" }] }, null, 2);
    expect((await read(file)).broken).toContain(
      "The file is one JSON object; rows stand in an array, or one in each line",
    );
    expect((await read('{\n"external_id": "1"\n}')).broken).toContain("The file is one JSON object; rows stand");
    expect((await read('{"a":\n1}\n')).rows).toHaveLength(2);
  });

  it("ends in rows and at most a reason, whatever it holds", async () => {
    const pieces = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      '"',
      ",",
      ":",
      "\\",
      "\n",
      "\r",
      " ",
      "a",
      "1",
      "é",
      "features",
      "external_id",
      ";",
      "\u001e",
    );
    const formats = fc.constantFrom<Format | null>("json", "ndjson", "csv", "geojson", null);
    await fc.assert(
      fc.asyncProperty(
        fc.array(pieces, { maxLength: 60 }),
        formats,
        fc.integer({ min: 1, max: 9 }),
        async (file, format, size) => {
          const { rows, broken } = await read(file.join(""), "geojson", format, size);
          expect(rows.map(({ row }) => row)).toEqual(rows.map((_, index) => index + 1));
          if (broken !== undefined) expect(broken).toMatch(/^(The (file|header)|A row|A bracket|Row|Text)/);
        },
      ),
      { numRuns: 500 },
    );
  });
});
