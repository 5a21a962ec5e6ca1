import { faultOf } from "@bellyfed/core/fault";
import { decimalOf } from "./decimal.ts";
import type { DraftedDish } from "./dishes.ts";
import { type Fields, isBlank, isObject, lineOf, textOf, wordsIn } from "./reading.ts";
import { unmappable } from "./row.ts";

/** The dishes of a row: the one that it is itself (`dish`), and those of its `menu`. Throws AppError `import.row` for what is neither. */
export function dishesIn(dish: unknown, menu: unknown): readonly DraftedDish[] {
  const own = saysNothing(dish) ? [] : [draftedDish("dish", dish, {})];
  return [...own, ...(saysNothing(menu) ? [] : dishesOfMenu(menu))];
}

/** Whether it is empty, or has nothing but empty fields. */
export const saysNothing = (value: unknown): boolean =>
  isBlank(value) || (isObject(value) && Object.values(value).every(saysNothing));

/** A menu as GET /restaurants/{id}/menu answers it. */
function dishesOfMenu(menu: unknown): DraftedDish[] {
  const sections = isObject(menu) ? menu.sections : undefined;
  if (!Array.isArray(sections)) throw unmappable("menu.sections", faultOf("wrong_type", { expected: "array" }));
  return sections.flatMap((section: unknown, index) => {
    const at = `menu.sections.${index}`;
    const items = isObject(section) ? section.items : undefined;
    if (!isObject(section) || !Array.isArray(items)) {
      throw unmappable(`${at}.items`, faultOf("wrong_type", { expected: "array" }));
    }
    return items.map((item: unknown, nth) => draftedDish(`${at}.items.${nth}`, item, { section: section.name }));
  });
}

function draftedDish(at: string, value: unknown, more: Fields): DraftedDish {
  if (!isObject(value)) return { at, value };
  const { price, currency, ...fields } = { ...value, ...more };
  const read = Object.fromEntries(
    Object.entries(fields).flatMap(([name, said]) => (isBlank(said) ? [] : [[name, readers[name]?.(said) ?? said]])),
  );
  const isPlain = !isObject(price);
  return {
    at,
    value: { ...read, price: isPlain ? priceOf(price, currency) : withAmount(price) },
    ...(isPlain && { origins: { "price.amount": "price", "price.currency": "currency" } }),
  };
}

const readers: Readonly<Record<string, (value: unknown) => unknown>> = {
  id: lineOf,
  section: lineOf,
  name: lineOf,
  description: (value) => (typeof value === "number" ? String(value) : value),
  dietary: wordsIn,
  available: (value) => TRUTH.get(textOf(value).trim().toLowerCase()) ?? value,
  position: (value) => decimalOf(textOf(value)) ?? value,
};

const TRUTH = new Map([
  ...["true", "yes", "y", "1", "x", "ja", "نعم"].map((word) => [word, true] as const),
  ...["false", "no", "n", "0", "nein", "لا"].map((word) => [word, false] as const),
]);

/** Columns hold text. */
const withAmount = (price: Fields): Fields => ({ ...price, amount: decimalOf(textOf(price.amount)) ?? price.amount });

/** `12.50` and a currency beside it, or `12,50 EUR`; the currency's sign alone says too little. */
const PRICE =
  /^\s*(?:(?<before>[A-Za-z]{3})\s*)?\p{Sc}?\s*(?<whole>\d{1,9})(?:[.,](?<part>\d{1,4}))?\s*\p{Sc}?(?:\s*(?<after>[A-Za-z]{3}))?\s*$/u;

/** A price in minor units; what cannot be read stays as it is, so that it can be said what is wrong with it. */
function priceOf(price: unknown, said: unknown): unknown {
  const { before, whole, part = "", after } = PRICE.exec(textOf(price))?.groups ?? {};
  const currency = (textOf(said).trim() || before || after || "").toUpperCase();
  const named = currency === "" ? {} : { currency };
  if (isBlank(price)) return currency === "" ? undefined : named;
  const digits = digitsOf(currency);
  // `1,250` may be a thousand and more: three digits are no fraction of a currency that has two.
  const isExact = part.length <= digits || (part.length !== 3 && /^0+$/.test(part));
  if (whole === undefined || !isExact) return { amount: price, ...named };
  return { amount: Number(whole + part.slice(0, digits).padEnd(digits, "0")), ...named };
}

/** How many digits a currency's minor unit has: 2, or as ISO 4217 says. */
function digitsOf(currency: string): number {
  try {
    return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}
