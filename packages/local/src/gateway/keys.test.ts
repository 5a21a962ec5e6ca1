import { createHash, timingSafeEqual } from "node:crypto";
import { expect, it } from "vitest";
import { keyRing } from "./keys.ts";

const keys = ["first-key", "second-key", "third-key"].map((key) => ({ key, name: `of ${key}`, plan: "free" }));

it("knows whose a key is, and no other key", () => {
  const keyOf = keyRing(keys);
  expect(keyOf("second-key")).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{10}$/),
    name: "of second-key",
    plan: "free",
  });
  for (const wrong of ["", "second-ke", "second-keyy", "SECOND-KEY", "__proto__", "x".repeat(100_000)]) {
    expect(keyOf(wrong)).toBeUndefined();
  }
});

it.each(["first-key", "third-key", "wrong", ""])("compares %j with every key's hash", (presented) => {
  const compared: [Uint8Array, Uint8Array][] = [];
  keyRing(keys, (held, given) => {
    compared.push([held, given]);
    return timingSafeEqual(held, given);
  })(presented);
  const digest = (text: string) => createHash("sha256").update(text).digest("hex");
  expect(compared.map(([held]) => Buffer.from(held).toString("hex"))).toEqual(keys.map(({ key }) => digest(key)));
  expect(compared.map(([, given]) => Buffer.from(given).toString("hex"))).toEqual(keys.map(() => digest(presented)));
});

it("keeps hashes only: what it was configured with may be forgotten", () => {
  const configured = keys.map((key) => ({ ...key }));
  const keyOf = keyRing(configured);
  for (const entry of configured) entry.key = "forgotten";
  expect(keyOf("first-key")).toMatchObject({ name: "of first-key" });
  expect(keyOf("forgotten")).toBeUndefined();
});
