import { expect, it } from "vitest";
import type { Locale } from "../../platform/i18n/locales.ts";
import { locales } from "../../platform/i18n/locales.ts";
import { decimalOf } from "./price.ts";
import { readPrice } from "./written-price.ts";

it.each([
  ["12.50", "EUR", 1250],
  ["12,50", "EUR", 1250],
  ["12,5", "EUR", 1250],
  ["12", "EUR", 1200],
  ["0", "EUR", 0],
  [".50", "USD", 50],
  ["0.1", "USD", 10],
  ["1,234.50", "USD", 123450],
  ["1.234,50", "EUR", 123450],
  ["1 234,50", "EUR", 123450],
  ["1\u202f234,50", "EUR", 123450],
  ["1'234.50", "CHF", 123450],
  ["1’234.50", "CHF", 123450],
  ["1.234.567", "EUR", 123456700],
  ["12,34,567.00", "INR", 123456700],
  ["1250", "JPY", 1250],
  ["1,250", "JPY", 1250],
  ["1.250", "JPY", 1250],
  ["1.2", "KWD", 1200],
  ["0.500", "KWD", 500],
  ["1,234.567", "KWD", 1234567],
  [" 7.00 ", "GBP", 700],
  ["12,-", "EUR", 1200],
  ["12.–", "CHF", 1200],
  ["1000000.00", "EUR", 100000000],
])("%j %s is %i minor units in every language", (written, currency, amount) => {
  for (const locale of locales) expect([locale, readPrice(written, currency, locale)]).toEqual([locale, { amount }]);
});

it.each([
  ["€ 12.50", "EUR", 1250],
  ["12,50 €", "EUR", 1250],
  ["12.50 EUR", "EUR", 1250],
  ["eur 12.50", "EUR", 1250],
  ["12 Euro", "EUR", 1200],
  ["$.50", "USD", 50],
  ["US$12", "USD", 1200],
  ["$12", "CAD", 1200],
  ["20 dollars", "AUD", 2000],
  ["¥1200", "JPY", 1200],
  ["￥１，２００", "JPY", 1200],
  ["1200円", "JPY", 1200],
  ["Rs.50", "INR", 5000],
  ["Fr. 12.50", "CHF", 1250],
  ["£12.50", "GBP", 1250],
  ["12,50 zł", "PLN", 1250],
  ["kr. 120", "DKK", 12000],
  ["CHF 12.–", "CHF", 1200],
  ["١٢٫٥٠", "EGP", 1250],
  ["١٢،٥٠", "EGP", 1250],
  ["۱۲٫۵", "USD", 1250],
  ["١٬٢٣٤٫٥٠ د.إ.", "AED", 123450],
  ["\u200f١٫٢٣٤\u00a0د.ك.\u200f", "KWD", 1234],
])("%j is read with its sign and digits: %s, %i minor units", (written, currency, amount) => {
  for (const locale of locales) expect([locale, readPrice(written, currency, locale)]).toEqual([locale, { amount }]);
});

it.each<[string, string, Locale, number | "unclear"]>([
  ["1.234", "EUR", "de", 123400],
  ["1,234", "EUR", "de", "unclear"],
  ["1,234", "EUR", "en", 123400],
  ["1.234", "EUR", "en", "unclear"],
  ["1.234", "USD", "ar", "unclear"],
  ["€ 1.234", "EUR", "en", "unclear"],
  ["1.234", "KWD", "en", 1234],
  ["1,234", "KWD", "en", "unclear"],
  ["1,234", "KWD", "de", 1234],
  ["1.234", "KWD", "de", "unclear"],
])("%j %s in %s: %s", (written, currency, locale, meant) => {
  expect(readPrice(written, currency, locale)).toEqual(
    typeof meant === "number" ? { amount: meant } : { fault: meant },
  );
});

it.each([
  ["", "EUR"],
  ["abc", "EUR"],
  ["€", "EUR"],
  ["-1", "EUR"],
  ["€ -1", "EUR"],
  ["1e3", "EUR"],
  ["0x10", "EUR"],
  ["12.", "EUR"],
  [".", "EUR"],
  ["1.2.3", "EUR"],
  ["1,23,45", "EUR"],
  ["1,234'567.00", "USD"],
  ["1.234.50", "EUR"],
  ["0.123", "EUR"],
  ["12 50", "EUR"],
  ["12.5", "JPY"],
  ["12.00", "JPY"],
  ["1.2345", "KWD"],
  ["12-14", "EUR"],
  ["½", "EUR"],
  ["99999999999999999999", "EUR"],
  ["Infinity", "EUR"],
])("%j %s is no price", (written, currency) => {
  for (const locale of locales)
    expect([locale, readPrice(written, currency, locale)]).toEqual([locale, { fault: "none" }]);
});

it.each([
  ["$12", "EUR"],
  ["12 €", "USD"],
  ["¥1200", "EUR"],
  ["12 USD", "CAD"],
  ["12 apples", "EUR"],
  ["12 $", "EURO"],
])("%j is no price in %s", (written, currency) => {
  for (const locale of locales) expect(readPrice(written, currency, locale)).toEqual({ fault: "other_currency" });
});

it("what a form shows of a price is read as the same price", () => {
  for (const locale of locales) {
    for (const currency of ["EUR", "JPY", "KWD"]) {
      for (const amount of [0, 1, 9, 10, 99, 100, 101, 1234, 1999, 123456, 100_000_000]) {
        const shown = decimalOf(amount, currency, locale);
        expect([shown, readPrice(shown, currency, locale)]).toEqual([shown, { amount }]);
      }
    }
  }
});
