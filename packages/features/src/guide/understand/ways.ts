import { chainWords, independentWords, nearWords, orderWords } from "../lexicon/wishes.ts";
import type { Order } from "../slots.ts";
import { elativeIn } from "./choosing.ts";
import { isDenied, isWaived } from "./denied.ts";
import { isOneOf, metFreely, type Reading, take, takeDescription, takeMet } from "./reading.ts";

/** In which order, whether it is close by and how far that may be, and whether chains are left out. */
export interface Ways {
  readonly order: Order | null;
  readonly nearby: boolean;
  readonly radius: number | null;
  readonly chains: "without" | null;
  /** Price levels that are left where the cheapest or the most expensive is not wanted. */
  readonly levels: readonly number[] | null;
}

export function waysIn(reading: Reading): Ways {
  const near = metFreely(reading, nearWords);
  const orders = ordersIn(reading);
  const independent = takeMet(reading, independentWords);
  const chains = metFreely(reading, chainWords).filter(({ from, to }) => isDenied(reading, from, to));
  for (const { from, to } of [...near, ...chains]) take(reading, from, to);
  for (const { from, to } of orders) takeDescription(reading, from, to);
  const order = orders.find(({ said }) => said === "wanted")?.value ?? null;
  return {
    order,
    nearby: near.length > 0 || order === "distance",
    radius: near.find(({ value }) => value !== null)?.value ?? null,
    chains: chains.length > 0 || independent.length > 0 ? "without" : null,
    levels: levelsLeft(orders.flatMap(({ value, said }) => (said === "denied" ? [value] : []))),
  };
}

/** An order with how it stands: one that is not wanted, or need not be, orders nothing. */
interface OrderSaid {
  readonly value: Order;
  readonly from: number;
  readonly to: number;
  readonly said: "wanted" | "denied" | "waived";
}

function ordersIn(reading: Reading): OrderSaid[] {
  const all = metFreely(reading, orderWords);
  for (const { from, to } of all) take(reading, from, to);
  const met = all.filter(({ value, from }) => value !== "distance" || !isOneOf(reading, from + 1, notNearest));
  const elative = elativeIn(reading);
  const isNew = elative !== null && !met.some(({ from, to }) => from <= elative.from && elative.from < to);
  return [...met, ...(isNew ? [{ ...elative, value: elative.order }] : [])].map(({ value, from, to }) => ({
    ...{ value, from, to },
    said: isWaived(reading, from, to) ? "waived" : isDenied(reading, from, to) ? "denied" : "wanted",
  }));
}

/** "Not the most expensive" may cost anything else. */
function levelsLeft(denied: readonly Order[]): readonly number[] | null {
  const without = [...(denied.includes("cheapest") ? [LOWEST] : []), ...(denied.includes("priciest") ? [HIGHEST] : [])];
  return without.length === 0 ? null : LEVELS.filter((level) => !without.includes(level));
}

const LEVELS = [1, 2, 3, 4];
const [LOWEST, HIGHEST] = [1, 4];

/** "Nächsten Samstag" is no distance. */
const notNearest = new Set(
  "montag dienstag mittwoch donnerstag freitag samstag sonntag woche wochenende mal tag to".split(" "),
);
