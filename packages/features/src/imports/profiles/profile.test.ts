import { describe, expect, it, test } from "vitest";
import { nativeRow, nycRow, osmFeature, recordOf } from "../fixtures.ts";
import type { ProfileName } from "../rules.ts";
import { type Mapped, mapRow, profilesByName } from "./profile.ts";

const map = (profile: ProfileName, row: unknown, city: string | null = null) =>
  mapRow(profilesByName[profile], row, { city });
const restaurantOf = (profile: ProfileName, row: unknown, city: string | null = null) => {
  const mapped = map(profile, row, city);
  if ("rejected" in mapped) throw new Error(JSON.stringify(mapped.rejected));
  return mapped.record.restaurant;
};
const rejectedBy = (profile: ProfileName, row: unknown) => {
  const mapped = map(profile, row);
  return "rejected" in mapped ? mapped.rejected : [];
};
const notesOf = (mapped: Mapped) =>
  "rejected" in mapped ? mapped.rejected : (mapped.notes ?? []).map(({ field }) => field);
const faultsOf = (profile: ProfileName, row: unknown) =>
  rejectedBy(profile, row).map(({ field, reason }) => ({ field, reason }));

test("what is wrong with a row has its code and params beside the reason", () => {
  expect(rejectedBy("nyc", nycRow({ borough: "x".repeat(65) }))).toEqual([
    { field: "borough", reason: "must have at most 64 characters", code: "too_long", params: { most: 64 } },
  ]);
  expect(rejectedBy("geojson", { type: "Point" })).toMatchObject([
    { field: "type", code: "not_one_of", params: { options: ["Feature"] } },
  ]);
});

test("characters that nobody sees are left out of what a row says", () => {
  const row = nativeRow(1, {
    name: "Pas\u200bta \u202eBar",
    address: { street: "Main\u00ad Street" },
    cuisines: ["Th\ufeffai"],
  });
  expect(restaurantOf("bellyfed", row)).toMatchObject({
    name: "Pasta Bar",
    address: { street: "Main Street" },
    cuisines: ["Thai"],
  });
});

describe("native rows", () => {
  it("are taken as they are", () => {
    expect(map("bellyfed", nativeRow(1))).toEqual({ record: recordOf(1) });
  });

  it("bring their inspections along", () => {
    const inspections = [{ grade: "A", score: 3, inspected_at: "2026-01-02" }];
    expect(map("bellyfed", nativeRow(1, { inspections }))).toEqual({ record: { ...recordOf(1), inspections } });
  });

  it("take the import's city when they have none", () => {
    expect(restaurantOf("bellyfed", nativeRow(1, { city: undefined }), "Elsewhere").city).toBe("Elsewhere");
    expect(restaurantOf("bellyfed", nativeRow(1), "Elsewhere").city).toBe("Testville");
  });

  it("are rejected with every fault by the field's own name", () => {
    const row = nativeRow(1, {
      name: "",
      cuisines: [],
      address: { street: 5 },
      colour: "red",
      location: { lat: 99, lng: 0 },
    });
    expect(faultsOf("bellyfed", row)).toEqual(
      expect.arrayContaining([
        { field: "name", reason: "must not be empty" },
        { field: "cuisines", reason: "must have at least 1 entry" },
        { field: "colour", reason: "is not a known field" },
        expect.objectContaining({ field: "address.street" }),
        expect.objectContaining({ field: "location.lat" }),
      ]),
    );
    expect(faultsOf("bellyfed", { ...nativeRow(1), external_id: undefined })).toEqual([
      { field: "external_id", reason: "is required" },
    ]);
  });

  it.each([
    ["phone", "none"],
    ["website", "javascript:alert(1)"],
    ["description", "x".repeat(2001)],
    ["price_level", 2.5],
    ["opening_hours", ["Mo", "Tu"]],
    ["location", "here"],
    ["address", "Main Street"],
  ])("are used without an optional field that cannot be, which is noted: %s", (field, value) => {
    expect(map("bellyfed", nativeRow(1, { [field]: value }))).toEqual({
      record: recordOf(1),
      notes: [expect.objectContaining({ field })],
    });
  });

  it("are used without what of an optional field cannot be", () => {
    const row = nativeRow(1, {
      cuisines: ["Soup", "!", "Stew", "soup", "Pie", "Fish", "Cake", "Tea", "Rice"],
      address: { street: "x".repeat(201), country: "DE" },
      inspections: [
        { grade: "A", score: 2000, inspected_at: "2026-01-02" },
        { grade: "A", score: 1, inspected_at: "2026-02-30" },
      ],
    });
    const mapped = map("bellyfed", row);
    expect(mapped).toMatchObject({
      record: {
        restaurant: {
          cuisines: ["Soup", "Stew", "Pie", "Fish", "Cake", "Tea"],
          address: { street: null, country: "DE" },
        },
        inspections: [{ grade: "A", score: null, inspected_at: "2026-01-02" }],
      },
    });
    expect(notesOf(mapped)).toEqual([
      "cuisines.1",
      "cuisines",
      "address.street",
      "inspections.0.score",
      "inspections.1.inspected_at",
    ]);
  });

  it("are used without as many entries as are wrong, of which a few are told", () => {
    const many = (count: number, entry: unknown) => Array.from({ length: count }, () => entry);
    const inspection = { grade: "A", score: 1, inspected_at: "2026-01-02" };
    const mapped = map(
      "bellyfed",
      nativeRow(1, {
        cuisines: [...many(5000, "!"), "Soup"],
        inspections: [...many(5000, 1), ...many(600, inspection)],
      }),
    );
    expect(mapped).toMatchObject({
      record: { restaurant: { cuisines: ["Soup"] }, inspections: many(500, inspection) },
    });
    expect(notesOf(mapped)).toHaveLength(20);
  });

  it("are rejected without a cuisine that can be used, and say why it cannot", () => {
    expect(faultsOf("bellyfed", nativeRow(1, { cuisines: ["!"] }))).toEqual([
      { field: "cuisines.0", reason: "must contain a letter or a digit" },
      { field: "cuisines", reason: "must have at least 1 entry" },
    ]);
  });

  it.each([null, 5, "text", []])("are rejected when they are no objects: %j", (row) => {
    expect(faultsOf("bellyfed", row)).toEqual([{ field: "", reason: "must be an object" }]);
  });
});

