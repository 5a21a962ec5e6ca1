import { describe, expect, it } from "vitest";
import { compareStreets, readStreet } from "./streets.ts";

const compared = (one: string, other: string) => {
  const [a, b] = [readStreet(one), readStreet(other)];
  return a && b ? compareStreets(a, b) : undefined;
};

describe("two lines of addresses", () => {
  it.each([
    ["351 West   57 Street", "351 W. 57th St"],
    ["Hafenstraße 1", "Hafenstr. 1"],
    ["Haupt Straße 12a", "Hauptstrasse 12 A"],
    ["Calle Mayor, 5", "C. Mayor 5"],
    ["12 rue de la Paix", "12, r. de la Paix"],
    ["1007 Morris Park Ave, Suite 3", "1007 Morris Park Avenue"],
    ["1007 Morris Park Ave Fl 2", "01007 morris park av."],
    ["37-15 61 Street", "3715 61st St"],
    ["10-12 Main St", "10 Main Street"],
    ["200 Fifth Avenue", "200 5th Ave."],
    ["36 St. Marks Pl", "36 Saint Marks Place"],
    ["100 Sunset Blvd", "100 Sunset Boulevard"],
    ["5 Atatürk Cad.", "5 Ataturk Caddesi"],
    ["469 Flatbush Avenue", "469 Flatbsh Ave"],
  ])("%s is %s", (one, other) => {
    expect(compared(one, other)).toBe("same_address");
  });

  it.each([
    ["Hafenstraße", "Hafenstr. 1"],
    ["West 57 Street", "351 W 57th St"],
  ])("%s and %s are on one street", (one, other) => {
    expect(compared(one, other)).toBe("same_street");
  });

  it.each([
    ["351 West 57 Street", "351 West 58 Street"],
    ["351 West 57 Street", "353 West 57 Street"],
    ["351 West 57 Street", "351 East 57 Street"],
    ["Hafenstraße 1", "Lange Reihe 1"],
  ])("%s is not %s", (one, other) => {
    expect(compared(one, other)).toBe("other_address");
  });

  it("say nothing of each other where a number is missing on two streets", () => {
    expect(compared("Hafenstraße", "Lange Reihe 1")).toBeUndefined();
    expect(readStreet(" - ")).toBeNull();
  });

  it("are read in time, whatever they say", () => {
    for (const line of ["1 ".repeat(100), "a1 ".repeat(66), `${" ".repeat(199)}x`])
      expect(() => readStreet(line)).not.toThrow();
  });
});
