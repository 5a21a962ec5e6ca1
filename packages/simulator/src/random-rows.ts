import fc from "fast-check";
import type { Look, Row } from "./history.ts";

/** What a restaurant says of itself. */
export const look: fc.Arbitrary<Look> = fc.record({
  name: fc.constantFrom("Kumo", "Bela Vista", "Äpfel", "ЁЛКА 10"),
  city: fc.constantFrom("Porto", "Lisbon", "PORTO", "パリ", "バリ", "Łódź", "Lodz"),
  cuisines: fc.constantFrom(
    ["Ramen"],
    ["Ramen", "Sushi"],
    ["Sushi", "Wine bar", "Ramen"],
    ["Pizza/Italian", "Sushi"],
    ["चीनी", "चना", "Ramen"],
  ),
});
const row: fc.Arbitrary<Row> = fc
  .record({
    place: fc.constantFrom(2 as const, 2 as const, 3 as const),
    look,
    inspections: fc.constantFrom(0, 0, 0, 0, 1, 1, 2, 2, 26),
    broken: fc.constantFrom(false, false, false, true),
    noted: fc.constantFrom(false, false, true),
    serves: fc.constantFrom(
      null,
      null,
      { amount: 700, alone: false },
      { amount: 800, alone: false },
      { amount: 900, alone: true },
    ),
  })
  .map(({ serves, ...said }) => {
    if (!serves) return said;
    return serves.alone ? { ...said, broken: false, noted: false, serves } : { ...said, serves };
  });
/** The rows of a file. */
export const rows = fc.array(row, { minLength: 1, maxLength: 4 });