describe("New York's rows", () => {
  it("become restaurants of their borough with an inspection per grade", () => {
    expect(map("nyc", nycRow())).toEqual({
      record: {
        external_id: "30075445",
        restaurant: {
          ...recordOf(1).restaurant,
          name: "Morris Park Bake Shop",
          city: "Bronx",
          cuisines: ["Bakery"],
          address: { street: "1007 Morris Park Ave", postal_code: "10462", region: "NY", country: "US" },
          location: { lat: 40.848447, lng: -73.856077 },
        },
        inspections: [
          { grade: "A", score: 2, inspected_at: "2014-03-03" },
          { grade: "B", score: 14, inspected_at: "2011-03-10" },
        ],
      },
    });
  });

  it("keep a cuisine with commas or slashes whole", () => {
    for (const cuisine of ["Pizza/Italian", "Ice Cream, Gelato, Yogurt, Ices"]) {
      expect(restaurantOf("nyc", nycRow({ cuisine })).cuisines).toEqual([cuisine]);
    }
  });

  it("have a cuisine's mojibake repaired, so that it is the cuisine that it doubles", () => {
    expect(restaurantOf("nyc", nycRow({ cuisine: "CafÃ©/Coffee/Tea" })).cuisines).toEqual(["Café/Coffee/Tea"]);
  });

  it("have no location when the point is missing or outside the city", () => {
    const at = (coord: unknown) => restaurantOf("nyc", nycRow({ address: { ...nycRow().address, coord } })).location;
    expect(at([])).toBeNull();
    expect(at([-92.7302205, 41.7461454])).toBeNull();
    expect(at([40.8, -73.9])).toBeNull();
    expect(at([-73.98, 40.7])).toEqual({ lat: 40.7, lng: -73.98 });
  });

  it("are rejected when the point is no point", () => {
    const address = { ...nycRow().address, coord: ["west", 40] };
    expect(faultsOf("nyc", nycRow({ address }))).toEqual([
      { field: "address.coord", reason: "must be [longitude, latitude]" },
    ]);
  });

  it("keep an inspection with a negative score, without the score", () => {
    const mapped = map("nyc", nycRow({ grades: [{ date: { $date: 1406073600000 }, grade: "B", score: -1 }] }));
    expect(mapped).toMatchObject({
      record: { inspections: [{ grade: "B", score: null, inspected_at: "2014-07-23" }] },
    });
  });

  it("drop the house number 0, which stands for none", () => {
    const street = (building: string) =>
      restaurantOf("nyc", nycRow({ address: { ...nycRow().address, building } })).address.street;
    expect(street("0")).toBe("Morris Park Ave");
    expect(street("")).toBe("Morris Park Ave");
    expect(street("10")).toBe("10 Morris Park Ave");
  });

  it("are rejected by the names of their own fields", () => {
    expect(faultsOf("nyc", nycRow({ borough: undefined }))).toEqual([{ field: "borough", reason: "is required" }]);
    expect(faultsOf("nyc", nycRow({ cuisine: "" }))).toEqual([{ field: "cuisine", reason: "must not be empty" }]);
    expect(faultsOf("nyc", nycRow({ grades: [{ date: "soon", grade: "A", score: 1 }] }))).toEqual([
      { field: "grades.0.date", reason: 'must be a real date like { "$date": 1393804800000 }' },
    ]);
  });

  it("are used without what of an inspection cannot be", () => {
    const grades = [{ date: { $date: 0 }, grade: "A", score: 2000 }];
    const mapped = map("nyc", nycRow({ grades }));
    expect(mapped).toMatchObject({ record: { inspections: [{ grade: "A", score: null }] } });
    expect(notesOf(mapped)).toEqual(["grades.0.score"]);
  });
});

