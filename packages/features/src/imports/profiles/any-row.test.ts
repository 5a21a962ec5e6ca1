import fc from "fast-check";
import * as v from "valibot";
import { expect, it } from "vitest";
import { ImportRecord } from "../contract.ts";
import { nativeRow, nycRow, osmFeature } from "../fixtures.ts";
import type { ProfileName } from "../rules.ts";
import { mapRow, profilesByName } from "./profile.ts";

/** Good rows of each profile, with all that each reads. */
const good: Readonly<Record<ProfileName, object>> = {
  bellyfed: nativeRow(1, {
    ...{
      phone: "040 123456",
      website: "www.example.com",
      price_level: "$$",
      opening_hours: "Mo-Su",
      description: "Good",
    },
    address: { street: "Main Street", postal_code: "1", region: "A", country: "DE" },
    location: { lat: 1, lng: "2" },
    inspections: [{ grade: "A", score: 1, inspected_at: "2026-01-02" }],
  }),
  nyc: nycRow(),
  geojson: osmFeature({
    ...{
      "@id": "node/1",
      phone: "040 123456",
      website: "www.example.com",
      description: "Good",
      opening_hours: "Mo-Su",
    },
    ...{ "addr:street": "Main Street", "addr:housenumber": 1, "addr:postcode": 1, other_tags: '"a"=>"b"', tags: {} },
  }),
};

/** The row with something in the place of one or several of its parts. */
const spoilt = (row: object): fc.Arbitrary<unknown> => {
  const places: (readonly string[])[] = [];
  const walk = (value: unknown, path: readonly string[]) => {
    if (path.length > 0) places.push(path);
    if (typeof value === "object" && value !== null)
      for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key]);
  };
  walk(row, []);
  const values = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom(
      "",
      " ",
      "-",
      "0",
      0,
      -1,
      1e308,
      true,
      "\u0000",
      "\ud800",
      "x".repeat(3000),
      [[[]]],
      { $date: {} },
      { $numberInt: "x" },
    ),
  );
  return fc.array(fc.tuple(fc.constantFrom(...places), values), { minLength: 1, maxLength: 3 }).map((changes) => {
    const changed = structuredClone(row) as Record<string, unknown>;
    for (const [path, value] of changes) {
      let parent: unknown = changed;
      for (const key of path.slice(0, -1)) parent = (parent as Record<string, unknown> | null)?.[key];
      if (typeof parent === "object" && parent !== null) (parent as Record<string, unknown>)[path.at(-1) ?? ""] = value;
    }
    return changed;
  });
};

it.each(Object.entries(good))(
  "any row of %s is a record that the contract accepts, or is rejected with a reason",
  (name, row) => {
    const profile = profilesByName[name as ProfileName];
    expect(mapRow(profile, row, { city: null })).not.toHaveProperty("rejected");
    fc.assert(
      fc.property(fc.oneof(spoilt(row), fc.jsonValue()), fc.constantFrom(null, "Elsewhere"), (any, city) => {
        const mapped = mapRow(profile, any, { city });
        if ("rejected" in mapped) expect(mapped.rejected.length).toBeGreaterThan(0);
        else expect(v.is(ImportRecord, mapped.record)).toBe(true);
        const told = "rejected" in mapped ? mapped.rejected : (mapped.notes ?? []);
        for (const { field, reason } of told) expect([typeof field, reason.length > 0]).toEqual(["string", true]);
      }),
      { numRuns: 400 },
    );
  },
);
