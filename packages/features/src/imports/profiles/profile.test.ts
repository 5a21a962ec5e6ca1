import { describe, expect, it, test, vi } from "vitest";
import { nativeRow, nycRow, recordOf } from "../fixtures.ts";
import type { ProfileName } from "../rules.ts";
import { type Mapped, mapRow, profilesByName } from "./profile.ts";

const map = (profile: ProfileName, row: unknown, city: string | null = null) =>
  mapRow(profilesByName[profile], row, { city });
const restaurantOf = (profile: ProfileName, row: unknown, city: string | null = null) => {
  const mapped = map(profile, row, city);
  if ("rejected" in mapped || !mapped.record.restaurant) throw new Error(JSON.stringify(mapped));
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

test.each(["-", "…", "x".repeat(65), true, {}, undefined, " "])("a city %j gives way to the import's", (city) => {
  expect(restaurantOf("bellyfed", nativeRow(1, { city }), "Elsewhere").city).toBe("Elsewhere");
  expect(restaurantOf("nyc", nycRow({ borough: city }), "Elsewhere").city).toBe("Elsewhere");
  expect(rejectedBy("bellyfed", nativeRow(1, { city }))).toMatchObject([{ field: "city" }]);
  expect(rejectedBy("nyc", nycRow({ borough: city }))).toMatchObject([{ field: "borough" }]);
});

test.each(["New\u00ad Town", "12", 12])("a city %j is one, and gives way to no other", (city) => {
  expect(restaurantOf("bellyfed", nativeRow(1, { city }), "Elsewhere").city).not.toBe("Elsewhere");
  expect(restaurantOf("nyc", nycRow({ borough: city }), "Elsewhere").city).not.toBe("Elsewhere");
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
    expect(restaurantOf("bellyfed", nativeRow(1, { city: " " }), "Elsewhere").city).toBe("Elsewhere");
    expect(restaurantOf("bellyfed", nativeRow(1), "Elsewhere").city).toBe("Testville");
  });

  it("are rejected with every fault by the field's own name", () => {
    const row = nativeRow(1, {
      name: "",
      cuisines: [],
      address: { street: true },
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
    ["price_level", "cheap"],
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
        cuisines: [...many(1999, "!"), "Soup"],
        inspections: [...many(1000, 1), ...many(600, inspection)],
      }),
    );
    expect(mapped).toMatchObject({
      record: { restaurant: { cuisines: ["Soup"] }, inspections: many(500, inspection) },
    });
    expect(notesOf(mapped)).toHaveLength(20);
  });

  it("are used with as many entries of a list as are looked at, whatever follows", () => {
    const cuisines = ["Soup", ...Array.from({ length: 200_000 }, () => "!")];
    const inspections = Array.from({ length: 200_000 }, () => 1);
    const mapped = map("bellyfed", nativeRow(1, { cuisines, inspections }));
    expect(mapped).toMatchObject({ record: recordOf(1) });
    expect(notesOf(mapped).slice(0, 2)).toEqual(["cuisines", "inspections"]);
  });

  it("have an id that is a number, and what people write as phone, website and price", () => {
    const row = nativeRow(1, {
      external_id: 42,
      phone: "(212) 555-0100; 212 555 0199",
      website: "www.example.com",
      price_level: "$$",
    });
    expect(map("bellyfed", row)).toEqual({
      record: {
        ...recordOf(1, { phone: "212 555 0100", website: "https://www.example.com", price_level: 2 }),
        external_id: "42",
      },
    });
    expect(restaurantOf("bellyfed", nativeRow(1, { price_level: "3" })).price_level).toBe(3);
  });

  it("take blank texts for nothing, and numbers for text where text is meant and the other way round", () => {
    const blank = { description: "", opening_hours: " ", phone: "", website: "", price_level: "" };
    const nothing = { ...blank, address: { street: "", region: " " }, location: null, inspections: null };
    expect(map("bellyfed", nativeRow(1, nothing))).toEqual({ record: recordOf(1) });
    expect(map("bellyfed", nativeRow(1, { address: null }))).toEqual({ record: recordOf(1) });
    const row = nativeRow(1, {
      phone: 2125550100,
      address: { postal_code: 20359 },
      location: { lat: "53.5", lng: " -9.9" },
    });
    expect(map("bellyfed", row)).toMatchObject({
      record: {
        restaurant: { phone: "2125550100", address: { postal_code: "20359" }, location: { lat: 53.5, lng: -9.9 } },
      },
    });
  });

  it("take numbers for text, and line breaks for blanks, in every field that is one line", () => {
    const texts = { name: 1900, city: 12, cuisines: [7, "Fish\nSoup"], opening_hours: 24, description: 5 };
    expect(map("bellyfed", nativeRow(1, { ...texts, address: { street: 1, region: 2 } }))).toEqual({
      record: recordOf(1, {
        ...{ name: "1900", city: "12", cuisines: ["7", "Fish Soup"], opening_hours: "24", description: "5" },
        address: { street: "1", postal_code: null, region: "2", country: null },
      }),
    });
    for (const end of ["\n", "\r\n", " \r", "\t", "\v", "\u2028", "\n \n"]) {
      const row = {
        ...{ name: `Zum${end}Anker`, city: `Bad${end}Orb`, opening_hours: `Mo${end}Tu${end}`, description: "a\nb" },
        address: { street: `${end}Am  Tor${end}1` },
      };
      expect(map("bellyfed", nativeRow(1, row))).toEqual({
        record: recordOf(1, {
          ...{ name: "Zum Anker", city: "Bad Orb", opening_hours: "Mo Tu", description: "a\nb" },
          address: { street: "Am  Tor 1", postal_code: null, region: null, country: null },
        }),
      });
      expect(restaurantOf("nyc", nycRow({ name: `Zum${end}Anker`, borough: `Bad${end}Orb` }))).toMatchObject({
        ...{ name: "Zum Anker", city: "Bad Orb" },
      });
    }
  });

  it("may have their cuisines as one text", () => {
    const cuisines = (value: unknown) => restaurantOf("bellyfed", nativeRow(1, { cuisines: value })).cuisines;
    expect(cuisines("Soup; Stew|Pie;")).toEqual(["Soup", "Stew", "Pie"]);
    expect(cuisines(5)).toEqual(["5"]);
    expect(rejectedBy("bellyfed", nativeRow(1, { cuisines: " " }))).toMatchObject([{ field: "cuisines" }]);
  });

  it.each([
    [{ lat: 53.5, lon: 9.9 }, []],
    [{ latitude: "53.5", longitude: " 9.9" }, []],
    [{ Lat: "53,5", Long: "9,9" }, []],
    [{ type: "Point", coordinates: [9.9, 53.5] }, []],
    [{ lat: 53.5, lng: 9.9, alt: 12 }, [["location.alt", "unknown_field"]]],
    [{ lat: 53.5, lng: 9.9, lon: 8 }, [["location.lon", "unknown_field"]]],
  ])("stand where the location %j cannot but mean", (location, notes) => {
    const mapped = map("bellyfed", nativeRow(1, { location }));
    expect(mapped).toMatchObject({ record: recordOf(1, { location: { lat: 53.5, lng: 9.9 } }) });
    expect("record" in mapped && (mapped.notes ?? []).map(({ field, code }) => [field, code])).toEqual(notes);
  });

  it.each([
    [[9.9, 53.5], ["location"]],
    ["53.5,9.9", ["location"]],
    ["53,5", ["location"]],
    [53.5, ["location"]],
    [{}, ["location.lat", "location.lng"]],
    [{ x: 1, y: 2 }, ["location.x", "location.y", "location.lat", "location.lng"]],
    [{ lat: "north", lng: 1 }, ["location.lat"]],
    [{ coordinates: ["west", 1] }, ["location"]],
  ])("stand nowhere when it cannot be known where the location %j is, which is noted", (location, notes) => {
    const mapped = map("bellyfed", nativeRow(1, { location }));
    expect(mapped).toMatchObject({ record: recordOf(1) });
    expect(notesOf(mapped)).toEqual(notes);
  });

  it("stand nowhere when they stand at 0, 0, which is noted", () => {
    const mapped = map("bellyfed", nativeRow(1, { location: { lat: 0, lng: 0 } }));
    expect(mapped).toMatchObject({ record: recordOf(1), notes: [{ field: "location", code: "null_island" }] });
    expect(restaurantOf("bellyfed", nativeRow(1, { location: { lat: 0, lng: 9.5 } })).location).toEqual({
      lat: 0,
      lng: 9.5,
    });
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

  it.each([
    [["west", 40], "must be [longitude, latitude]"],
    [[0, 0], "must lie in the city"],
    [[-92.7302205, 41.7461454], "must lie in the city"],
  ])("have a note when the point is none in the city: %j", (coord, reason) => {
    const mapped = map("nyc", nycRow({ address: { ...nycRow().address, coord } }));
    expect(mapped).toMatchObject({
      record: { restaurant: { location: null } },
      notes: [{ field: "address.coord", reason }],
    });
  });

  it("may have their numbers as MongoDB's extended JSON, or as text", () => {
    const row = nycRow({
      restaurant_id: { $numberInt: "30075445" },
      address: {
        ...nycRow().address,
        building: 1007,
        zipcode: { $numberInt: "10462" },
        coord: ["-73.9", { $numberDouble: "40.7" }],
      },
      grades: [
        { date: { $date: { $numberLong: "1393804800000" } }, grade: "A", score: { $numberInt: "2" } },
        { date: { $date: "2011-03-10" }, grade: "B", score: "14" },
      ],
    });
    const known = map("nyc", nycRow());
    if ("rejected" in known) throw new Error("It was rejected");
    const { record } = known;
    expect(map("nyc", row)).toEqual({
      record: { ...record, restaurant: { ...record.restaurant, location: { lat: 40.7, lng: -73.9 } } },
    });
  });

  it.each([
    "2014-03-03T00:00:00",
    "2014-03-03T23:59:59",
    "03/03/2014",
    "3/3/2014",
    "03/03/2014 00:00:00",
    "2014-03-03",
    "2014-03-03T00:00:00Z",
    "2014-03-03 00:00:00",
    "2014-03-03T00:00:00-05:00",
    1393804800000,
    { $numberLong: "1393804800000" },
  ])("have the day that is written, whatever the time zone here: %j", (date) => {
    for (const TZ of ["America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago"]) {
      vi.stubEnv("TZ", TZ);
      for (const written of [date, { $date: date }]) {
        expect(map("nyc", nycRow({ grades: [{ date: written, grade: "A", score: 1 }] }))).toMatchObject({
          record: { inspections: [{ inspected_at: "2014-03-03" }] },
        });
      }
    }
    vi.unstubAllEnvs();
  });

  it("have no inspection of 1900-01-01, which stands for one that is yet to be made", () => {
    const grades = ["1900-01-01T00:00:00Z", "01/01/1900", -2208988800000].map((date) => ({
      date: { $date: date },
      grade: null,
    }));
    const mapped = map("nyc", nycRow({ grades }));
    expect(mapped).toMatchObject({ record: { inspections: [] } });
    expect(notesOf(mapped)).toEqual([]);
  });

  it.each(["soon", "2014-02-30", "13/01/2014", null, 1e99])(
    "have a note for an inspection without a real day: %j",
    (date) => {
      const mapped = map("nyc", nycRow({ grades: [{ date }, ...nycRow().grades] }));
      expect(mapped).toMatchObject({ record: { inspections: [{}, {}] } });
      expect(notesOf(mapped)).toEqual(["grades.0.date"]);
    },
  );

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
  });

  it("are used without what of an inspection cannot be", () => {
    const grades = [{ date: { $date: 0 }, grade: "A", score: 2000 }];
    const mapped = map("nyc", nycRow({ grades }));
    expect(mapped).toMatchObject({ record: { inspections: [{ grade: "A", score: null }] } });
    expect(notesOf(mapped)).toEqual(["grades.0.score"]);
  });
});
