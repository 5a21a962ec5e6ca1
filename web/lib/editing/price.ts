import { plainDigits } from "../forms/digits.ts";

/** Decimal places of the currencies that have not two: ISO 4217, list one. */
const places: ReadonlyMap<string, number> = new Map([
  ..."BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(" ").map((code) => [code, 0] as const),
  ..."BHD IQD JOD KWD LYD OMR TND".split(" ").map((code) => [code, 3] as const),
  ..."CLF UYW".split(" ").map((code) => [code, 4] as const),
]);

/** How many digits a currency has after the point. Not Intl's numbers: those are of coins in use, by which a forint has no minor unit. */
const currencyDigits = (currency: string): number => places.get(currency) ?? 2;

/**
 * The minor units of a price as people write it, worked out on its digits: "12.50" and "12,50" EUR are 1250, "1.234" KWD is 1234.
 * undefined for what is no price, and for what could mean two: "1.234" EUR may be a thousand or a slip.
 */
export function minorUnits(written: string, currency: string): number | undefined {
  const digits = currencyDigits(currency);
  const text = plainDigits(written).trim();
  const parts = digits > 0 ? /^(.*)[.,](\d*)$/.exec(text) : undefined;
  const [, whole, fraction] = parts ?? [text, text, ""];
  if (parts && (fraction === "" || (fraction ?? "").length > digits)) return undefined;
  const units = wholeDigits(whole ?? "");
  if (units === undefined || text === "") return undefined;
  const amount = Number(units + (fraction ?? "").padEnd(digits, "0"));
  return Number.isSafeInteger(amount) ? amount : undefined;
}

/** Digits, or groups of three after one kind of separator; "" before the point is 0. */
function wholeDigits(text: string): string | undefined {
  if (/^\d*$/.test(text)) return text;
  const separator = /^\d{1,3}(?<separator>[.,'’ \u00a0\u202f])\d{3}/.exec(text)?.groups?.separator;
  const groups = separator ? text.split(separator) : [];
  return groups.length > 1 && groups.slice(1).every((group) => /^\d{3}$/.test(group)) ? groups.join("") : undefined;
}

/** A price as a form shows it: 1250 EUR is "12.50", 1250 JPY is "1250". */
export function decimalOf(amount: number, currency: string): string {
  const digits = currencyDigits(currency);
  const text = String(amount).padStart(digits + 1, "0");
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** A price as a language writes it; the digits go to the engine as text, so that none is rounded. */
export const formatPrice = (
  { amount, currency }: { readonly amount: number; readonly currency: string },
  locale: string,
) => new Intl.NumberFormat(locale, { style: "currency", currency }).format(decimalOf(amount, currency) as `${number}`);
