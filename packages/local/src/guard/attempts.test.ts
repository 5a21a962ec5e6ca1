import { addressLimits } from "@bellyfed/core/address-limits";
import { expect, it } from "vitest";
import { countAttempts, isAttempt, mostAttempts } from "./attempts.ts";

const MINUTE = 60_000;

it("lets each address make so many within five minutes, and says how long to wait for more", () => {
  let clock = 0;
  const attempts = countAttempts(2, () => clock);
  expect([attempts.take("203.0.113.7"), attempts.take("203.0.113.7")]).toEqual([undefined, undefined]);
  clock = MINUTE;
  expect([attempts.take("203.0.113.7"), attempts.take("203.0.113.8")]).toEqual([240, undefined]);
  clock = 5 * MINUTE - 1;
  expect(attempts.take("203.0.113.7")).toBe(1);
  clock = 5 * MINUTE;
  expect(attempts.take("203.0.113.7")).toBeUndefined();
});

it("takes a whole IPv6 network for one", () => {
  const attempts = countAttempts(1, () => 0);
  expect([attempts.take("2001:db8::1"), attempts.take("2001:db8::2"), attempts.take("2001:db8:0:1::1")]).toEqual([
    undefined,
    300,
    undefined,
  ]);
});

it("takes back what was none, and never more than that", () => {
  const attempts = countAttempts(1, () => 0);
  attempts.giveBack("203.0.113.7");
  attempts.take("203.0.113.7");
  attempts.giveBack("203.0.113.7");
  attempts.giveBack("203.0.113.7");
  expect([attempts.take("203.0.113.7"), attempts.take("203.0.113.7")]).toEqual([undefined, 300]);
});

it("goes by the firewall's number, or by the one that is set", () => {
  expect([mostAttempts({}), mostAttempts({ ATTEMPTS_PER_ADDRESS: "7" })]).toEqual([addressLimits.attempts, 7]);
  expect(() => mostAttempts({ ATTEMPTS_PER_ADDRESS: "many" })).toThrow("ATTEMPTS_PER_ADDRESS");
});

it.each([
  "/sign-in",
  "/sign-in/password",
  "/sign-up",
  "/sign-up/confirm?step=x",
  "/de/sign-in",
  "/account",
  "/de/account/password",
  "/ar/sign-up/confirm",
  "/[locale]/sign-in",
  "/%73ign-in",
  "//sign-in",
  "/de//sign-in",
  "http://localhost:3000/sign-in",
])("takes a form that is sent to %s for an attempt", (url) => {
  expect(isAttempt({ method: "POST", url })).toBe(true);
  expect(isAttempt({ method: "GET", url })).toBe(false);
});

it.each([
  "/",
  "/restaurants/1/review",
  "/sign-inn",
  "/a/b/sign-in",
  "/restaurants?to=/sign-in",
  "/restaurants/x/account",
  "/%",
  "/api/seen?id=1",
])("takes a form that is sent to %s for none", (url) => {
  expect(isAttempt({ method: "POST", url })).toBe(false);
});
