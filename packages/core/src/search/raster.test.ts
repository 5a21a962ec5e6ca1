import { expect, test } from "vitest";
import { inPolygon, millimetres } from "./geo.ts";
import type { Ring } from "./query.ts";
import { manyInPolygon } from "./raster.ts";
import { around, unitVector } from "./rough.ts";

/** Numbers from 0 to below 1 that follow no pattern, always the same. */
function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

const ringOf = (chance: () => number, points: number, size: number): Ring =>
  Array.from({ length: points }, () => [-74 + size * (chance() - 0.5), 40.7 + size * (chance() - 0.5)] as const);

test("cells say of each place what a look at every line says, whatever lines cross", () => {
  const chance = chanceOf(3);
  const counts = { inside: 0, outside: 0 };
  for (let turn = 0; turn < 60; turn++) {
    const size = [0.0001, 0.05, 1, 60][turn % 4] ?? 1;
    const outer = ringOf(chance, 3 + Math.floor(chance() * 40), size);
    const polygon = [outer, ringOf(chance, 5, size / 2)];
    const [many, one] = [manyInPolygon(polygon), inPolygon(polygon)];
    const places = Array.from({ length: 1000 }, () => [
      40.7 + size * 1.2 * (chance() - 0.5),
      -74 + size * 1.2 * (chance() - 0.5),
    ]);
    // On corners, and beside them by as little as numbers can be.
    for (const [lng, lat] of outer) places.push([lat, lng], [lat + 1e-13, lng - 1e-13], [lat - 1e-9, lng]);
    for (const [lat = 0, lng = 0] of places) {
      const right = one(lat, lng);
      counts[right ? "inside" : "outside"]++;
      expect(many(lat, lng), JSON.stringify({ polygon, lat, lng })).toBe(right);
    }
  }
  expect(Math.min(counts.inside, counts.outside)).toBeGreaterThan(5000);
});

test("a flat polygon, and none, have nothing in them", () => {
  expect(manyInPolygon([])(40, -74)).toBe(false);
  expect(
    manyInPolygon([
      [
        [-74, 40],
        [-73, 40],
        [-74, 40],
      ],
    ])(40, -73.5),
  ).toBe(false);
});

test("short numbers tell who is within a radius as millimetres do, everywhere on earth", () => {
  const chance = chanceOf(5);
  for (let turn = 0; turn < 20_000; turn++) {
    const near = { lat: 180 * chance() - 90, lng: 360 * chance() - 180, radius: 10 ** (chance() * 7) };
    const away = (near.radius / 111_000) * (0.5 + chance());
    const place = {
      lat: Math.max(-90, Math.min(90, near.lat + away * (chance() - 0.5))),
      lng: ((near.lng + away * (chance() - 0.5) + 540) % 360) - 180,
    };
    const exact = millimetres(place, near);
    // At its very edge, too.
    for (const radius of [near.radius, exact / 1000, (exact - 1) / 1000]) {
      const circle = around({ ...near, radius });
      const [x = 0, y = 0, z = 0] = new Float32Array(unitVector(place));
      expect(circle.isWithin(place, x, y, z), JSON.stringify({ near, place })).toBe(exact <= radius * 1000);
      expect(circle.atLeast(x, y, z)).toBeLessThanOrEqual(exact);
    }
  }
});
