import { expect, it } from "vitest";
import { recordOf } from "../fixtures.ts";
import { rowOfCells } from "./cells.ts";
import { mapRow, profilesByName } from "./profile.ts";

const map = (cells: Readonly<Record<string, string>>) =>
  mapRow(profilesByName.bellyfed, rowOfCells(Object.entries(cells)), { city: null });
const row = { external_id: "r-1", name: "Restaurant 1", city: "Testville", cuisines: "Soup" };

it("reads a line like the same row in JSON", () => {
  expect(map(row)).toEqual({ record: recordOf(1) });
});

it("reads nested columns, lists, numbers and inspections", () => {
  const inspections = '[{"grade":"A","score":1,"inspected_at":"2026-01-02"}]';
  const cells = {
    ...row,
    cuisines: "Soup; Stew|Pie",
    "address.postal_code": "01067",
    "location.lat": "51.05",
    "location.lng": "13.7",
  };
  expect(map({ ...cells, price_level: "2", phone: "", inspections })).toEqual({
    record: {
      ...recordOf(1, {
        cuisines: ["Soup", "Stew", "Pie"],
        address: { street: null, postal_code: "01067", region: null, country: null },
        location: { lat: 51.05, lng: 13.7 },
        price_level: 2,
      }),
      inspections: [{ grade: "A", score: 1, inspected_at: "2026-01-02" }],
    },
  });
});

it("reads a decimal comma in coordinates, and nowhere else", () => {
  const at = (lat: string, lng: string, price = "2") => {
    const mapped = map({ ...row, "location.lat": lat, "location.lng": lng, price_level: price });
    const { location, price_level } = "record" in mapped && mapped.record.restaurant ? mapped.record.restaurant : {};
    return [location?.lat, location?.lng, price_level];
  };
  expect(at("53,5436", "-9,9667")).toEqual([53.5436, -9.9667, 2]);
  expect(at("53.5", "9")).toEqual([53.5, 9, 2]);
  for (const wrong of ["1,234.5", "1,2,3", ",5", "53,"]) expect(at(wrong, "9")).toEqual([undefined, undefined, 2]);
  expect(at("53,5", "9,9", "2,0")).toEqual([53.5, 9.9, null]);
  expect(at("53.5", "9", "2.0")).toEqual([53.5, 9, 2]);
});

it("takes decimal numbers alone for numbers, and digits for digits where a program made them a number", () => {
  const field = (cells: Readonly<Record<string, string>>) => {
    const mapped = map({ ...row, ...cells });
    return "record" in mapped ? mapped.record.restaurant : undefined;
  };
  const at = (lat: string) => field({ "location.lat": lat, "location.lng": "9" })?.location?.lat;
  expect(["51.05", "+51.05", "51.", ".5", "-8.5e-05"].map(at)).toEqual([51.05, 51.05, 51, 0.5, -0.000085]);
  expect(["0x10", "0b11", "0o7", "1e1", "Infinity", "1_0", "--1", "."].map(at)).toEqual(new Array(8).fill(undefined));
  expect(field({ phone: "497151123456.0" })?.phone).toBe(field({ phone: "497151123456" })?.phone);
  const code = (cell: string) => field({ "address.postal_code": cell })?.address?.postal_code;
  expect(["20359.0", "20359", "20.5", "A1.0"].map(code)).toEqual(["20359", "20359", "20.5", "A1.0"]);
});

it("names the column of a cell that is wrong", () => {
  const faults = (cells: Readonly<Record<string, string>>) => {
    const mapped = map({ ...row, ...cells });
    return ("rejected" in mapped ? mapped.rejected : (mapped.notes ?? [])).map(({ field }) => field);
  };
  expect(faults({ "location.lat": "north", "location.lng": "1" })).toEqual(["location.lat"]);
  expect(faults({ "location.lat": "5" })).toEqual(["location.lng"]);
  expect(faults({ price_level: "cheap" })).toEqual(["price_level"]);
  expect(faults({ inspections: "none" })).toEqual(["inspections"]);
  expect(faults({ "address.planet": "Earth" })).toEqual(["address.planet"]);
  expect(faults({ "name.first": "x" })).toEqual(["name"]);
});

it("takes no harm from a cell with more faults than a call has room for", () => {
  expect(map({ ...row, cuisines: "-;".repeat(150_000) })).toMatchObject({ rejected: expect.any(Array) });
});

it("lets no column reach a prototype", () => {
  map({ ...row, "__proto__.polluted": "yes", "constructor.prototype.polluted": "yes" });
  for (const column of ["city", "phone", "address.street", "location.lat", "price_level"]) {
    expect(map({ external_id: "r-1", name: "Restaurant 1", cuisines: "Soup", [`${column}.x`]: "y" })).toHaveProperty(
      "rejected",
    );
  }
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});
