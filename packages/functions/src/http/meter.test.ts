import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { type Meter, requestMeter } from "./meter.ts";

const call = (units: number) => ({ kind: "read", units, milliseconds: 1 }) as const;

/** A request that calls the database twice, with something else going on between. */
const request = (meter: Meter, units: number) =>
  meter.measure(async (taken) => {
    meter.onCall(call(units));
    await setTimeout(1);
    await Promise.all([Promise.resolve().then(() => meter.onCall(call(units))), setTimeout(1)]);
    return taken().costs.readUnits;
  });

it("counts what requests side by side take for each by itself", async () => {
  const meter = requestMeter();
  expect(await Promise.all([1, 10, 100].map((units) => request(meter, units)))).toEqual([2, 20, 200]);
});

it("counts what is called outside of any request for none", async () => {
  const meter = requestMeter();
  meter.onCall(call(5));
  expect(await request(meter, 1)).toBe(2);
});

it("tells what was taken so far, and by its own clock for how long", async () => {
  let now = 100;
  const meter = requestMeter(() => now);
  await meter.measure(async (taken) => {
    expect(taken().fields).toMatchObject({ "bellyfed-cost": "rcu=0, wcu=0" });
    meter.onCall(call(0.5));
    now += 7;
    expect(taken().fields).toEqual({
      "bellyfed-cost": "rcu=0.5, wcu=0",
      "server-timing": 'total;dur=7, db;dur=1;desc="1 call"',
    });
  });
});
