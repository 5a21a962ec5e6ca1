import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { MOST_FEATURES, MOST_POSITIONS, readNeighborhoods } from "./read.ts";

type Ring = [number, number][];
const box = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const feature = (name: unknown, ...rings: unknown[]) => ({
  ...{ type: "Feature", properties: { name } },
  geometry: { type: "Polygon", coordinates: rings },
});
const several = (name: string, ...polygons: Ring[][]) => ({
  ...{ type: "Feature", properties: { name } },
  geometry: { type: "MultiPolygon", coordinates: polygons },
});
const file = (...features: object[]) => JSON.stringify({ type: "FeatureCollection", features });
const find = (...features: object[]) => {
  const nameAt = readNeighborhoods(file(...features));
  return (lat: number, lng: number) => nameAt({ lat, lng });
};

describe("a file of neighbourhoods", () => {
  it("names what a place lies in, and nothing outside", () => {
    const at = find(
      feature(" Alfama ", box(-9.14, 38.7, -9.12, 38.72)),
      feature("Baixa", box(-9.15, 38.7, -9.14, 38.72)),
    );
    expect([at(38.71, -9.13), at(38.71, -9.145), at(38.73, -9.13), at(-38.71, 9.13)]).toEqual([
      ...["Alfama", "Baixa", null, null],
    ]);
  });

  it("leaves holes out, and takes all parts of what lies in several", () => {
    const ring = feature("Ring", box(0, 0, 10, 10), box(4, 4, 6, 6));
    const at = find(ring, several("Isles", [box(20, 0, 21, 1)], [box(30, 0, 31, 1), box(30.4, 0.4, 30.6, 0.6)]));
    expect([at(1, 1), at(5, 5), at(0.5, 20.5), at(0.1, 30.1), at(0.5, 30.5)]).toEqual([
      ...["Ring", null, "Isles", "Isles", null],
    ]);
  });

  it("lets the smaller area win where several lie over each other, wherever they stand in the file", () => {
    const [city, quarter, corner] = [
      feature("City", box(0, 0, 10, 10)),
      feature("Quarter", box(0, 0, 5, 5)),
      feature("Corner", box(0, 0, 1, 1)),
    ];
    for (const features of [
      [city, quarter, corner],
      [corner, quarter, city],
    ]) {
      const at = find(...features);
      expect([at(0.5, 0.5), at(3, 3), at(8, 8)]).toEqual(["Corner", "Quarter", "City"]);
    }
    // As large on a flat map, and larger on the earth, because it is nearer to the equator.
    const at = find(feature("South", box(0, 50, 2, 60)), feature("North", box(1, 52, 3, 62)));
    expect(at(55, 1.5)).toBe("North");
    // A hole takes from the size.
    const holed = find(feature("Holed", box(0, 0, 10, 10), box(2, 2, 9.9, 9.9)), feature("Whole", box(0, 0, 7, 7)));
    expect(holed(1, 1)).toBe("Holed");
  });

  it.each([
    ["eastwards", box(179, -20, -178, -10)],
    ["westwards", box(-178, -20, 179, -10).toReversed()],
  ])("may go across the date line, %s", (_, ring) => {
    const at = find(feature("Taveuni", ring, box(179.5, -15, -179.5, -14)));
    expect([at(-12, 179.5), at(-12, -178.5), at(-12, 180), at(-12, -180)]).toEqual(Array(4).fill("Taveuni"));
    expect([at(-12, 178), at(-12, -177), at(-12, 0), at(-14.5, 179.9), at(-14.5, -179.9)]).toEqual(Array(5).fill(null));
  });

  it("may be cut at the date line, as the standard has it", () => {
    const at = find(several("Taveuni", [box(179, -20, 180, -10)], [box(-180, -20, -178, -10)]));
    expect([at(-12, 179.5), at(-12, -178.5), at(-12, 178)]).toEqual(["Taveuni", "Taveuni", null]);
  });

  it("may begin with a byte order mark, and have heights", () => {
    const high = box(0, 0, 1, 1).map((position) => [...position, 12]);
    expect(readNeighborhoods(`\uFEFF${file(feature("High", high))}`)({ lat: 0.5, lng: 0.5 })).toBe("High");
  });
});

/** By how often one goes around a place along the ring, in angles: another method than counting the edges on one side. */
function isAround(ring: Ring, lat: number, lng: number): boolean {
  const angles = ring.map(([x, y]) => Math.atan2(y - lat, x - lng));
  const turned = angles.slice(1).reduce((sum, angle, at) => {
    const step = angle - (angles[at] ?? 0);
    return sum + step - 2 * Math.PI * Math.round(step / (2 * Math.PI));
  }, 0);
  return Math.abs(turned) > Math.PI;
}

const thousandths = (min: number, max: number) => fc.integer({ min, max }).map((whole) => whole / 1000);
/** A star around a centre: a ring that crosses itself nowhere, whatever its radii. */
const star = (west: number, south: number) =>
  fc.array(thousandths(200, 1000), { minLength: 5, maxLength: 12 }).map((radii): Ring => {
    const ring = radii.map((radius, at): [number, number] => {
      const angle = (2 * Math.PI * at) / radii.length;
      return [west + radius * Math.cos(angle), south + radius * Math.sin(angle)];
    });
    return [...ring, ring[0] as [number, number]];
  });
