import { expect, test } from "vitest";
import { isDisplayName, personIn } from "./claims.ts";

test.each(["Ada", "Zoë 😀", "محمد", "👩‍🍳", "x".repeat(120), "😀".repeat(120)])("%j is a display name", (name) => {
  expect(isDisplayName(name)).toBe(true);
});

test.each(["", " ", " Ada", "A\nda", "A\u200bda", "\u202eadA", "\u3164", "x".repeat(121), "Moderator", "Anonymous"])(
  "%j is none",
  (name) => {
    expect(isDisplayName(name)).toBe(false);
  },
);

test.each([
  [{ "cognito:groups": ["user", "moderator"] }, "moderator"],
  [{ "cognito:groups": ["admin"], role: "user" }, "user"],
  [{ "cognito:groups": ["user"], role: "admin" }, "admin"],
  [{ "cognito:groups": ["admin"], role: "nobody" }, "user"],
  [{ role: ["owner", "user"] }, "owner"],
])("%j means the role %s: what the issuer says of it stands before groups", (claims, role) => {
  expect(personIn(claims).role).toBe(role);
});
