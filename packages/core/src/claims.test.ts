import { expect, test } from "vitest";
import { isDisplayName } from "./claims.ts";

test.each(["Ada", "Zoë 😀", "محمد", "👩‍🍳", "x".repeat(120), "😀".repeat(120)])("%j is a display name", (name) => {
  expect(isDisplayName(name)).toBe(true);
});

test.each(["", " ", " Ada", "A\nda", "A\u200bda", "\u202eadA", "\u3164", "x".repeat(121), "Moderator", "Anonymous"])(
  "%j is none",
  (name) => {
    expect(isDisplayName(name)).toBe(false);
  },
);
