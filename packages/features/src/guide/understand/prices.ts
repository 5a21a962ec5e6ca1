import type { Slots } from "../slots.ts";

const LEVELS = [1, 2, 3, 4];
const [LOWEST, HIGHEST] = [1, 4];

type Priced = Pick<Slots, "price" | "order">;

/**
 * What "cheaper" or "more expensive" means after places of some price levels: below the cheapest of them, above the most expensive. Where there
 * is nothing beyond, those at that end come first. Without any known price it is a step from what was asked for.
 */
export function stepped(step: "down" | "up", before: Slots, shown: readonly number[]): Priced {
  if (shown.length === 0) return { ...before, ...stepFrom(step, before) };
  const [least, most] = [Math.min(...shown), Math.max(...shown)];
  const { order } = before;
  if (step === "down") {
    if (least > LOWEST) return { price: LEVELS.filter((level) => level < least), order };
    return { price: LEVELS.filter((level) => level < most || level === LOWEST), order: "cheapest" };
  }
  if (most < HIGHEST) return { price: LEVELS.filter((level) => level > most), order };
  return { price: LEVELS.filter((level) => level > least || level === HIGHEST), order: "priciest" };
}

function stepFrom(step: "down" | "up", { price, order }: Slots): Priced {
  if (step === "up") return { price: Math.max(...price) >= 3 ? [HIGHEST] : [3, 4], order };
  const highest = price.length > 0 ? Math.min(Math.max(...price), 3) : 3;
  // There is no level below the lowest.
  const isLowest = Math.max(...price) === LOWEST;
  return {
    price: LEVELS.filter((level) => level < highest || level === LOWEST),
    order: isLowest ? "cheapest" : order,
  };
}
