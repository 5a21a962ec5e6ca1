import fc from "fast-check";
import { expect, it } from "vitest";
import { frameOf } from "./frame.ts";

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
