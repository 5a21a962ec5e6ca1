import { type Locale, languages } from "@/platform/i18n/locales";
import { isolate } from "@/platform/i18n/plain-text";

/** A price as a language's form shows it: 1250 EUR is "12.50" or "12,50", 1250 JPY is "1250". */
export function decimalOf(amount: number, currency: string, locale: Locale): string {
  const digits = minorDigits(currency);
  const text = String(amount).padStart(digits + 1, "0");
  return digits === 0 ? text : text.slice(0, -digits) + languages[locale].decimal + text.slice(-digits);
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
