import { expect, it } from "vitest";
import type { Hours } from "./model.ts";
import { openingAt } from "./open.ts";
import { isOpenThen } from "./open-then.ts";

/** Clocks that skip an hour, half an hour or a whole day (Apia, 30 December 2011), and one that does nothing. */
const zones = ["America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca", "Asia/Kolkata"];
const days = [
  Date.UTC(2026, 2, 7),
  Date.UTC(2026, 10, 1),
  Date.UTC(2011, 11, 29),
  Date.UTC(2026, 3, 4),
  Date.UTC(2026, 11, 24),
];

/** Numbers from 0 to below one, always the same ones. */
function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
}

function someHours(chance: () => number): Pick<Hours, "regular" | "special"> {
  const span = () => {
    const from = Math.floor(chance() * 96) * 15;
    return { from, to: from + 15 + Math.floor(chance() * 100) * 15 };
  };
  const regular = [0, 1, 2, 3, 4, 5, 6]
    .filter(() => chance() < 0.7)
    .map((day) => ({ kind: "open" as const, day, ...span() }));
  const dates = ["12-25", "2026-03-08", "2026-11-01", "12-30", "PH"].filter(() => chance() < 0.3);
  const special = dates.map((date) => ({
    ...{ date, kind: "open" as const, spans: chance() < 0.5 ? [] : [span()], note: null },
    ...(chance() < 0.5 && { cut: true as const }),
  }));
  return { regular, special };
}

it("is open when openingAt says so, on days of all kinds", () => {
  const chance = chanceOf(11);
  let open = 0;
  for (let count = 0; count < 4000; count++) {
    const hours = someHours(chance);
    const zone = zones[count % zones.length] ?? "UTC";
    const instant = (days[Math.floor(chance() * days.length)] ?? 0) + Math.floor(chance() * 3 * 1440) * 60_000;
    const right = openingAt({ hours, zone }, instant)?.open === true;
    expect(isOpenThen({ ...hours, zone }, { instant }), JSON.stringify({ hours, zone, instant })).toBe(right);
    open += right ? 1 : 0;
  }
  expect(open).toBeGreaterThan(800);
});

it("knows nothing without a zone, or before it is there", () => {
  const always = {
    regular: [0, 1, 2, 3, 4, 5, 6].map((day) => ({ kind: "open" as const, day, from: 0, to: 1440 })),
    special: [],
  };
  const instant = Date.UTC(2026, 0, 1);
  expect(isOpenThen({ ...always, zone: null }, { instant })).toBe(false);
  expect(isOpenThen({ ...always, zone: "Nowhere/City" }, { instant })).toBe(false);
  expect(isOpenThen({ ...always, zone: "UTC", since: instant + 1 }, { instant })).toBe(false);
  expect(isOpenThen({ ...always, zone: "UTC", since: instant }, { instant })).toBe(true);
});
