import fc from "fast-check";
import { expect, it } from "vitest";
import { citedPieces, spokenText } from "./cited.ts";

const known = new Set(["1", "2"]);

it("finds the marks of sources that there are", () => {
  expect(citedPieces("It is quiet [1][2]. Ask them.", known)).toEqual([
    { text: "It is quiet" },
    { source: "1" },
    { source: "2" },
    { text: ". Ask them." },
  ]);
});

it.each([
  "See [3]",
  "[link](https://evil.example)",
  "![x](https://evil.example/1.png)",
  "<img src=x onerror=alert(1)>",
  "[ 1 ]",
  "[1",
])("%j is words, whatever it looks like", (text) => {
  expect(citedPieces(text, known)).toEqual([{ text }]);
});

it("reads out the words without the marks", () => {
  expect(spokenText("هادئ [1]. «quiet» [2].", known)).toBe("هادئ. «quiet».");
});

it("loses nothing but the marks and the space before them", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("a", " ", "[", "]", "1", "[1]", "[3]", "\n")), (parts) => {
      const text = parts.join("");
      const pieces = citedPieces(text, known);
      const marks = pieces.map((piece) => ("text" in piece ? piece.text : `[${piece.source}]`)).join("");
      expect(marks).toBe(text.replace(/\s*\[(1|2)\]/g, "[$1]"));
    }),
  );
});
