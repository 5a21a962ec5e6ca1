import { expect, it } from "vitest";
import { addressLines, mapUrl } from "./address.ts";

const nothing = { street: null, postal_code: null, region: null, country: null };

it("the code comes last in some countries, and before the city in the others", () => {
  const portland = { street: "12 N Heron Ave", postal_code: "97205", region: "Oregon", country: "US" };
  expect(addressLines(portland, "Portland", "USA")).toEqual(["12 N Heron Ave", "Portland, Oregon 97205", "USA"]);
  const lisbon = { street: "Rua do Barco 5", postal_code: "1200-109", region: "Lisboa", country: "PT" };
  expect(addressLines(lisbon, "Lisbon", "Portugal")).toEqual(["Rua do Barco 5", "1200-109 Lisbon, Lisboa", "Portugal"]);
});

it("what is missing leaves no commas behind, and a region called like its city is said once", () => {
  expect(addressLines(nothing, "Kyoto", undefined)).toEqual(["Kyoto"]);
  expect(addressLines({ ...nothing, country: "US" }, "Kyoto", "USA")).toEqual(["Kyoto", "USA"]);
  expect(addressLines({ ...nothing, region: "Berlin", postal_code: "10115" }, "Berlin", undefined)).toEqual([
    "10115 Berlin",
  ]);
});

it("the map shows the place, else looks for the address", () => {
  expect(mapUrl({ lat: 1.5, lng: -2 }, ["x"])).toBe("https://www.openstreetmap.org/?mlat=1.5&mlon=-2#map=18/1.5/-2");
  expect(mapUrl(null, ["1 A&B St", "Kyoto"])).toBe("https://www.openstreetmap.org/search?query=1+A%26B+St%2C+Kyoto");
});
