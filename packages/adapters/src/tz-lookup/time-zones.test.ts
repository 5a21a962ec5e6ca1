import { isTimeZone } from "@bellyfed/core/hours/zone";
import fc from "fast-check";
import { expect, it } from "vitest";
import { mappedTimeZones } from "./time-zones.ts";

it.each([
  [40.73, -73.99, "America/New_York"],
  [38.72, -9.14, "Europe/Lisbon"],
  [33.45, -112.07, "America/Phoenix"],
  [27.7, 85.3, "Asia/Kathmandu"],
  [-31.55, 159.08, "Australia/Lord_Howe"],
  [21.3, -157.85, "Pacific/Honolulu"],
  [-13.83, -171.76, "Pacific/Apia"],
])("%d, %d lies in %s", async (lat, lng, zone) => {
  expect(await mappedTimeZones.at({ lat, lng })).toBe(zone);
});

it("wherever on earth, this Node knows the zone", async () => {
  const degrees = (most: number) => fc.double({ min: -most, max: most, noNaN: true });
  await fc.assert(
    fc.asyncProperty(degrees(90), degrees(180), async (lat, lng) => isTimeZone(await mappedTimeZones.at({ lat, lng }))),
  );
});
