import { expect, it } from "vitest";
import { load } from "./load.ts";
import { summaryOf } from "./summary.ts";

const SECONDS = Number(process.env.LOAD_SECONDS ?? 20);

it(`answers everything for ${SECONDS} s of realistic load, and shows every change in the end`, async () => {
  const summary = summaryOf(await load({ seconds: SECONDS, connections: 16, log: () => {} }));
  expect(summary.errors).toEqual([]);
  expect(summary.answered.filter(([, count]) => count === 0)).toEqual([]);
  expect(summary.lags).toBeGreaterThan(0);
});
