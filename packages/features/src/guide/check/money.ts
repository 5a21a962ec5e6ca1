import type { Price } from "../../menus/contract.ts";
import type { GuideLanguage } from "../slots.ts";

/** Decimal places of the currencies that have not two: ISO 4217, list one. Intl has CLDR's, which differ. */
const places: ReadonlyMap<string, number> = new Map([
  ..."BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(" ").map((code) => [code, 0] as const),
  ..."BHD IQD JOD KWD LYD OMR TND".split(" ").map((code) => [code, 3] as const),
  ..."CLF UYW".split(" ").map((code) => [code, 4] as const),
]);

/** Money of minor units as a language writes it, in digits from 0 to 9; whole amounts without decimals where that is usual. */
export function money({ amount, currency }: Price, language: GuideLanguage): string {
  const digits = places.get(currency) ?? 2;
  const value = amount / 10 ** digits;
  const usual = formatOf(currency, language).resolvedOptions().maximumFractionDigits ?? digits;
  const shown = Number.isInteger(value * 10 ** usual) ? Math.min(usual, digits) : digits;
  return formatOf(currency, language, shown)
    .format(value)
    .replace(/[\u200e\u200f]/g, "");
}

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(currency: string, language: GuideLanguage, digits?: number): Intl.NumberFormat {
  const key = `${language} ${currency} ${digits}`;
  const shown = digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const made =
    formats.get(key) ??
    new Intl.NumberFormat(language, { style: "currency", currency, numberingSystem: "latn", ...shown });
  formats.set(key, made);
  return made;
}
