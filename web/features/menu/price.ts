import { plainDigits } from "@/platform/forms/form-data";
import { isolate } from "@/platform/i18n/plain-text";

/**
 * The minor units of a price as people write it, worked out on its digits: "12.50" and "12,50" EUR are 1250, "1.234" KWD is 1234.
 * undefined for what is no price, and for what could mean two: "1.234" EUR may be a thousand or a slip.
 */
export function minorUnits(written: string, currency: string): number | undefined {
  const digits = minorDigits(currency);
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
  const digits = minorDigits(currency);
  const text = String(amount).padStart(digits + 1, "0");
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** Decimal places of the currencies that have not two: ISO 4217, list one. */
const places: ReadonlyMap<string, number> = new Map([
  ..."BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(" ").map((code) => [code, 0] as const),
  ..."BHD IQD JOD KWD LYD OMR TND".split(" ").map((code) => [code, 3] as const),
  ..."CLF UYW".split(" ").map((code) => [code, 4] as const),
]);

/**
 * How many decimal places a currency's minor unit stands for, by ISO 4217. Intl knows other numbers (CLDR's): forint and dinar have none
 * there, because nobody pays with such coins any more, so a price would come out 100 or 1000 times too high.
 */
export const minorDigits = (currency: string): number => places.get(currency) ?? 2;

interface Price {
  /** In minor units. */
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
}

/** A price as a language writes it. Decimals that the currency is usually written without are shown only where there are any; the sign is kept whole, which `JP¥` is not among Arabic by itself. */
export function formatMoney({ amount, currency }: Price, locale: string): string {
  const digits = minorDigits(currency);
  const value = amount / 10 ** digits;
  const style = { style: "currency", currency } as const;
  const usual = new Intl.NumberFormat(locale, style).resolvedOptions().maximumFractionDigits ?? digits;
  const shown = Number.isInteger(value * 10 ** usual) ? Math.min(usual, digits) : digits;
  return new Intl.NumberFormat(locale, { ...style, minimumFractionDigits: shown, maximumFractionDigits: shown })
    .formatToParts(value)
    .map((part) => (part.type === "currency" ? isolate(part.value) : part.value))
    .join("");
}
