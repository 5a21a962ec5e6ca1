import { latinDigits } from "@/platform/api";
import { type Locale, languages, locales } from "@/platform/i18n/locales";
import { minorDigits } from "./price.ts";

/**
 * Why a price cannot be used. `none`: it is no price in this currency. `unclear`: it could mean two, as "1.234" EUR may be a thousand or a slip.
 * `other_currency`: what stands beside the number means another one.
 */
export type PriceFault = "none" | "unclear" | "other_currency";

/** A price in its currency's minor units, or why it is none. */
export type PriceRead = { readonly amount: number } | { readonly fault: PriceFault };

const none: PriceRead = { fault: "none" };

/** A sign or name, the number, perhaps a dash for no cents, a sign or name. After a letter a point belongs to the word: "Rs.50". */
const PRICE =
  /^(?<before>(?:[\p{L}\p{Sc}][\p{L}\p{M}\p{Sc}. ]*?)?) *(?<number>(?:(?<!\p{L})[.,٫])?\d(?:[\d.,'٫٬ ]*\d)?)(?:[.,][-–—]{1,2})? *(?<after>(?:[\p{L}\p{Sc}][\p{L}\p{M}\p{Sc}. ]*)?)$/u;

/**
 * A price as people write it in a language, worked out on its digits: "12.50", "12,50 €" and "€ 12.50" are 1250 EUR, "1.234" KWD is 1234.
 * What separates thousands there is taken for that; what would be decimals there, and cannot be in this currency, for nothing.
 */
export function readPrice(written: string, currency: string, locale: Locale): PriceRead {
  const { before = "", number, after = "" } = PRICE.exec(plainly(written))?.groups ?? {};
  if (number === undefined) return none;
  const signs = [before, after].map(bare).filter(Boolean);
  if (!signs.every((sign) => standsFor(sign, currency))) return { fault: "other_currency" };
  return readNumber(number, minorDigits(currency), languages[locale].decimal);
}

/** Without marks of direction, with one kind of blank, apostrophe and digit. The Arabic separators stay, which mean one thing only. */
const plainly = (written: string): string =>
  latinDigits(written.normalize("NFKC"))
    .replace(/\p{Cf}/gu, "")
    .replace(/\s+/gu, " ")
    .replace(/’/g, "'")
    .replace(/،/g, ",")
    .trim();

/** Both ways to read a number: with decimals, and without. */
function readNumber(text: string, digits: number, decimal: string): PriceRead {
  const [, before = "", separator = "", fraction = ""] = /^(.*)([.,٫])(\d+)$/.exec(text) ?? [];
  const isDecimal = separator !== "" && fraction.length <= digits && !before.includes(separator);
  const withDecimals = isDecimal ? wholeDigits(before) : undefined;
  const without = wholeDigits(text);
  const isLocal = separator === decimal;
  if (withDecimals !== undefined && without !== undefined && !isLocal) return { fault: "unclear" };
  if (withDecimals !== undefined) return amountOf(withDecimals + fraction.padEnd(digits, "0"));
  if (without === undefined) return none;
  const looksDecimal = digits > 0 && isLocal && !before.includes(separator);
  return looksDecimal ? { fault: "unclear" } : amountOf(without + "0".repeat(digits));
}

/** The digits of a whole number: plain ones, or in groups of three after one kind of separator, or as in India; "" before a point is 0. */
function wholeDigits(text: string): string | undefined {
  const isWhole = /^\d*$|^[1-9]\d{0,2}(?:([.,'٬ ])\d{3})(?:\1\d{3})*$|^[1-9]\d?(?:,\d{2})+,\d{3}$/.test(text);
  return isWhole ? text.replace(/\D/g, "") : undefined;
}

function amountOf(digits: string): PriceRead {
  const amount = Number(digits);
  return Number.isSafeInteger(amount) ? { amount } : none;
}

/** Signs that people write and Intl does not know, without points. */
const ownSigns: Readonly<Record<string, readonly string[]>> = {
  AED: ["dh", "dhs"],
  CHF: ["fr", "sfr"],
  CNY: ["元", "rmb"],
  EGP: ["le"],
  INR: ["rs"],
  JPY: ["円"],
  KWD: ["kd"],
};

/** "$" for each dollar, "€" and "Euro": what any of the site's languages calls the currency, its name also without its country. */
function standsFor(sign: string, currency: string): boolean {
  if (!/^[A-Z]{3}$/.test(currency)) return false;
  const shown = (locale: Locale, currencyDisplay: "code" | "symbol" | "narrowSymbol" | "name", value: number) => {
    const format = new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay });
    return bare(format.formatToParts(value).find(({ type }) => type === "currency")?.value ?? "");
  };
  const signs = (["code", "symbol", "narrowSymbol"] as const).flatMap((display) =>
    locales.map((locale) => shown(locale, display, 1)),
  );
  if ([...signs, ...(ownSigns[currency] ?? [])].includes(sign)) return true;
  return sign.length > 2 && locales.some((locale) => [1, 2].some((n) => shown(locale, "name", n).endsWith(sign)));
}

const bare = (sign: string): string =>
  sign
    .normalize("NFKC")
    .replace(/[\p{Cf}.\s]/gu, "")
    .toLowerCase();
