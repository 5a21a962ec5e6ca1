import { latinDigits } from "@/platform/api";
import { type Locale, languages } from "@/platform/i18n/locales";
import { unitOf } from "./currency-sign.ts";
import { minorDigits } from "./price.ts";

/**
 * Why a price cannot be used. `none`: it is no price in this currency. `unclear`: it could mean two, as "1.234" EUR may be a thousand or a slip.
 * `other_currency`: what stands beside the number means another one.
 */
export type PriceFault = "none" | "unclear" | "other_currency";

/** A price in its currency's minor units, or why it is none. */
export type PriceRead = { readonly amount: number } | { readonly fault: PriceFault };

const none: PriceRead = { fault: "none" };

/**
 * A sign or name, the number, perhaps what stands for no cents ("12,-", "120:-", "250/-"), a sign or name. After a letter a point belongs to
 * the word: "Rs.50".
 */
const SIGN = String.raw`[\p{L}\p{Sc}\u20c1](?:[\p{L}\p{M}\p{Sc}."״׳ ]|(?<=\p{L})-(?=\p{L}))*`;
const NUMBER = String.raw`(?:(?<!\p{L})[.,٫])?\d(?:[\d.,'٫٬ ]*\d)?`;
const NO_CENTS = String.raw`[.,:][-–—]{1,2}|\/[-–—=]`;
const PRICE = new RegExp(
  `^(?<before>(?:${SIGN}?)?) *(?<number>${NUMBER})(?:${NO_CENTS})? *(?<after>(?:${SIGN})?)$`,
  "u",
);

/**
 * A price as people write it in a language, worked out on its digits: "12.50", "12,50 €" and "€ 12.50" are 1250 EUR, "1.234" KWD is 1234.
 * What separates thousands there is taken for that; what would be decimals there, and cannot be in this currency, for nothing.
 */
export function readPrice(written: string, currency: string, locale: Locale): PriceRead {
  const { before = "", number, after = "" } = PRICE.exec(plainly(written))?.groups ?? {};
  if (number === undefined) return none;
  const [unit = "currency", ...others] = new Set(
    [before, after].filter(Boolean).map((sign) => unitOf(sign, currency) ?? "none"),
  );
  if (unit === "none" || others.length > 0) return { fault: "other_currency" };
  return readNumber(number, unit === "minor" ? 0 : minorDigits(currency), languages[locale].decimal);
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
