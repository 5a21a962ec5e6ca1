import type { Dish, Menu, MenuMove } from "@/platform/api";
import { readJson } from "@/platform/forms/form-data";
import type { Locale } from "@/platform/i18n/locales";
import { decimalOf } from "./price.ts";

export type MenuItem = Menu["sections"][number]["items"][number];
/** A dish with where it is on the menu. */
export type PlacedItem = MenuItem & { readonly section: string };

export const placedItems = (menu: Menu): PlacedItem[] =>
  menu.sections.flatMap(({ name: section, items }) => items.map((item) => ({ ...item, section })));

/** The id of the link to a dish's form, where the focus goes back to. */
export const editLinkId = (id: string): string => `edit-${id}`;

/** A dish as its form shows it, by the inputs' names; where it stands is not of the form. */
export const dishInputs = (
  { section, name, description, price, dietary, available }: Dish,
  locale: Locale,
): Record<string, string> => ({
  name,
  section,
  description: typeof description === "string" ? description : "",
  "price.amount": Number.isNaN(price.amount) ? "" : decimalOf(price.amount, price.currency, locale),
  "price.currency": price.currency,
  dietary: (dietary ?? []).toSorted().join(", "),
  available: String(available ?? true),
});

/** What others have made of a dish since its form was shown, as far as it is not what is being written now. */
export function changedMeanwhile(
  seen: string | null,
  stored: Dish,
  written: Dish,
  locale: Locale,
): Record<string, string> {
  const [now, mine] = [dishInputs(stored, locale), dishInputs(written, locale)];
  if (seen === null || seen === JSON.stringify(now) || JSON.stringify(mine) === JSON.stringify(now)) return {};
  const before = readJson(seen);
  return Object.fromEntries(Object.entries(now).filter(([name, text]) => before[name] !== text));
}

/** The inputs that one has not touched since the form was shown, as what is stored now fills them. */
export function untouchedInputs(
  seen: string | null,
  stored: Dish,
  written: Dish,
  locale: Locale,
): Record<string, readonly string[]> {
  const [before, now, mine] = [readJson(seen), dishInputs(stored, locale), dishInputs(written, locale)];
  const untouched = Object.entries(now).filter(([name]) => mine[name] === before[name]);
  return Object.fromEntries(untouched.map(([name, text]) => [name, filling(name, text)]));
}

/** Boxes are ticked by their values. */
function filling(name: string, text: string): readonly string[] {
  if (name === "dietary") return text.split(", ");
  if (name === "available") return text === "true" ? ["on"] : [];
  return [text];
}

/** The id of a new dish: its name's slug as far as ids may hold it, so that addresses and events can be read, and a suffix that no other dish has. */
export function newItemId(slug: string, suffix: string): string {
  const words = slug
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 40)
    .replace(/^-+|-+$/g, "");
  return `${words || "dish"}-${suffix}`;
}

export type Direction = "up" | "down";

/** What the command takes that moves a dish, and the dish's name to say so. */
export interface Move extends MenuMove {
  readonly name: string;
}

/** The ways that a dish can go past a neighbour in its section: the first one not up, the last one not down. */
export function movesOf({ name, items }: Menu["sections"][number], at: number): [Direction, Move][] {
  const [item, above, below] = [items[at], items[at - 1], items[at + 1]];
  if (!item) return [];
  const move = (before: string | null): Move => ({ item_id: item.id, section: name, before, name: item.name });
  const moves: [Direction, Move][] = [];
  if (above) moves.push(["up", move(above.id)]);
  if (below) moves.push(["down", move(items[at + 2]?.id ?? null)]);
  return moves;
}

/** The move that a pressed button stands for. */
export function moveIn(json: string | null): Move {
  const { item_id, section, before, name } = readJson(json);
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  return {
    item_id: text(item_id),
    section: text(section),
    before: typeof before === "string" ? before : null,
    name: text(name),
  };
}
