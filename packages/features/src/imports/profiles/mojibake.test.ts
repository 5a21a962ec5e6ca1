import fc from "fast-check";
import { expect, it } from "vitest";
import { repairMojibake } from "./mojibake.ts";

it.each([
  ["CafÃ©/Coffee/Tea", "Café/Coffee/Tea"],
  ["Brasserie lâ€™Ã‰toile", "Brasserie l’Étoile"],
  ["MÃ¼ller & SÃ¶hne", "Müller & Söhne"],
  ["ç\u0094\u009fã\u0081¨", "生と"],
])("%s is read as %s", (garbled, text) => {
  expect(repairMojibake(garbled)).toBe(text);
});

it.each(["Café/Coffee/Tea", "Ærø Å", "Ã la carte", "Â", "€ 5 “Ä” — 100 %", "naïve", "日本料理"])(
  "%s stays as it is",
  (text) => {
    expect(repairMojibake(text)).toBe(text);
  },
);

it("undoes what reading UTF-8 as Latin-1 does to any text", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary" }).filter((text) => text.isWellFormed()),
      (text) => {
        const garbled = Buffer.from(text).toString("latin1");
        expect(repairMojibake(garbled)).toBe(text);
      },
    ),
  );
});
