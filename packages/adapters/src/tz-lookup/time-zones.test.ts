import { isTimeZone } from "@bellyfed/core/hours/zone";
import fc from "fast-check";
import { expect, it } from "vitest";
import { mappedZone } from "./time-zones.ts";

it.each([
  [40.73, -73.99, "America/New_York"],
  [38.72, -9.14, "Europe/Lisbon"],
  [33.45, -112.07, "America/Phoenix"],
  [27.7, 85.3, "Asia/Kathmandu"],
  [-31.55, 159.08, "Australia/Lord_Howe"],
  [21.3, -157.85, "Pacific/Honolulu"],
  [-13.83, -171.76, "Pacific/Apia"],
])("%d, %d lies in %s", (lat, lng, zone) => {
  expect(mappedZone({ lat, lng })).toBe(zone);
});

it("wherever on earth, this Node knows the zone", () => {
  const degrees = (most: number) => fc.double({ min: -most, max: most, noNaN: true });
  fc.assert(fc.property(degrees(90), degrees(180), (lat, lng) => isTimeZone(mappedZone({ lat, lng }))));
});
