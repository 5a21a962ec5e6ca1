import { amountAt, folded } from "./amounts.ts";
import { isOneOf, type Reading, take } from "./reading.ts";

const metres: Readonly<Record<string, number>> = {
  ...{ m: 1, meter: 1, meters: 1, metre: 1, metres: 1, metern: 1, متر: 1, مترا: 1, امتار: 1 },
  ...{
    km: 1000,
    kilometer: 1000,
    kilometers: 1000,
    kilometre: 1000,
    kilometres: 1000,
    كم: 1000,
    كيلو: 1000,
    كيلومتر: 1000,
    كيلومترات: 1000,
  },
  ...{ mile: 1609, miles: 1609, mi: 1609, meile: 1609, meilen: 1609, ميل: 1609, gehminuten: 80, gehminute: 80 },
};
const walks = folded("walk walking foot fuss gehen zu-fuss مشيا سيرا المشي");
const minutes = folded("minutes minute min mins minuten دقائق دقيقة");
const FARTHEST = 50_000;

/** How far it may be, in metres: "within 500 m", "ten minutes' walk". */
export function radiusIn(reading: Reading): number | null {
  for (let at = 0; at < reading.tokens.length; at++) {
    const value = amountAt(reading, at);
    if (value === null) continue;
    const unit = reading.tokens[at + 1]?.forms.map((form) => metres[form]).find((each) => each !== undefined);
    const isWalk = isOneOf(reading, at + 1, minutes) && [2, 3, 4].some((by) => isOneOf(reading, at + by, walks));
    const by = unit ?? (isWalk ? 80 : undefined);
    if (by === undefined) continue;
    take(reading, at, at + 2);
    return Math.min(FARTHEST, Math.max(1, Math.round(value * by)));
  }
  return null;
}