describe("features with OpenStreetMap's tags", () => {
  it("become restaurants", () => {
    const feature = osmFeature({
      cuisine: "ice_cream; pizza;Pizza",
      "addr:street": "Hauptstraße",
      "addr:housenumber": "3a",
      "addr:postcode": "10115",
      "addr:country": "de",
      opening_hours: "Mo-Fr 11:00-22:00; PH off",
      phone: "+49 30 123456; +49 30 654321",
      website: "www.example.org/kugel",
    });
    expect(map("geojson", feature)).toEqual({
      record: {
        external_id: "node/1",
        restaurant: {
          ...recordOf(1).restaurant,
          name: "Zur Kugel",
          city: "Berlin",
          cuisines: ["Ice cream", "Pizza"],
          address: { street: "Hauptstraße 3a", postal_code: "10115", region: null, country: "DE" },
          location: { lat: 52.5, lng: 13.4 },
          opening_hours: "Mo-Fr 11:00-22:00; PH off",
          phone: "+49 30 123456",
          website: "https://www.example.org/kugel",
        },
        inspections: [],
      },
    });
  });

  it("may have their id among the tags, or as a number", () => {
    const idOf = (feature: unknown) => map("geojson", feature);
    expect(idOf(osmFeature({ "@id": "way/7" }, { id: undefined }))).toMatchObject({ record: { external_id: "way/7" } });
    expect(idOf(osmFeature({}, { id: 42 }))).toMatchObject({ record: { external_id: "42" } });
    expect(faultsOf("geojson", osmFeature({}, { id: undefined }))).toEqual([{ field: "id", reason: "is required" }]);
  });

  it("need a city, their own or the import's", () => {
    expect(faultsOf("geojson", osmFeature({ "addr:city": undefined }))).toEqual([
      { field: "properties.addr:city", reason: "is required" },
    ]);
    expect(restaurantOf("geojson", osmFeature({ "addr:city": undefined }), "Potsdam").city).toBe("Potsdam");
  });

  it("take what they serve from the amenity when no cuisine is named", () => {
    const cuisines = (amenity: string) => restaurantOf("geojson", osmFeature({ cuisine: undefined, amenity })).cuisines;
    expect(cuisines("fast_food")).toEqual(["Fast food"]);
    expect(faultsOf("geojson", osmFeature({ cuisine: undefined }))).toEqual([
      { field: "properties.cuisine", reason: "must have at least 1 entry" },
    ]);
  });

  it("keep the first six of more cuisines", () => {
    expect(restaurantOf("geojson", osmFeature({ cuisine: "a;b;c;d;e;f;g;h" })).cuisines).toHaveLength(6);
  });

  it("stand in the middle of an outline", () => {
    const ring = [
      [13, 52],
      [14, 52],
      [14, 53],
      [13, 53],
      [13, 52],
    ];
    for (const geometry of [
      { type: "Polygon", coordinates: [ring] },
      { type: "MultiPolygon", coordinates: [[ring]] },
    ]) {
      expect(restaurantOf("geojson", osmFeature({}, { geometry })).location).toEqual({ lat: 52.5, lng: 13.5 });
    }
    expect(restaurantOf("geojson", osmFeature({}, { geometry: null })).location).toBeNull();
    expect(faultsOf("geojson", osmFeature({}, { geometry: { type: "Point", coordinates: [] } }))).toEqual([
      { field: "geometry.coordinates", reason: "must be [longitude, latitude]" },
    ]);
  });

  it.each(["__proto__", "constructor", "toString"])("take the tag value %s as text", (amenity) => {
    expect(faultsOf("geojson", osmFeature({ cuisine: undefined, amenity }))).toHaveLength(1);
  });
});
