import fc from "fast-check";
import { expect, it } from "vitest";
import { type Place, placesOf } from "./place.ts";
import { frameOf, graticule, latitudeAt, longitudeAt, plot, project, within } from "./projection.ts";

const at = (lng: number, lat = 0) => ({ lng, lat });

it("one point is its own frame, to the last digit", () => {
  fc.assert(
    fc.property(fc.double({ min: -180, max: 180, noNaN: true }), (lng) => {
      expect(frameOf([at(lng, 7)])).toEqual({ west: lng, east: lng, south: 7, north: 7 });
    }),
  );
});

it("points on both sides of the antimeridian are framed across it", () => {
  expect(frameOf([at(179), at(-179)])).toMatchObject({ west: 179, east: 181 });
});

it("every point lies within, and the frame never ends before it begins", () => {
  const lng = fc.double({ min: -180, max: 180, noNaN: true });
  fc.assert(
    fc.property(fc.array(lng, { minLength: 1, maxLength: 20 }), (lngs) => {
      const { west = 1, east = 0 } = frameOf(lngs.map((each) => at(each))) ?? {};
      expect(east).toBeGreaterThanOrEqual(west);
      for (const each of lngs) expect(each >= west || each + 360 <= east).toBe(true);
    }),
  );
});

it("nothing has no frame", () => {
  expect(frameOf([])).toBeUndefined();
});

const size = { width: 400, height: 300, margin: 20 };
const place = (lng: number, lat: number, id = `${lng} ${lat}`): Place => ({ id, name: id, lng, lat });

it("projects as Web Mercator does, and back", () => {
  expect(project({ lng: 0, lat: 0 })).toEqual({ x: 0.5, y: 0.5 });
  expect(project({ lng: -180, lat: 85.051129 }).y).toBeCloseTo(0, 6);
  // Known values of EPSG:3857, whose square is 20037508.34 m each way.
  const known = project({ lng: 10, lat: 45 });
  expect((known.x - 0.5) * 2 * 20037508.34).toBeCloseTo(1113194.91, 1);
  expect((0.5 - known.y) * 2 * 20037508.34).toBeCloseTo(5621521.49, 1);
  expect(longitudeAt(known.x)).toBeCloseTo(10, 9);
  expect(latitudeAt(known.y)).toBeCloseTo(45, 9);
});

it("a pole is at the edge, not at infinity", () => {
  expect(project({ lng: 0, lat: 90 }).y).toBeCloseTo(0, 6);
  expect(project({ lng: 0, lat: -90 }).y).toBeCloseTo(1, 6);
});

it("fits all places within the margin, north above south and west before east", () => {
  const { points } = plot([place(-9.2, 38.7), place(-9.1, 38.8), place(-9.14, 38.72)], size)!;
  for (const { x, y } of points) {
    expect(x).toBeGreaterThanOrEqual(20);
    expect(x).toBeLessThanOrEqual(380);
    expect(y).toBeGreaterThanOrEqual(20);
    expect(y).toBeLessThanOrEqual(280);
  }
  expect(points[0]!.x).toBeLessThan(points[1]!.x);
  expect(points[0]!.y).toBeGreaterThan(points[1]!.y);
  // The taller side decides, and fills what the margins leave.
  expect(points[0]!.y - points[1]!.y).toBeCloseTo(260, 0);
});

it("a single place is in the middle, with lines around it", () => {
  const { points, x, y } = plot([place(139.7, 35.7)], size)!;
  expect(points).toEqual([{ id: "139.7 35.7", x: 200, y: 150 }]);
  expect(x.some((each) => each > 0 && each < 400)).toBe(true);
  expect(y.some((each) => each > 0 && each < 300)).toBe(true);
});

it("several places at one point are drawn at one point", () => {
  const { points } = plot([place(1, 1, "a"), place(1, 1, "b")], size)!;
  expect(points.map(({ x, y }) => [x, y])).toEqual([
    [200, 150],
    [200, 150],
  ]);
});

it("no place is no drawing", () => {
  expect(plot([], size)).toBeUndefined();
  expect(placesOf([{ id: "a", name: "A", location: null }])).toEqual([]);
});

it("two sides of the antimeridian are near each other", () => {
  const [fiji, samoa] = [place(178.4, -18.1), place(-171.8, -13.8)];
  const frame = frameOf([samoa, fiji])!;
  expect(frame.west).toBeCloseTo(178.4);
  expect(frame.east).toBeCloseTo(188.2);
  expect(within(samoa.lng, frame)).toBeCloseTo(188.2);
  const { points } = plot([samoa, fiji], size)!;
  expect(points[1]!.x).toBeLessThan(points[0]!.x);
  expect(points[0]!.x - points[1]!.x).toBeCloseTo(360, 0);
});

it("the whole world fits, from the far west to the far east", () => {
  const { points } = plot([place(-179, -80), place(0, 0), place(170, 80)], size)!;
  for (const { x, y } of points) {
    expect(x).toBeGreaterThanOrEqual(20);
    expect(x).toBeLessThanOrEqual(380);
    expect(y).toBeGreaterThanOrEqual(20);
    expect(y).toBeLessThanOrEqual(280);
  }
});

it("lines are at round degrees, and never too many", () => {
  expect(graticule({ west: 0.5, east: 5.5, south: 10.2, north: 12.9 })).toEqual({
    lngs: [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5],
    lats: [10.5, 11, 11.5, 12, 12.5],
  });
  for (let span = 0.0001; span < 700; span *= 1.7) {
    const { lngs, lats } = graticule({ west: 10, east: 10 + span, south: -span / 9, north: span / 9 });
    expect(Math.max(lngs.length, lats.length)).toBeLessThanOrEqual(25);
  }
});
