import { expect, it } from "vitest";
import { policiesOf } from "./policies.ts";

it("states of each plan how many requests there may be in a second, at once, and in its period", () => {
  const free = { rate: 10, burst: 20, quota: { limit: 10_000, period: "day" } } as const;
  const local = { rate: 2_000, burst: 4_000 };
  expect(policiesOf({ free, local })).toBe(
    '"free";q=10;w=1;burst=20, "free-day";q=10000;w=86400, "local";q=2000;w=1;burst=4000',
  );
});

it("has nothing to state where there is no plan", () => expect(policiesOf({})).toBe(""));
