import type { DietaryMark, Dish, Menu } from "@/platform/api";
import { readJson, requiredText, textOf } from "@/platform/forms/form-data";
import { decimalOf, minorUnits } from "./price.ts";

export type MenuItem = Menu["sections"][number]["items"][number];
/** A dish with where it is on the menu. */
export type PlacedItem = MenuItem & { readonly section: string };

export const placedItems = (menu: Menu): PlacedItem[] =>
  menu.sections.flatMap(({ name: section, items }) => items.map((item) => ({ ...item, section })));

/** The id of the link to a dish's form, where the focus goes back to. */
export const editLinkId = (id: string): string => `edit-${id}`;

/** The dish that was entered. A price that is none becomes NaN, so that the API refuses it together with all else that is wrong. */
export function dishOf(form: FormData): Dish {
  const currency = requiredText(form, "price.currency").toUpperCase();
  return {
    section: requiredText(form, "section"),
    name: requiredText(form, "name"),
    description: textOf(form, "description"),
    price: { amount: minorUnits(requiredText(form, "price.amount"), currency) ?? Number.NaN, currency },
    dietary: form.getAll("dietary").filter((mark) => typeof mark === "string") as DietaryMark[],
    available: form.get("available") !== null,
  };
}

/** A dish as its form shows it, by the inputs' names; where it stands is not of the form. */
export const dishInputs = ({
  section,
  name,
  description,
  price,
  dietary,
  available,
}: Dish): Record<string, string> => ({
  name,
  section,
  description: typeof description === "string" ? description : "",
  "price.amount": Number.isNaN(price.amount) ? "" : decimalOf(price.amount, price.currency),
  "price.currency": price.currency,
  dietary: (dietary ?? []).toSorted().join(", "),
  available: String(available ?? true),
});

/** What others have made of a dish since its form was shown, as far as it is not what is being written now. */
export function changedMeanwhile(seen: string | null, stored: Dish, written: Dish): Record<string, string> {
  const [now, mine] = [dishInputs(stored), dishInputs(written)];
  if (seen === null || seen === JSON.stringify(now) || JSON.stringify(mine) === JSON.stringify(now)) return {};
  const before = readJson(seen);
  return Object.fromEntries(Object.entries(now).filter(([name, text]) => before[name] !== text));
}

/** The inputs that one has not touched since the form was shown, as what is stored now fills them. */
export function untouchedInputs(seen: string | null, stored: Dish, written: Dish): Record<string, readonly string[]> {
  const [before, now, mine] = [readJson(seen), dishInputs(stored), dishInputs(written)];
  const untouched = Object.entries(now).filter(([name]) => mine[name] === before[name]);
  return Object.fromEntries(untouched.map(([name, text]) => [name, filling(name, text)]));
}

/** Boxes are ticked by their values. */
function filling(name: string, text: string): readonly string[] {
  if (name === "dietary") return text.split(", ");
  if (name === "available") return text === "true" ? ["on"] : [];
  return [text];
}

/** What the API takes to put a dish as it is, at a place. */
export const dishAt = ({ id: _, ...dish }: PlacedItem, position: number): Dish => ({ ...dish, position });

/** The id of a new dish: its name's slug as far as ids may hold it, so that addresses and events can be read, and a suffix that no other dish has. */
export function newItemId(slug: string, suffix: string): string {
  const words = slug
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 40)
    .replace(/^-+|-+$/g, "");
  return `${words || "dish"}-${suffix}`;
}

export type Direction = "up" | "down";

/** A dish that gets another place. */
export interface Placement {
  readonly item: PlacedItem;
  readonly position: number;
}

/**
 * Which dishes get another position when one moves past its neighbour. The section keeps its positions, which also order the sections;
 * where several dishes share one, they are spread upwards as far as needed.
 */
export function placementsOf(
  section: readonly PlacedItem[],
  id: string,
  direction: Direction,
  last: number,
): readonly Placement[] {
  const from = section.findIndex((item) => item.id === id);
  const to = direction === "up" ? from - 1 : from + 1;
  const [item, neighbour] = [section[from], section[to]];
  if (!item || !neighbour) return [];
  const order = section.with(from, neighbour).with(to, item);
  return spread(
    section.map(({ position }) => position),
    last,
  )
    .map((position, index) => ({ item: order[index] ?? item, position }))
    .filter((placed) => placed.position !== placed.item.position);
}

/** The nearest positions that strictly rise and do not pass the last one. */
function spread(positions: readonly number[], last: number): number[] {
  let next = 0;
  const rising = positions.map((position) => {
    const risen = Math.max(position, next);
    next = risen + 1;
    return risen;
  });
  return rising.map((position, index) => Math.min(position, last - (rising.length - 1 - index)));
}

/** Whether the menu shows a dish as it was put; a position that was left out is the API's choice. */
export function showsDish(menu: Menu, id: string, dish: Dish): boolean {
  const shown = placedItems(menu).find((item) => item.id === id);
  if (!shown) return false;
  const compared = (one: Dish) => {
    const { section, name, description = null, price, dietary = [], available = true } = one;
    return JSON.stringify([section, name, description, price.amount, price.currency, dietary.toSorted(), available]);
  };
  const isPlaced = dish.position === undefined || dish.position === null || dish.position === shown.position;
  return isPlaced && compared(shown) === compared(dish);
}