const shrunk = (ring: Ring, [x, y]: [number, number]): Ring =>
  ring.map(([lng, lat]) => [x + (lng - x) / 10, y + (lat - y) / 10]);

test("of random places in random polygons with holes another method says the same", () => {
  const degrees = thousandths(-1200, 1200);
  let [inside, outside] = [0, 0];
  fc.assert(
    fc.property(
      fc.constantFrom(-120, 0, 13.4, 179.6),
      fc.constantFrom(-45, 0, 52),
      star(0, 0),
      fc.array(fc.tuple(degrees, degrees), { minLength: 20, maxLength: 20 }),
      (west, south, flat, places) => {
        const ring = flat.map(([x, y]): [number, number] => [west + x, south + y]);
        const hole = shrunk(ring, [west, south]);
        const wrapped = [ring, hole].map((each) => each.map(([x, y]) => [x > 180 ? x - 360 : x, y]));
        const nameAt = readNeighborhoods(file(feature("Star", ...wrapped)));
        for (const [x, y] of places) {
          const [lng, lat] = [west + x, south + y];
          const expected = isAround(ring, lat, lng) && !isAround(hole, lat, lng);
          expected ? inside++ : outside++;
          expect(nameAt({ lat, lng: lng > 180 ? lng - 360 : lng })).toBe(expected ? "Star" : null);
        }
      },
    ),
  );
  expect(Math.min(inside, outside)).toBeGreaterThan(300);
});

const square = box(0, 0, 1, 1);
const shaped = (geometry: object | null) => ({ type: "Feature", properties: { name: "A" }, geometry });
const northern = [
  [0, 80],
  [120, 80],
  [-120, 80],
];
const ringThrough = (...[first = [0, 0], ...others]: Ring): Ring => [first, ...others, [3, 3], first];

test.each<[what: string, sentence: string, text: string]>([
  ["what is not JSON", "the file is not JSON", "{"],
  ["a list", "not a GeoJSON FeatureCollection", "[]"],
  ["one feature", "not a GeoJSON FeatureCollection", JSON.stringify(feature("A", square))],
  ["a file of nothing", "holds no feature", file()],
  ["a second one without a name", "feature 2 has no property `name`", file(feature("A", square), feature(" ", square))],
  ["a number as a name", "feature 1 has no property `name`", file(feature(7, square))],
  ["a long name", "at most 100 characters", file(feature("x".repeat(101), square))],
  ["a name of two lines", "not one line", file(feature("A\nB", square))],
  ["a point", 'feature 1 ("A") is no Polygon and no MultiPolygon, but Point', file(shaped({ type: "Point" }))],
  ["no geometry", "no Polygon", file(shaped(null))],
  ["no ring", 'feature 1 ("A") has no coordinates', file(feature("A"))],
  ["an empty ring", "ring 1 has fewer than four positions", file(feature("A", []))],
  ["an open ring", "ring 1 is not closed", file(feature("A", square.slice(0, 4)))],
  ["words", "position 5 is not [longitude, latitude]", file(feature("A", [...square.slice(0, 4), ["0", 0]]))],
  ["latitude first", "has the latitude 151: it must be -90 to 90", file(feature("A", box(-34, 151, -33, 152)))],
  ["metres", "has the longitude 500000", file(feature("A", box(500_000, 0, 500_001, 1)))],
  ["a line", "ring 1 is a line and encloses nothing", file(feature("A", ringThrough([1, 1], [2, 2])))],
  ["a pole", "ring 1 goes around a pole", file(feature("A", [...northern, northern[0]]))],
  ["a hole outside", "ring 2 is a hole that reaches beyond", file(feature("A", square, box(0.5, 0.5, 2, 2)))],
  ["a wrong part", '("A"), polygon 2, ring 1 is not closed', file(several("A", [square], [square.slice(1)]))],
  ["too many", "holds 5001 features", file(...Array(MOST_FEATURES + 1).fill(feature("A", square)))],
  ["a long file", "longer than 10000000 bytes", " ".repeat(10_000_001)],
])("%s is refused, and the sentence says where and what: %s", (_, sentence, text) => {
  expect(() => readNeighborhoods(text)).toThrow(/^NEIGHBOURHOODS: /);
  expect(() => readNeighborhoods(text)).toThrow(sentence);
});

test("more positions than may be are refused, and a ring of a hundred thousand is none", () => {
  const round = (many: number): Ring => {
    const ring = Array.from({ length: many }, (_, at): [number, number] => {
      const angle = (2 * Math.PI * at) / many;
      return [Number(Math.cos(angle).toFixed(6)), Number(Math.sin(angle).toFixed(6))];
    });
    return [...ring, ring[0] as [number, number]];
  };
  const at = find(feature("Round", round(150_000)));
  expect([at(0.5, 0.5), at(0.9, 0.9)]).toEqual(["Round", null]);
  expect(() => find(feature("A", round(MOST_POSITIONS)))).toThrow("more than 300000; simplify");
});
