import { expect, it } from "vitest";
import { periodEnd, throttle } from "./throttle.ts";

const at = (iso: string) => Date.parse(iso);
const clock = (start = at("2026-03-04T12:00:00Z")) => {
  let now = start;
  return { now: () => now, pass: (milliseconds: number) => (now += milliseconds) };
};
const admittedOf = (admit: () => { admitted: boolean }, times: number) =>
  Array.from({ length: times }, admit).filter(({ admitted }) => admitted).length;

it("admits a burst and then what the rate gives back", () => {
  const { now, pass } = clock();
  const admit = throttle({ free: { rate: 2, burst: 5 } }, now);
  expect(admittedOf(() => admit("k", "free"), 20)).toBe(5);
  expect(admit("k", "free")).toEqual({ admitted: false, code: "gateway.throttled", retryAfter: 1 });
  pass(1000);
  expect(admittedOf(() => admit("k", "free"), 20)).toBe(2);
});

it("never saves up more than the burst", () => {
  const { now, pass } = clock();
  const admit = throttle({ free: { rate: 10, burst: 3 } }, now);
  admit("k", "free");
  pass(60_000);
  expect(admittedOf(() => admit("k", "free"), 20)).toBe(3);
});

it("says how long a slow plan's next token takes", () => {
  const admit = throttle({ slow: { rate: 0.1, burst: 1 } }, clock().now);
  admit("k", "slow");
  expect(admit("k", "slow")).toMatchObject({ retryAfter: 10 });
});

it("counts each key by itself", () => {
  const admit = throttle({ free: { rate: 1, burst: 1 } }, clock().now);
  expect(admit("a", "free").admitted).toBe(true);
  expect(admit("b", "free").admitted).toBe(true);
});

it("refuses beyond the quota until the period ends, and takes no token for it", () => {
  const { now, pass } = clock();
  const admit = throttle({ free: { rate: 1, burst: 100, quota: { limit: 3, period: "day" } } }, now);
  expect(admittedOf(() => admit("k", "free"), 10)).toBe(3);
  expect(admit("k", "free")).toEqual({ admitted: false, code: "gateway.quota", retryAfter: 12 * 3600 });
  pass(12 * 3600 * 1000);
  expect(admittedOf(() => admit("k", "free"), 10)).toBe(3);
});

it("bears a clock that goes backwards", () => {
  const { now, pass } = clock();
  const admit = throttle({ free: { rate: 1, burst: 2 } }, now);
  admit("k", "free");
  pass(-60_000);
  expect(admit("k", "free").admitted).toBe(true);
});

it("ends days, weeks and months where UTC does", () => {
  const wednesday = at("2026-12-30T23:59:59Z");
  expect(periodEnd("day", wednesday)).toBe(at("2026-12-31T00:00:00Z"));
  expect(periodEnd("week", wednesday)).toBe(at("2027-01-04T00:00:00Z"));
  expect(periodEnd("month", wednesday)).toBe(at("2027-01-01T00:00:00Z"));
  expect(periodEnd("week", at("2026-12-28T00:00:00Z"))).toBe(at("2027-01-04T00:00:00Z"));
});
