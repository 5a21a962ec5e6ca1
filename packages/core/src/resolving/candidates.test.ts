import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { candidatesOf } from "./candidates.ts";
import type { KnownPlace, Sought } from "./place.ts";
import { LEAST_SCORE, MOST_CANDIDATES, SAME_FROM } from "./reasons.ts";

const nothing: Sought = {
  ...{ name: null, street: null, postal_code: null, city: null, phone: null },
  website: null,
  location: null,
};
const anker: KnownPlace = {
  ...{ id: "anker", name: "Zum Anker", street: "Hafenstraße 1", postal_code: "20359", city: "Hamburg" },
  ...{ phone: "+49 40 123456", website: "https://anker.de/", location: { lat: 53.54, lng: 9.96 }, status: "open" },
};
/** About so many metres north of it. */
const north = (metres: number) => ({ lat: 53.54 + metres / 111_195, lng: 9.96 });
const found = (sought: Partial<Sought>, ...known: Partial<KnownPlace>[]) =>
  candidatesOf(
    { ...nothing, ...sought },
    (known.length > 0 ? known : [{}]).map((each) => ({ ...anker, ...each })),
  );
const said = (sought: Partial<Sought>, known: Partial<KnownPlace> = {}) => {
  const [first] = found(sought, known);
  return (
    first && [
      first.score,
      ...first.reasons.map(({ reason, metres }) => (metres === undefined ? reason : `${reason} ${metres}`)),
    ]
  );
};

describe("a place", () => {
  it("is found by its name with one thing more, each with its reasons", () => {
    expect(said({ name: "Zum Anker", street: "Hafenstr. 1" })).toEqual([0.85, "same_name", "same_address"]);
    expect(said({ name: "ZUM ANKER GmbH", phone: "040 123456" })).toEqual([0.95, "same_name", "same_phone"]);
    expect(said({ name: "Zum Anker", location: north(30) })).toEqual([0.8, "same_name", "near 30"]);
    expect(said({ name: "Zum Anker", city: "hamburg" })).toEqual([0.55, "same_name", "same_city"]);
    expect(said({ name: "Zum Anker", website: "http://www.anker.de" })).toEqual([0.65, "same_name", "same_website"]);
    expect(said({ name: "Zum Ancker", location: north(30), city: "Hamburg" })).toEqual([
      0.77,
      "similar_name",
      "near 30",
      "same_city",
    ]);
  });

  it("that was renamed is found by its phone and address", () => {
    const renamed = { name: "Golden Dragon", phone: "+49 40 123456", street: "Hafenstraße 1" };
    expect(said(renamed)).toEqual([0.55, "other_name", "same_phone", "same_address"]);
    expect(said({ ...renamed, phone: null })).toBeUndefined();
  });

  it("of the same name at another address, or far away, is not the same", () => {
    expect(said({ name: "Zum Anker", street: "Lange Reihe 5", city: "Hamburg" })).toBeUndefined();
    expect(said({ name: "Zum Anker", city: "Berlin" })).toBeUndefined();
    expect(said({ name: "Zum Anker", location: north(9000), city: "Hamburg" })).toBeUndefined();
    const [sibling] = found({ name: "Zum Anker", street: "Hafenstr. 99", location: north(60), city: "Hamburg" });
    expect(sibling?.score).toBeLessThan(SAME_FROM);
  });

  it("with another name at the same address is another", () => {
    expect(said({ name: "Golden Dragon", street: "Hafenstr. 1", location: north(0), city: "Hamburg" })).toBeUndefined();
  });

  it("that is just there is in the same city, however that is called", () => {
    expect(said({ name: "Zum Anker", location: north(10), city: "St. Pauli" })).toEqual([0.8, "same_name", "near 10"]);
    expect(said({ name: "Zum Anker", street: "Hafenstr. 1", city: "Altona" })).toEqual([
      0.55,
      "same_name",
      "same_address",
      "other_city",
    ]);
  });

  it("that is closed says so", () => {
    expect(said({ name: "Zum Anker", city: "Hamburg" }, { status: "closed" })).toEqual([
      0.55,
      "same_name",
      "same_city",
      "closed",
    ]);
  });

  it("of which several are called so in a city is doubtful", () => {
    const two = found({ name: "Zum Anker", city: "Hamburg" }, {}, { id: "other", street: "Lange Reihe 5" });
    expect(two.map(({ id, score }) => [id, score])).toEqual([
      ["anker", 0.5],
      ["other", 0.5],
    ]);
    expect(two[0]?.reasons.at(-1)).toEqual({ reason: "one_of_several", points: -5 });
  });

  it("that is named by a link is that place", () => {
    const [first, second] = candidatesOf({ ...nothing, name: "Golden Dragon", phone: "+49 40 99" }, [anker], "anker");
    expect([first, second]).toEqual([
      { id: "anker", score: 1, reasons: [{ reason: "same_id", points: 100 }] },
      undefined,
    ]);
  });

  it("has the likeliest candidates first, and few", () => {
    const many = Array.from({ length: 9 }, (_, at) => ({ id: `k${at}`, location: north(at * 40) }));
    const candidates = found({ name: "Zum Anker", location: north(0), city: "Hamburg" }, ...many);
    expect(candidates.map(({ id }) => id)).toEqual(["k0", "k1", "k2", "k3", "k4"].slice(0, MOST_CANDIDATES));
  });

  it("scores from LEAST_SCORE to 1, and what its reasons add", () => {
    const text = fc.option(fc.constantFrom("Zum Anker", "Anker", "Hamburg", "Hafenstraße 1", "+49 40 123456"), {
      nil: null,
    });
    const sought = fc.record({
      name: text,
      street: text,
      postal_code: text,
      city: text,
      phone: text,
      website: text,
      location: fc.option(fc.constantFrom(north(0), north(200), north(20_000)), { nil: null }),
    });
    fc.assert(
      fc.property(sought, (asked) => {
        for (const { score, reasons } of candidatesOf(asked, [anker, { ...anker, id: "b", name: "Anker 2" }])) {
          expect(score).toBeGreaterThanOrEqual(LEAST_SCORE);
          expect(score).toBe(
            Math.min(
              100,
              reasons.reduce((sum, { points }) => sum + points, 0),
            ) / 100,
          );
        }
      }),
    );
  });
});
