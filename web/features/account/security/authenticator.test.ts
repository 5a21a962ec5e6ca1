import { expect, it } from "vitest";
import { authenticatorUri, inGroups, MOST_URI } from "./authenticator.ts";

it("an app reads the secret, for whom and by whom it is", () => {
  const uri = new URL(authenticatorUri("JBSWY3DPEHPK3PXP", "Zoë & Co: ?#/"));
  expect([uri.protocol, uri.host]).toEqual(["otpauth:", "totp"]);
  expect(decodeURIComponent(uri.pathname)).toBe("/Bellyfed:Zoë & Co: ?#/");
  expect(Object.fromEntries(uri.searchParams)).toEqual({ secret: "JBSWY3DPEHPK3PXP", issuer: "Bellyfed" });
});

it("people read the secret in groups", () => {
  expect(inGroups("JBSWY3DPEH")).toBe("JBSW Y3DP EH");
  expect(inGroups("JBSWY3DP")).toBe("JBSW Y3DP");
});

it.each(["🍜".repeat(120), "a".repeat(120), "ي".repeat(120)])("a long name leaves room for the rest: %s", (name) => {
  const uri = authenticatorUri("A".repeat(52), name);
  expect(uri.length).toBeLessThanOrEqual(MOST_URI);
  expect(uri.length).toBeGreaterThan(MOST_URI - 12);
  expect(decodeURIComponent(new URL(uri).pathname)).toMatch(new RegExp(`^/Bellyfed:${[...name][0]}+$`, "u"));
});
