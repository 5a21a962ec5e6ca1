import { expect, it } from "vitest";
import { thereFrom } from "./standing.ts";

const told = { status: "open", business_status: "operational", closed_until: null, opens_on: null } as const;
const hours = { time_zone: "Asia/Tokyo", regular: [], special: [], text: null };

it("a place is there from the midnight after its last day, where it is", () => {
  expect(thereFrom(told)).toBe(-Infinity);
  const paused = { ...told, business_status: "closed_temporarily" } as const;
  expect(thereFrom(paused)).toBe(Infinity);
  expect(thereFrom({ ...paused, closed_until: "2026-05-02", hours })).toBe(Date.parse("2026-05-02T15:00:00Z"));
  expect(thereFrom({ ...told, business_status: "opening_soon", opens_on: "2026-05-02" })).toBe(
    Date.parse("2026-05-02T00:00:00Z"),
  );
});
