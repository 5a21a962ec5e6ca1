import fc from "fast-check";
import { expect, it } from "vitest";
import { placeOf } from "./geometry.ts";

const ring = [
  [13, 52],
  [14, 52],
  [14, 53],
  [13, 53],
  [13, 52],
];
const hole = ring.map(([lng = 0, lat = 0]) => [13.5 + (lng - 13.5) / 4, 52.5 + (lat - 52.5) / 4]);
const point = (...coordinates: unknown[]) => ({ type: "Point", coordinates });
const outline = (...coordinates: number[][]) => ({ type: "Polygon", coordinates: [coordinates] });

it.each([
  ["a point", point(13.4, 52.5), { lat: 52.5, lng: 13.4 }],
  ["a point with a height", point(13.4, 52.5, 34), { lat: 52.5, lng: 13.4 }],
  ["a point in text", point("13.4", " 52.5 "), { lat: 52.5, lng: 13.4 }],
  ["a point of 0, 0, which others judge", point(0, 0), { lat: 0, lng: 0 }],
  ["a point on the antimeridian", point(180, 1), { lat: 1, lng: 180 }],
  ["the pole", point(0, 90), { lat: 90, lng: 0 }],
  ["points", { type: "MultiPoint", coordinates: ring }, { lat: 52.5, lng: 13.5 }],
  ["a line", { type: "LineString", coordinates: ring }, { lat: 52.5, lng: 13.5 }],
  ["lines", { type: "MultiLineString", coordinates: [ring, hole] }, { lat: 52.5, lng: 13.5 }],
  ["an outline", { type: "Polygon", coordinates: [ring] }, { lat: 52.5, lng: 13.5 }],
  ["an outline with a hole", { type: "Polygon", coordinates: [ring, hole] }, { lat: 52.5, lng: 13.5 }],
  ["outlines", { type: "MultiPolygon", coordinates: [[ring, hole], [hole]] }, { lat: 52.5, lng: 13.5 }],
  [
    "a collection",
    { type: "GeometryCollection", geometries: [point(9.9, 53.5), point(9.91, 53.51)] },
    { lat: 53.505, lng: 9.905 },
  ],
  [
    "a collection in a collection",
    { type: "GeometryCollection", geometries: [{ type: "GeometryCollection", geometries: [point(9, 53)] }, outline()] },
    { lat: 53, lng: 9 },
  ],
  [
    "an outline over the antimeridian",
    outline([179.99, -16], [-179.97, -16], [-179.97, -17], [179.99, -17]),
    { lat: -16.5, lng: -179.99 },
  ],
  ["one that counts on beyond it", outline([179.99, -16], [180.03, -16], [180.03, -17]), { lat: -16.5, lng: -179.99 }],
  [
    "one that counts on the other way",
    outline([-180.03, -16], [-179.99, -16], [-179.99, -17]),
    { lat: -16.5, lng: 179.99 },
  ],
  [
    "two halves cut at the antimeridian",
    {
      type: "MultiPolygon",
      coordinates: [
        [
          [
            [179, 0],
            [180, 0],
            [180, 2],
          ],
        ],
        [
          [
            [-180, 0],
            [-179, 0],
            [-179, 2],
          ],
        ],
      ],
    },
    { lat: 1, lng: 180 },
  ],
  ["an outline on the Greenwich meridian", outline([-0.02, 51], [0.04, 51], [0.04, 52]), { lat: 51.5, lng: 0.01 }],
])("%s is in the middle of its bounding box", (_, geometry, place) => {
  expect(placeOf(geometry)).toEqual(place);
});

it.each([
  [undefined, null],
  [null, null],
  [point(), null],
  [{ type: "Polygon", coordinates: [] }, null],
  [{ type: "Polygon", coordinates: [[]] }, null],
  [{ type: "GeometryCollection", geometries: [] }, null],
  ["POINT (9 53)", "pattern.point"],
  [{}, "pattern.point"],
  [{ type: "Point" }, "pattern.point"],
  [point("west", 40), "pattern.point"],
  [point("", ""), "pattern.point"],
  [point(9), "pattern.point"],
  [point(null, null), "pattern.point"],
  [outline([9, 53], [9, Number.NaN]), "pattern.point"],
  [{ type: "GeometryCollection", geometries: [point(9, 53), 5] }, "pattern.point"],
  [point(9, 91), "out_of_range"],
  [point(-200, 9), "out_of_range"],
  [point(1492232.6, 6893122.1), "out_of_range"],
  [outline([1492232.6, 53], [1492240, 53]), "out_of_range"],
])("%j is nowhere", (geometry, code) => {
  const place = placeOf(geometry);
  expect(place && "code" in place ? place.code : place).toBe(code);
});

it("an outline around a pole is near it", () => {
  const around = outline([0, 89.9], [90, 89.9], [180, 89.9], [-90, 89.9], [0, 89.9]);
  expect(placeOf(around)).toMatchObject({ lat: 89.9 });
});

it("an outline of less than half the earth is where it is, wherever it is moved along its latitude", () => {
  const degrees = fc.double({ min: -180, max: 180, noNaN: true });
  const width = fc.double({ min: 0.0001, max: 89, noNaN: true });
  const turned = (lng: number) => ((((lng + 180) % 360) + 360) % 360) - 180;
  fc.assert(
    fc.property(degrees, width, (middle, half) => {
      const place = placeOf(outline(...[-half, -half / 3, half / 2, half].map((off) => [turned(middle + off), 10])));
      const off = Math.abs(turned((place as { lng: number }).lng - middle));
      expect(off).toBeLessThan(1e-6);
    }),
  );
});

it("lists in lists without an end are no geometry", () => {
  const deep: unknown = JSON.parse(`${"[".repeat(5000)}${"]".repeat(5000)}`);
  expect(placeOf({ type: "Polygon", coordinates: deep })).toMatchObject({ code: "pattern.point" });
});
