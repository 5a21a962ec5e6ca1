import { expect, it } from "vitest";
import { isolate, plainText } from "./plain-text.ts";

it("is one line without anything that turns its direction", () => {
  expect(plainText(" Good\n\nsoup \u202eevil\u202c ", 50)).toBe("Good soup evil");
  expect(plainText("مطعم القمر", 50)).toBe("مطعم القمر");
});

it("in a sentence it is kept apart, and cannot get out", () => {
  expect(isolate("Al \u2069\u202eevil")).toBe("\u2068Al evil\u2069");
});

it("is cut between characters, and says so", () => {
  expect(plainText("😀😀😀", 3)).toBe("😀😀😀");
  expect(plainText("😀😀😀😀", 3)).toBe("😀😀…");
});
