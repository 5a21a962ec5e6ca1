import { openers } from "../lexicon/choosing.ts";
import { overpricedWords, priceComplaints, priceSteps, priceWords } from "../lexicon/wishes.ts";
import { isDenied, isDeniedOfThing } from "./denied.ts";
import { isOneOf, metFreely, type Reading, take, takeDescription, takeMet } from "./reading.ts";

/** What prices are wanted: levels, or a step from those of the turn before; null where nothing is said. */
export type PriceSaid = { readonly levels: readonly number[] } | { readonly step: "down" | "up" | "any" } | null;

const LEVELS = [1, 2, 3, 4];

export function priceIn(reading: Reading): PriceSaid {
  const complaint = complaintIn(reading);
  const [step] = takeMet(reading, priceSteps);
  const changed = complaint ?? step;
  if (changed) return { step: changed.value };
  const overpriced = metFreely(reading, overpricedWords).filter(({ from, to }) => isDenied(reading, from, to));
  const said = metFreely(reading, priceWords).map(({ value, from, to }) => ({
    value,
    from,
    to,
    denied: isDenied(reading, from, to) || isDeniedOfThing(reading, from),
  }));
  for (const { from, to } of [...said, ...overpriced]) takeDescription(reading, from, to);
  if (said.length === 0 && overpriced.length > 0) return { levels: [1, 2] };
  const [first] = said;
  if (!first) return null;
  const { value, denied } = said.find((each) => each.denied) ?? first;
  const levels = LEVELS.filter((level) => value.includes(level) !== denied);
  const above = LEVELS.filter((level) => level > Math.max(...value));
  return { levels: denied && value.length === 1 && above.length > 0 ? above : levels };
}

/** Prices that are wanted, without those that are left out; what changes the price of before stays. */
export function within(left: readonly number[] | null, price: PriceSaid): PriceSaid {
  if (left === null || (price && "step" in price)) return price;
  return { levels: price === null ? left : price.levels.filter((level) => left.includes(level)) };
}

/** "Too expensive" asks for something cheaper; "nothing too expensive" and "is it too expensive?" do not. */
function complaintIn(reading: Reading) {
  if (isOneOf(reading, 0, openers)) return undefined;
  const complaint = metFreely(reading, priceComplaints).find(({ from, to }) => !isDenied(reading, from, to));
  if (complaint) take(reading, complaint.from, complaint.to);
  return complaint;
}
