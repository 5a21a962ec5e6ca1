import fc from "fast-check";
import { expect, it } from "vitest";
import { pieces } from "./pieces.ts";

const marked = (text: string, offsets: [number, number][]) =>
  pieces(text, offsets).map((piece) => (piece.matched ? `[${piece.text}]` : piece.text));

it("what was asked for is set apart", () => {
  const offsets: [number, number][] = [
    [12, 14],
    [7, 9],
  ];
  expect(marked("Frango piri-piri", offsets)).toEqual(["Frango ", "[pi]", "ri-", "[pi]", "ri"]);
  expect(pieces("Soup", [])).toEqual([{ text: "Soup", from: 0, matched: false }]);
});

it("the pieces are the whole text, wherever the offsets lead", () => {
  const offset = fc.tuple(fc.nat(30), fc.nat(30));
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 20 }), fc.array(offset, { maxLength: 5 }), (text, offsets) => {
      const found = pieces(text, offsets);
      expect(found.map((piece) => piece.text).join("")).toBe(text);
      expect(found.every((piece) => piece.text !== "" && text.startsWith(piece.text, piece.from))).toBe(true);
    }),
  );
});
