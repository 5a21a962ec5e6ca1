import fc from "fast-check";
import { expect, it } from "vitest";
import { wallTime } from "./zone.ts";

const zones = ["Asia/Tokyo", "Europe/Lisbon", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"] as const;

/** What the system's calendar shows, to the second, without anything that is kept. */
function shown(instant: number, zone: string): string {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
  return format.format(Math.floor(instant / 1000) * 1000);
}

it("a clock shows what the calendar says, however often it is looked at, and goes on within a second", () => {
  const instant = fc.integer({ min: Date.UTC(1960, 0), max: Date.UTC(2050, 0) });
  fc.assert(
    fc.property(instant, fc.constantFrom(...zones), fc.integer({ min: 0, max: 999 }), (at, zone, further) => {
      const second = Math.floor(at / 1000) * 1000;
      for (const each of [second, second + further, second]) {
        const wall = wallTime(each, zone);
        expect(new Date(wall).toISOString().replace("T", " ").slice(0, 19)).toBe(shown(each, zone));
        expect(((wall % 1000) + 1000) % 1000).toBe(((each % 1000) + 1000) % 1000);
      }
    }),
    { numRuns: 300 },
  );
});

it("a zone that is none is refused each time", () => {
  for (let time = 0; time < 2; time++) expect(() => wallTime(0, "Europe/Nowhere")).toThrow(RangeError);
});
