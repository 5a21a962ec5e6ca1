import { plainDigits } from "@/platform/forms/digits";
import { minorDigits } from "./money.ts";

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
