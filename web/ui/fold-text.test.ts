import fc from "fast-check";
import { expect, it } from "vitest";
import { fold } from "./fold-text.ts";

it("a short text is shown at once", () => {
  expect(fold("Good soup.")).toEqual({ start: "Good soup.", rest: "" });
  expect(fold("a".repeat(900)).rest).toBe("");
});

it("a long one is cut after a paragraph if there is one, else after a sentence, else after a word", () => {
  const words = "word ".repeat(130);
  expect(fold(`${words}End. More.\n\nNext ${words}`).rest).toMatch(/^Next /);
  expect(fold(`${words}End. More ${words}`).rest).toMatch(/^More /);
  expect(fold(words.repeat(2)).start).toHaveLength(600);
  expect(fold("好吃。".repeat(400)).start).toMatch(/。$/);
});

it("no character is cut in two, however many code points it has", () => {
  expect(fold("👨‍👩‍👧‍👦".repeat(500)).start).toMatch(/^(👨‍👩‍👧‍👦)+$/u);
});

it("both parts are the whole text", () => {
  const piece = fc.constantFrom("soup", " ", "\n", ". ", "\u202e", "😀", "ש");
  fc.assert(
    fc.property(fc.array(piece, { minLength: 200, maxLength: 3000 }), (pieces) => {
      const { start, rest } = fold(pieces.join(""));
      expect(start + rest).toBe(pieces.join(""));
      if (rest !== "") expect(start.length).toBeGreaterThanOrEqual(600);
    }),
  );
});
